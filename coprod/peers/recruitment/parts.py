"""The parts of an application, in the order they are listed. Any order will do for filling them in (REC-3)."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices


class PartKey(StrEnum):
    YOU = "you"
    HELP = "help"
    KNOW = "know"
    HISTORY = "history"
    HOPES = "hopes"
    FREE = "free"
    PEOPLE = "people"


class How(TextChoices):
    """How a part is filled in: by the person, or by one of us beside them or on the phone with them."""

    ALONE = "alone", "By the person"
    TOGETHER = "together", "Together"
    PHONE = "phone", "On the phone"


WITH_US = (How.TOGETHER, How.PHONE)
SENT = "sent"
"""Stands beside the keys of parts for sending the application."""


@dataclass(frozen=True)
class Part:
    """One page of questions, in words for the person and for one of us who fills it in with them. Its address is
    named after its key: `recruitment:you`."""

    key: PartKey
    group: str
    name: str
    group_for_us: str
    name_for_us: str
    hint: str = ""


PARTS = (
    Part(
        PartKey.YOU,
        "About you",
        "Your name and how to reach you",
        "About them",
        "Their name and how to reach them",
    ),
    Part(
        PartKey.HELP,
        "About you",
        "What helps you take part",
        "About them",
        "What helps them take part",
        "Childcare, a lift, large print, a quiet room",
    ),
    Part(
        PartKey.KNOW,
        "Your experience",
        "What you know from your own life",
        "Their experience",
        "What they know from their own life",
        "Share as much or as little as you like",
    ),
    Part(PartKey.HISTORY, "Your experience", "Your last two years", "Their experience", "Their last two years"),
    Part(
        PartKey.HOPES,
        "What you want",
        "What you want from this",
        "What they want",
        "What they want from this",
        "Skills, company, a job one day, to give back",
    ),
    Part(PartKey.FREE, "What you want", "When you are free", "What they want", "When they are free"),
    Part(
        PartKey.PEOPLE,
        "People who know you",
        "Choose who we can ask",
        "People who know them",
        "Choose who we can ask",
        "A support worker, probation officer, GP, group leader",
    ),
)

"""The parts of an application, in the order they are listed. Any order will do for filling them in (REC-3)."""

from dataclasses import dataclass
from enum import StrEnum


class PartKey(StrEnum):
    YOU = "you"
    HELP = "help"
    KNOW = "know"
    HISTORY = "history"
    HOPES = "hopes"
    FREE = "free"
    PEOPLE = "people"


@dataclass(frozen=True)
class Part:
    """One page of questions. Its address is named after its key: `recruitment:you`."""

    key: PartKey
    group: str
    name: str
    hint: str = ""


PARTS = (
    Part(PartKey.YOU, "About you", "Your name and how to reach you"),
    Part(PartKey.HELP, "About you", "What helps you take part", "Childcare, a lift, large print, a quiet room"),
    Part(
        PartKey.KNOW,
        "Your experience",
        "What you know from your own life",
        "Share as much or as little as you like",
    ),
    Part(PartKey.HISTORY, "Your experience", "Your last two years"),
    Part(PartKey.HOPES, "What you want", "What you want from this", "Skills, company, a job one day, to give back"),
    Part(PartKey.FREE, "What you want", "When you are free"),
    Part(
        PartKey.PEOPLE,
        "People who know you",
        "Choose who we can ask",
        "A support worker, probation officer, GP, group leader",
    ),
)

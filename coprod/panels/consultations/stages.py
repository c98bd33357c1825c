"""Where a consultation is, and where one contribution is."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor
from coprod.audit.stages import Move


class Stage(TextChoices):
    DRAFT = "draft", "Being prepared"
    OPEN = "open", "Open"
    ANSWERING = "answering", "Being looked at"
    PUBLISHED = "published", "Answered"


SHOWN_TO_MEMBERS = (Stage.OPEN, Stage.ANSWERING, Stage.PUBLISHED)


class Said(TextChoices):
    HEARD = "heard", "Heard"
    LATE = "late", "Kept for the next round"
    WITHDRAWN = "withdrawn", "Taken back"


def the_writer(by: Actor, consultation: Any) -> bool:
    """The owner of the policy, and leads of its service."""
    return bool(consultation.version.policy.may_be_written_by(by))


def has_terms(consultation: Any) -> str | None:
    """Terms come first: nothing is asked before members know what can change (CON-1)."""
    missing = [
        words
        for words, is_there in (
            ("what can still change", consultation.can_change),
            ("what cannot change", consultation.cannot_change),
            ("who decides", consultation.decided_by),
            ("by when members hear", consultation.hear_by),
            ("until when they can answer", consultation.closes_on),
        )
        if not is_there
    ]
    return f"Still to say: {', '.join(missing)}." if missing else None


def has_a_part(consultation: Any) -> str | None:
    return None if consultation.version.parts.exists() else "There is no part to answer yet."


def closes_in_time(consultation: Any) -> str | None:
    return consultation.trouble_with_days()


def all_answered(consultation: Any) -> str | None:
    """Nothing is published while someone has not been answered (CON-9)."""
    waiting = list(consultation.contributions.waiting().select_related("author", "part").order_by("part__position"))
    if not waiting:
        return None
    named = "; ".join(f"{each.author.panel_name} on “{each.part.heading}”" for each in waiting[:20])
    more = f"; and {len(waiting) - 20} more" if len(waiting) > 20 else ""
    return f"Not answered yet: {named}{more}. Everyone who said something gets an answer first."


MOVES = (
    Move(
        (Stage.DRAFT,),
        Stage.OPEN,
        "opened a consultation",
        the_writer,
        needs=(has_terms, has_a_part, closes_in_time),
    ),
    Move((Stage.OPEN,), Stage.ANSWERING, "closed the answers of a consultation", the_writer),
    Move(
        (Stage.ANSWERING,),
        Stage.PUBLISHED,
        "published the answers of a consultation",
        the_writer,
        needs=(all_answered,),
    ),
)


def the_author(by: Actor, contribution: Any) -> bool:
    """The member, under their panel name; or someone who may act for them, in their name."""
    name = contribution.author.panel_name
    return by == contribution.author.voice or (by.user is not None and by.on_behalf_of == name)


CONTRIBUTION_MOVES = (Move((Said.HEARD, Said.LATE), Said.WITHDRAWN, "took back what they had said", the_author),)

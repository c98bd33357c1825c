"""Where an enquiry is: waiting for an answer, answered, closed."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.stages import Move
from coprod.people.models.service import RECRUITING_ROLES


class Stage(TextChoices):
    WAITING = "waiting", "Waiting for an answer"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


OPEN = (Stage.WAITING, Stage.ANSWERED)


def recruiting_staff(by: Actor, _enquiry: Any) -> bool:
    """Leads, officers and safeguarding leads; which enquiries they see is `visible_to`'s business."""
    return by.kind is ActorKind.USER and bool(by.user.has_role(*RECRUITING_ROLES))


MOVES = (
    Move(frm=OPEN, to=Stage.ANSWERED, sentence="answered an enquiry", who=recruiting_staff),
    Move(frm=OPEN, to=Stage.CLOSED, sentence="closed an enquiry", who=recruiting_staff),
)

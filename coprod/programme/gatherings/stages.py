"""Where a gathering is, and who holds which kind: planned, called off, held."""

from typing import Any

from django.db.models import TextChoices

from coprod import clock
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.stages import Move
from coprod.people.models import Role


class SeriesKind(TextChoices):
    CLASS = "class", "Class"
    SESSION = "session", "Session"
    MEETING = "meeting", "Meeting"
    ACTIVITY = "activity", "Activity"


class Stage(TextChoices):
    PLANNED = "planned", "Planned"
    CALLED_OFF = "called_off", "Called off"
    HELD = "held", "Held"


HOLDING_ROLES: dict[str, tuple[Role, ...]] = {
    SeriesKind.CLASS: (Role.LEAD, Role.TRAINER),
    SeriesKind.SESSION: (Role.FACILITATOR, Role.LEAD, Role.SAFEGUARDING),
    SeriesKind.MEETING: (Role.FACILITATOR, Role.LEAD),
    SeriesKind.ACTIVITY: (Role.LEAD, Role.FACILITATOR),
}
"""Who plans, moves and records each kind, in the series' own service. A room may ask for more than this."""


def may_hold(by: Actor, kind: str, service_id: int | None) -> bool:
    """Whether this actor holds gatherings of a kind in a service (None: the whole programme)."""
    return by.kind is ActorKind.USER and bool(by.user.has_role_in(service_id, *HOLDING_ROLES[kind]))


def who_holds_it(by: Actor, gathering: Any) -> bool:
    return may_hold(by, gathering.series.kind, gathering.series.service_id)


def has_begun(gathering: Any) -> str | None:
    return None if gathering.starts_at <= clock.now() else "It has not begun yet. Record who came once it has."


MOVES = (
    Move((Stage.PLANNED,), Stage.CALLED_OFF, "called off a gathering", who_holds_it),
    Move((Stage.PLANNED,), Stage.HELD, "wrote down that a gathering was held", who_holds_it, needs=(has_begun,)),
)

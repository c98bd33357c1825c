"""Where a person's place on a course is: invited, taking part, finished, or left early."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import is_on_record
from coprod.audit.stages import Move
from coprod.programme.gatherings.stages import SeriesKind, may_hold


class Stage(TextChoices):
    INVITED = "invited", "Invited"
    TAKING_PART = "taking_part", "Taking part"
    FINISHED = "finished", "Finished"
    LEFT_EARLY = "left_early", "Left early"


OPEN = (Stage.INVITED, Stage.TAKING_PART)


def runs_it(by: Actor, place: Any) -> bool:
    """A lead or a trainer of the run's service, never about themselves: finishing a course opens doors."""
    return (
        by.kind is ActorKind.USER
        and by.user.person_id != place.person_id
        and may_hold(by, SeriesKind.CLASS, place.run.series.service_id)
    )


def runs_it_or_the_learner(by: Actor, place: Any) -> bool:
    return runs_it(by, place) or (by.kind is ActorKind.USER and by.user.person_id == place.person_id)


def came_to_a_class(place: Any) -> str | None:
    if place.run.series.gatherings.filter(attendances__person_id=place.person_id, attendances__attended=True).exists():
        return None
    return "They have not come to a class yet. Record who came first."


BROUGHT_OVER = (
    Move((Stage.INVITED,), Stage.FINISHED, "brought over that {person} finished a course", runs_it, (is_on_record,)),
)

MOVES = (
    Move((Stage.INVITED,), Stage.TAKING_PART, "wrote down that {person} joined a course", runs_it_or_the_learner),
    Move(OPEN, Stage.FINISHED, "wrote down that {person} finished a course", runs_it, needs=(came_to_a_class,)),
    Move(OPEN, Stage.LEFT_EARLY, "wrote down that {person} left a course early", runs_it_or_the_learner),
    Move((Stage.FINISHED, Stage.LEFT_EARLY), Stage.TAKING_PART, "wrote down that {person} carries on", runs_it),
    *BROUGHT_OVER,
)

"""How long learning takes: a track of recruitment."""

from typing import Any

from django.db.models import QuerySet

from coprod.people.waits import Track, Wait, first_times
from coprod.programme.courses.models import PlaceMove
from coprod.programme.courses.stages import Stage

LEARNING = Track("Learning", "From their first place on a course to the first course they finished.")
TRACKS = (LEARNING,)


def of(people: QuerySet[Any]) -> list[Wait]:
    """One query."""
    moves = PlaceMove.objects.filter(subject__person__in=people).order_by("at", "pk")
    rows = moves.values_list("subject__person_id", "to_stage", "at")
    return first_times(LEARNING.name, rows.iterator(), Stage.INVITED, Stage.FINISHED)

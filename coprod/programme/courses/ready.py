"""For the checklist: how many of each team have finished the course about co-production."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse

from coprod.people.models import RoleHeld
from coprod.people.models.service import STAFF_ROLES
from coprod.people.readiness import Ready
from coprod.programme.courses.models import COURSE_ROLES, Course, Place
from coprod.programme.courses.stages import Stage

ABOUT = Q(name__icontains="co-production") | Q(name__icontains="coproduction")
"""Which course it is: the word is in its name."""

EVERYWHERE = "Whole programme"


def items(today: date) -> list[Ready]:
    """One line: the share of each team. A team is who holds a staff role for the same service."""
    courses = list(Course.objects.filter(ABOUT))
    sentence, is_good = "There is no course with co-production in its name yet.", False
    if courses:
        finished = Place.objects.filter(run__course__in=courses, stage=Stage.FINISHED)
        trained = set(finished.values_list("person_id", flat=True))
        teams = _teams(today)
        is_good = bool(teams) and all(people <= trained for people in teams.values())
        sentence = _in_words(teams, trained)
    where = reverse("courses:courses")
    return [Ready("Staff trained in co-production", is_good, sentence, where, "Open the courses", 40, COURSE_ROLES)]


def _teams(today: date) -> dict[str, set[int]]:
    held = RoleHeld.objects.current(today).filter(role__in=STAFF_ROLES, user__is_active=True)
    teams: dict[str, set[int]] = {}
    for service, person_id in held.order_by("service__name").values_list("service__name", "user__person_id"):
        teams.setdefault(service or EVERYWHERE, set()).add(person_id)
    return teams


def _in_words(teams: dict[str, set[int]], trained: Iterable[int]) -> str:
    shares = [f"{team} {len(people & set(trained))} of {len(people)}" for team, people in teams.items()]
    return f"Finished it: {', '.join(shares)}." if shares else "There are no colleagues here yet."

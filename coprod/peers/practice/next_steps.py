"""A mentor's next session, for their page."""

from django.urls import reverse

from coprod.peers.practice.models import Group
from coprod.people.models import Person, Role
from coprod.people.next_steps import NextStep
from coprod.programme.gatherings.models import Attendance, Gathering, Reply, in_london


def steps(person: Person) -> list[NextStep]:
    """The next session of each group they are in. Staff find theirs in their menu."""
    user = getattr(person, "user", None)
    if user is None or user.is_team or not user.has_role(Role.PEER_MENTOR):
        return []
    sessions = Gathering.objects.to_come().filter(series__practice_group__in=Group.objects.visible_to(user))
    days = Attendance.objects.filter(person=person, gathering__in=sessions).order_by("gathering__starts_at")
    nearest: dict[int, Attendance] = {}
    for day in days.select_related("gathering__series__practice_group"):
        nearest.setdefault(day.gathering.series_id, day)
    return [_step(day) for day in nearest.values()]


def _step(day: Attendance) -> NextStep:
    page = reverse("practice:group", args=[day.gathering.series.practice_group.pk])
    asked = "Can you come?" if day.reply == Reply.NONE else "You can change your answer at any time."
    return NextStep("Your next session", page, f"{in_london(day.gathering.starts_at)}. {asked}")

"""Meetings, for a member's page of the panel."""

from django.urls import reverse

from coprod.panels.meetings.models import Meeting
from coprod.panels.membership.home import OnThePanel
from coprod.panels.membership.models import PanelMember
from coprod.programme.gatherings.models import Gathering, in_london


def cards(member: PanelMember) -> list[OnThePanel]:
    """The next meeting, and a way to all of them."""
    next_one = (
        Meeting.objects.filter(gathering__in=Gathering.objects.to_come())
        .select_related("gathering")
        .order_by("gathering__starts_at")
        .first()
    )
    every = OnThePanel("Our meetings", reverse("meetings:own_meetings"), "What is planned, and what was said.")
    if next_one is None:
        return [every]
    note = f"{in_london(next_one.gathering.starts_at)}. You can add to the agenda."
    return [OnThePanel("The next meeting", reverse("meetings:own", args=[next_one.pk]), note), every]

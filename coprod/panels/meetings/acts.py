"""What happens around a panel meeting: planned, its agenda, who came, its minutes, and what was done about them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.panels.meetings import mail
from coprod.panels.meetings.models import AgendaItem, Meeting, Point
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Person
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Attendance, Gathering, Series
from coprod.programme.gatherings.stages import SeriesKind, may_hold
from coprod.programme.gatherings.stages import Stage as Held
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage

TITLE = "Reference Panel meeting"


@transaction.atomic
def plan(*, dates: dict[str, Any], by: Actor) -> list[Meeting]:
    """One meeting or several, with every member invited. `dates` are what `gatherings.plan_every` takes.

    Planned twice at the same time it is planned once. Raises NotAllowed or TimesTheWrongWayRound.
    """
    _check(by)
    series = Series.objects.filter(kind=SeriesKind.MEETING, service=None).order_by("pk").first()
    series = series or gatherings.open_series(kind=SeriesKind.MEETING, title=TITLE, by=by)
    planned = gatherings.plan_every(series, **dates, invited=_everyone(), by=by)
    return [Meeting.objects.get_or_create(gathering=gathering)[0] for gathering in planned]


def invite_new(meeting: Meeting, *, by: Actor) -> None:
    """Members who joined after it was planned are invited to what is to come. Raises NotAllowed."""
    _check(by)
    gatherings.invite(meeting.gathering.series, _everyone(), by=by)


@transaction.atomic
def add_to_agenda(
    meeting: Meeting, *, words: str, once: UUID, member: PanelMember | None = None, by: Actor
) -> AgendaItem:
    """Something to talk about, from any member or from whoever holds the meeting. Sent twice (`once`) it is one.

    Raises NotAllowed, or WrongStage when the meeting was held or called off.
    """
    if member is None or not member.is_acted_for_by(by):
        _check(by)
    gathering = Gathering.objects.select_for_update().get(pk=meeting.gathering_id)
    if gathering.stage != Held.PLANNED:
        raise WrongStage("This meeting is over or called off. Add it to the next one.")
    item, is_new = AgendaItem.objects.get_or_create(
        once=once, defaults={"meeting": meeting, "member": member, "words": words}
    )
    if is_new:
        log.record(_voice(member, by), "meetings.agenda_added", "added to the agenda of a panel meeting", about=meeting)
    return item


def record_attendance(meeting: Meeting, *, came: Iterable[int], seen: int | None = None, by: Actor) -> Gathering:
    """Who was there: `came` are ids of panel members. Raises what `gatherings.record_attendance` raises."""
    _check(by)
    people = PanelMember.objects.filter(pk__in=list(came)).values_list("person_id", flat=True)
    return gatherings.record_attendance(meeting.gathering, came=people, seen=seen, by=by)


@transaction.atomic
def add_point(
    meeting: Meeting, *, said: str, action: str = "", owner: str = "", due: date | None = None, once: UUID, by: Actor
) -> Point:
    """One point of the minutes. Sent twice (`once`) it is one. Raises NotAllowed, or StillWaitingFor before it
    begins."""
    _check(by)
    if not meeting.gathering.can_be_recorded:
        raise StillWaitingFor("The meeting has not been yet. Write the minutes afterwards.")
    point, is_new = Point.objects.get_or_create(
        once=once, defaults={"meeting": meeting, "said": said, "action": action, "owner": owner, "due": due}
    )
    if is_new:
        log.record(by, "meetings.point_added", "wrote a point of the minutes", about=point)
    return point


@transaction.atomic
def done(point: Point, *, by: Actor) -> Point:
    """What was promised is done. Done twice is done once. Raises NotAllowed, or WrongStage without an action."""
    _check(by)
    point = Point.objects.select_for_update().get(pk=point.pk)
    if not point.action:
        raise WrongStage("There is nothing to do about this point.")
    if point.done_at is None:
        point.done_at = clock.now()
        point.save(update_fields=["done_at"])
        log.record(by, "meetings.action_done", "wrote down that an action is done", about=point)
    return point


@transaction.atomic
def share_minutes(meeting: Meeting, *, by: Actor) -> Meeting:
    """Send the minutes to members who missed it; everyone on the panel can read them from now on. Shared twice, each
    hears once. Raises NotAllowed, or StillWaitingFor without a point or without who came."""
    _check(by)
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=meeting.pk)
    if not meeting.points.exists():
        raise StillWaitingFor("Write a point first.")
    if meeting.gathering.stage != Held.HELD:
        raise StillWaitingFor("Write down who came first, so that we know who missed it.")
    if meeting.minutes_shared_at is None:
        meeting.minutes_shared_at = clock.now()
        meeting.save(update_fields=["minutes_shared_at"])
        log.record(by, "meetings.minutes_shared", "shared the minutes of a panel meeting", about=meeting)
    current = PanelMember.objects.current().values("person_id")
    missed = Attendance.objects.filter(gathering=meeting.gathering, attended=False, person_id__in=current)
    for attendance in missed.select_related("person"):
        mail.minutes(meeting, to=attendance.person, by=by)
    return meeting


def _everyone() -> list[Person]:
    return [member.person for member in PanelMember.objects.current().select_related("person")]


def _voice(member: PanelMember | None, by: Actor) -> Actor:
    """The audit knows a member by the panel name only."""
    return member.voice if member is not None and member.is_acted_for_by(by) else by


def _check(by: Actor) -> None:
    if not may_hold(by, SeriesKind.MEETING, None):
        raise NotAllowed("A facilitator or a lead of the whole programme does this. Nothing was changed.")

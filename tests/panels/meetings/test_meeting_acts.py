"""Meetings of the panel: planned, the agenda anyone can add to, who came by panel name, minutes that reach everyone."""

import re

import pytest
from django.db import IntegrityError, transaction

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.messaging.rendering import for_staff
from coprod.panels.meetings import acts
from coprod.panels.meetings.models import AgendaItem, Meeting, Point
from coprod.panels.membership import acts as membership
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Gathering
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import consulting, gathering
from tests.people import signed_in_client
from tests.recruiting import once

pytestmark = pytest.mark.django_db


@pytest.fixture
def nia(cast):
    return cast("nia")


@pytest.fixture
def by(nia):
    return Actor.of(nia)


@pytest.fixture
def kingfisher(cast):
    return consulting.member(cast)


@pytest.fixture
def seaglass(cast):
    return consulting.member_without_sign_in(cast)


@pytest.fixture
def held(nia, kingfisher, seaglass):
    return gathering.meeting(nia)


@pytest.fixture
def to_come(nia, kingfisher, seaglass):
    return gathering.meeting(nia, held=False)


def test_a_meeting_invites_every_member_once(nia, to_come, kingfisher, seaglass):
    gathering.meeting(nia, held=False)
    assert Meeting.objects.count() == 1
    assert Message.objects.filter(kind="gathering_planned").count() == 2


@pytest.mark.parametrize("who", ["priya", "owen", "hal", "nell", "ada"])
def test_who_does_not_hold_meetings_for_the_programme_plans_none(cast, who, held):
    by = Actor.of(cast(who))
    for refused in (
        lambda: gathering.meeting(cast(who), held=False),
        lambda: acts.record_attendance(held, came=[], by=by),
        lambda: acts.add_point(held, said="No.", once=once(), by=by),
        lambda: acts.share_minutes(held, by=by),
        lambda: acts.invite_new(held, by=by),
        lambda: acts.add_to_agenda(held, words="No.", once=once(), by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert (Gathering.objects.count(), Point.objects.count(), AgendaItem.objects.count()) == (1, 0, 0)


def test_members_who_joined_since_are_invited(cast, nia, by):
    meeting = gathering.meeting(nia, held=False)
    consulting.member(cast)
    assert not meeting.gathering.attendances.exists()
    for _ in range(2):
        acts.invite_new(meeting, by=by)
    assert meeting.gathering.attendances.count() == 1


def test_any_member_adds_to_the_agenda_once(to_come, kingfisher, cast):
    mark = once()
    for _ in range(2):
        acts.add_to_agenda(to_come, words="The garden", once=mark, member=kingfisher, by=Actor.of(cast("nell")))
    assert AgendaItem.objects.get().member == kingfisher
    assert Event.objects.get(what="meetings.agenda_added").actor_label == "Kingfisher (panel member)"


def test_nobody_adds_in_anothers_name_or_when_it_is_over(to_come, held, kingfisher, cast, by):
    with pytest.raises(NotAllowed):
        acts.add_to_agenda(to_come, words="No", once=once(), member=kingfisher, by=Actor.of(cast("bryn")))
    acts.record_attendance(held, came=[], by=by)
    with pytest.raises(WrongStage):
        acts.add_to_agenda(held, words="Late", once=once(), member=kingfisher, by=Actor.of(cast("nell")))
    assert not AgendaItem.objects.exists()


def test_minutes_go_to_who_missed_it_once_and_can_be_read_by_all(held, kingfisher, seaglass, by):
    acts.record_attendance(held, came=[kingfisher.pk], by=by)
    acts.add_point(held, said="The letter is hard.", action="Write it anew", owner="Hal", once=once(), by=by)
    for _ in range(2):
        acts.share_minutes(held, by=by)
    message = Message.objects.get(kind="panel_minutes")
    assert message.person == seaglass.person
    words = for_staff(message).body
    assert "The letter is hard." in words
    assert "Write it anew" in words


def test_there_is_nothing_to_share_without_a_point_or_who_came(held, by):
    with pytest.raises(StillWaitingFor, match="Write a point"):
        acts.share_minutes(held, by=by)
    acts.add_point(held, said="The letter is hard.", once=once(), by=by)
    with pytest.raises(StillWaitingFor, match="who came first"):
        acts.share_minutes(held, by=by)
    assert not Message.objects.filter(kind="panel_minutes").exists()


def test_someone_who_left_is_sent_nothing_more(held, kingfisher, seaglass, by):
    acts.record_attendance(held, came=[], by=by)
    acts.add_point(held, said="The letter is hard.", once=once(), by=by)
    membership.leave(seaglass, by=by)
    acts.share_minutes(held, by=by)
    assert [message.person for message in Message.objects.filter(kind="panel_minutes")] == [kingfisher.person]


def test_no_minutes_before_it_begins(to_come, by):
    with pytest.raises(StillWaitingFor):
        acts.add_point(to_come, said="Too soon", once=once(), by=by)


def test_an_action_is_done_once(held, by):
    point = acts.add_point(held, said="Letter", action="Write it anew", owner="Hal", once=once(), by=by)
    first = acts.done(point, by=by).done_at
    assert acts.done(point, by=by).done_at == first
    said = acts.add_point(held, said="Thanks", once=once(), by=by)
    with pytest.raises(WrongStage):
        acts.done(said, by=by)


def test_the_database_asks_for_an_owner(held):
    with pytest.raises(IntegrityError), transaction.atomic():
        Point.objects.create(meeting=held, said="x", action="Do it", once=once())
    with pytest.raises(IntegrityError), transaction.atomic():
        Point.objects.create(meeting=held, said="x", owner="Hal", once=once())


def test_members_appear_under_panel_names_only(held, to_come, kingfisher, seaglass, nia, cast, by):
    acts.add_to_agenda(to_come, words="The garden", once=once(), member=kingfisher, by=Actor.of(cast("nell")))
    staff, nell = signed_in_client(nia), signed_in_client(cast("nell"))
    pages = [staff.get(f"/workspace/panel/meetings/{meeting.pk}/") for meeting in (held, to_come)]
    pages += [nell.get(f"/panel/meetings/{meeting.pk}/") for meeting in (held, to_come)]
    for page in pages:
        words = page.content.decode()
        main = words[words.index("<main") :]
        assert "Redstart" not in main
        assert "Pochard" not in main
    assert all("Seaglass" in page.content.decode() for page in pages[:2])


def test_attendance_on_the_page_is_by_panel_name_and_sent_twice_is_once(held, kingfisher, nia):
    staff = signed_in_client(nia)
    page = f"/workspace/panel/meetings/{held.pk}/"
    for _ in range(2):
        assert staff.post(f"{page}attendance/", {"came": [kingfisher.pk], "seen": "0"}).status_code == 302
    assert held.gathering.attendances.get(attended=True).person == kingfisher.person
    (ticked,) = re.findall(r"<input[^>]*checked[^>]*>", staff.get(page).content.decode())
    assert f'value="{kingfisher.pk}"' in ticked
    assert staff.post(f"{page}attendance/", {"seen": "0"}).status_code == 409


def test_a_member_reads_minutes_once_shared(held, kingfisher, cast, by):
    nell = signed_in_client(cast("nell"))
    page = f"/panel/meetings/{held.pk}/"
    acts.record_attendance(held, came=[kingfisher.pk], by=by)
    acts.add_point(held, said="The letter is hard.", once=once(), by=by)
    assert "The letter is hard." not in nell.get(page).content.decode()
    acts.share_minutes(held, by=by)
    assert "The letter is hard." in nell.get(page).content.decode()


def test_it_moves_while_a_member_answers(to_come, kingfisher, cast, by):
    nell = signed_in_client(cast("nell"))
    shown = to_come.gathering.starts_at.isoformat()
    moved = {"starts_at": gathering.moment(9), "ends_at": gathering.moment(9, 16), "reason": "room"}
    gatherings.move_to(to_come.gathering, **moved, by=by)
    late = nell.post(f"/panel/meetings/{to_come.pk}/reply/", {"answer": "yes", "shown_for": shown})
    assert late.status_code == 409
    assert "It is now on" in late.content.decode()

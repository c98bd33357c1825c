"""Planned, moved, called off, told, covered, noted; and what a break does to all of it."""

import uuid
from datetime import timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.matching import acts as matching
from coprod.peers.meetups import acts, planning, rules
from coprod.peers.meetups.models import Change, MeetUp, Note, Rung, Side, Told
from coprod.people import worklists
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import pairing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(cast):
    return Actor.of(cast("sam"))


@pytest.fixture
def walk(cast):
    """Planned by Bryn, in three days."""
    return pairing.planned(cast)


@pytest.fixture
def bryn(cast):
    return Actor.of(cast("bryn"))


LATER = {"starts_at": pairing.moment(days=5), "until": pairing.moment(days=5, hour=15)}


def plan(match, by, **more):
    details = {"starts_at": pairing.moment(), "until": pairing.moment(hour=15), "place": "The pier", "what": "A walk"}
    return acts.plan(match, **{**details, **more}, by=by)


def today_of(user):
    return [item.what for item in worklists.collect(user, clock.today())]


def fresh(meetup):
    return MeetUp.objects.with_people().get(pk=meetup.pk)


# Planning.


def test_planned_by_the_mentor_the_resident_is_not_told_yet(cast, walk):
    change = fresh(walk).latest_change
    assert (change.what, change.by_side, change.mentor_knows) == ("planned", Side.MENTOR, True)
    assert change.resident_was_told is None
    assert any("Bryn planned with them: A walk" in what for what in today_of(cast("sam")))
    assert not any("A walk" in what for what in today_of(cast("priya"))), "Sam is the worker"


def test_planned_by_staff_the_mentor_hears_of_it_and_says_so(cast, sam):
    walk = pairing.planned(cast, by="sam")
    change = fresh(walk).latest_change
    assert (change.mentor_knows, change.resident_was_told.by) == (False, cast("sam"))
    assert Message.objects.filter(kind="meetup_changed", person=cast("bryn").person).count() == 1
    acts.tell(change, side=Side.MENTOR, by=Actor.of(cast("bryn")))
    assert fresh(walk).latest_change.mentor_knows


def test_the_same_form_sent_twice_is_one_meet_up(cast, sam):
    match, once = pairing.together(cast), uuid.uuid4()
    assert plan(match, sam, once=once) == plan(match, sam, once=once)
    assert MeetUp.objects.count() == 1


def test_nothing_is_planned_in_the_past_or_backwards(cast, sam):
    match = pairing.together(cast)
    with pytest.raises(acts.ImpossibleTime, match="has gone"):
        plan(match, sam, starts_at=clock.now() - timedelta(minutes=1))
    with pytest.raises(acts.ImpossibleTime, match="before the beginning"):
        plan(match, sam, until=pairing.moment() - timedelta(minutes=1))
    assert plan(match, sam)


def test_two_who_are_not_matched_plan_nothing(cast, sam):
    match = pairing.chosen(cast)
    with pytest.raises(WrongStage):
        plan(match, sam)
    assert plan(matching.mentor_says_yes(match, by=sam), sam)


@pytest.mark.parametrize("who", ["owen", "asha", "ruth"])
def test_nobody_else_plans_moves_calls_off_or_notes(cast, walk, who):
    other = Actor.of(cast(who))
    for act in (
        lambda: plan(walk.match, other),
        lambda: acts.move_to(walk, **LATER, by=other),
        lambda: acts.call_off(walk, reason="weather", by=other),
        lambda: acts.note(walk, did="x", how="good", by=other),
        lambda: acts.tell(walk.latest_change, side=Side.RESIDENT, by=other),
        lambda: acts.cover(walk, by=other),
    ):
        with pytest.raises(NotAllowed):
            act()


# The task guard, and the worker.


@pytest.mark.parametrize("task", list(rules.DangerTask))
def test_a_task_that_needs_other_checks_is_no_meet_up(cast, sam, task):
    match = pairing.together(cast)
    with pytest.raises(acts.NotAMeetUp) as refusal:
        plan(match, sam, tasks=[task.value])
    assert refusal.value.sentence == task.reason
    assert not MeetUp.objects.exists()
    assert plan(match, sam, tasks=[])


def test_the_form_says_why_and_keeps_what_was_typed(cast, client_as):
    match = pairing.together(cast)
    form = {"what": "Shopping", "day": pairing.moment().date().isoformat(), "start": "13:30", "end": "15:00",
            "place": "Town", "with_worker": "on", "once": uuid.uuid4()}  # fmt: skip
    page = client_as("bryn").post(f"/me/meet-ups/plan/{match.pk}/", {**form, "tasks": ["shopping", "money"]})
    words = page.content.decode()
    assert "Going to the shops together is fine." in words
    assert "never holds someone’s money" in words
    assert 'value="Town"' in words
    assert not MeetUp.objects.exists()


def test_the_first_time_the_worker_comes_along(cast, sam):
    match = pairing.together(cast)
    with pytest.raises(StillWaitingFor, match="worker comes along this time"):
        plan(match, sam, with_worker=False)
    assert plan(match, sam, with_worker=True)


def test_the_resident_would_rather_not_have_the_worker_there(cast, sam):
    match = pairing.together(cast)
    matching.say_what_matters(match.resident, with_worker="never", by=sam)
    assert plan(match, sam, with_worker=False)


def test_meeting_alone_needs_its_gate(cast, sam, monkeypatch):
    match = pairing.together(cast)
    matching.say_what_matters(match.resident, with_worker="never", by=sam)
    from coprod.peers.recruitment.models import Application

    Application.objects.filter(person=match.mentor).update(stage="settling_in")
    with pytest.raises(StillWaitingFor, match="a later step"):
        plan(match, sam, with_worker=False)
    assert plan(match, sam, with_worker=True)


@pytest.mark.parametrize(
    "wish, is_first, mentor_wants, comes",
    [
        ("first", True, False, True),
        ("first", False, False, False),
        ("never", True, False, False),
        ("never", True, True, True),
        ("always", False, False, True),
    ],
)
def test_when_the_worker_comes(wish, is_first, mentor_wants, comes):
    assert rules.worker_comes(wish, is_first=is_first, mentor_wants_worker=mentor_wants) is comes


# Moving and calling off.


def test_moved_it_is_told_again_and_to_the_same_time_it_is_not_moved(cast, walk, bryn, sam):
    acts.tell(fresh(walk).latest_change, side=Side.RESIDENT, by=sam)
    for _ in range(2):
        moved = acts.move_to(walk, **LATER, reason="travel", by=bryn)
    assert (moved.stage, moved.starts_at, moved.place) == ("moved", LATER["starts_at"], "The clock tower")
    assert list(walk.changes.values_list("what", "reason")) == [("planned", ""), ("moved", "travel")]
    assert fresh(walk).latest_change.resident_was_told is None


def test_called_off_kindly_and_a_new_day_picked(cast, walk, bryn):
    for _ in range(2):
        acts.call_off(walk, reason="not_up_to_it", by=bryn)
    assert Change.objects.filter(what="called_off").count() == 1
    assert any("Bryn called off: A walk" in what for what in today_of(cast("sam")))
    assert acts.move_to(walk, **LATER, by=bryn).stage == "moved"


def test_told_says_who_and_when_and_only_once(cast, walk, sam, bryn, client_as):
    change = fresh(walk).latest_change
    with pytest.raises(NotAllowed):
        acts.tell(change, side=Side.RESIDENT, by=bryn)
    acts.tell(change, side=Side.RESIDENT, by=sam)
    acts.tell(change, side=Side.RESIDENT, by=Actor.of(cast("priya")))
    assert Told.objects.get(side=Side.RESIDENT).by == cast("sam")
    page = client_as("bryn").get(f"/me/meet-ups/{walk.pk}/").content.decode()
    assert "by Sam" in page
    assert not any("Tell them" in what for what in today_of(cast("sam")))


def test_after_the_match_ended_what_was_planned_is_called_off_by_staff(cast, walk, sam, bryn):
    matching.end(walk.match, well=False, by=sam)
    assert any("The match has ended. Call off: A walk" in what for what in today_of(cast("sam")))
    with pytest.raises(WrongStage):
        acts.move_to(walk, **LATER, by=bryn)
    acts.call_off(walk, reason="rather_not_say", by=sam)
    assert not any("The match has ended" in what for what in today_of(cast("sam")))


# A break (PPL-7).


def test_a_mentor_takes_a_break_and_everything_stands_until_they_are_back(cast, walk, bryn, sam, client_as):
    resident = walk.match.resident
    acts.tell(fresh(walk).latest_change, side=Side.RESIDENT, by=sam)
    rows = (MeetUp.objects.count(), Change.objects.count(), walk.stage, walk.match.stage)
    client_as("bryn").post("/me/break/take/")

    for who in ("priya", "sam"):
        assert any("Bryn is on a break. Who goes? A walk" in what for what in today_of(cast(who)))
    with pytest.raises(acts.OnABreak):
        plan(walk.match, sam)
    with pytest.raises(acts.OnABreak):
        acts.move_to(walk, **LATER, by=sam)
    page = client_as("bryn").get("/me/").content.decode()
    assert "You are on a break" in page
    assert "I will be there" not in page
    assert "Needs cover" in client_as("sam").get(f"/workspace/residents/{resident.pk}/").content.decode()

    acts.cover(walk, by=Actor.of(cast("priya")))
    acts.cover(walk, by=sam)
    assert fresh(walk).covered_by == cast("priya")
    assert not any("on a break" in what for what in today_of(cast("priya")))

    client_as("bryn").post("/me/break/end/")
    walk.match.refresh_from_db()
    walk.refresh_from_db()
    assert (MeetUp.objects.count(), Change.objects.count(), walk.stage, walk.match.stage) == rows
    assert planning.next_of_mentor(cast("bryn")) == walk
    assert "Covered" not in client_as("sam").get(f"/workspace/residents/{resident.pk}/").content.decode()
    assert acts.move_to(walk, **LATER, by=bryn)


# Afterwards.


def test_noted_once_in_few_words_and_they_have_met(cast, bryn):
    walk = pairing.over(cast)
    for _ in range(2):
        note = acts.note(walk, did="We walked.", how="good", changed="I got out.", by=bryn)
    assert Note.objects.get() == note
    walk.match.refresh_from_db()
    walk.refresh_from_db()
    assert (walk.stage, walk.match.stage) == ("noted", "getting_to_know")


def test_nothing_is_noted_before_it_began(cast, walk, bryn):
    with pytest.raises(StillWaitingFor):
        acts.note(walk, did="We walked.", how="good", by=bryn)
    with clock.moved_to(walk.starts_at):
        assert acts.note(walk, did="We walked.", how="good", by=bryn)


def test_what_was_called_off_is_not_noted(cast, bryn):
    walk = pairing.over(cast)
    acts.call_off(walk, reason="weather", by=bryn)
    with pytest.raises(WrongStage):
        acts.note(walk, did="We walked.", how="good", by=bryn)


def test_after_a_hard_one_a_lead_rings(cast, bryn, sam):
    note = acts.note(pairing.over(cast), did="He was low.", how="hard", by=bryn)
    hard = "A meet-up was hard. They asked for a call."
    assert hard in today_of(cast("priya"))
    with pytest.raises(NotAllowed):
        acts.rang(note, by=bryn)
    for _ in range(2):
        acts.rang(note, by=Actor.of(cast("priya")))
    assert Rung.objects.count() == 1
    assert hard not in today_of(cast("priya"))


def test_what_was_said_is_nowhere_in_the_audit(cast, bryn):
    acts.note(pairing.over(cast), did="XDIDX", how="good", residents_words="XSAIDX", changed="XCHANGEDX", by=bryn)
    audit = str(list(Event.objects.values()))
    assert "meetups.meetup.moved" in audit
    assert not [marker for marker in ("XDIDX", "XSAIDX", "XCHANGEDX") if marker in audit]


def test_nobody_covers_a_meet_up_that_is_called_off(cast):
    walk, sam = pairing.planned(cast), Actor.of(cast("sam"))
    assert acts.cover(walk, by=sam).covered_by == cast("sam")
    acts.call_off(walk, reason="weather", by=Actor.of(cast("bryn")))
    with pytest.raises(WrongStage):
        acts.cover(walk, by=sam)

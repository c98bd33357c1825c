"""Dates planned, moved, called off, answered and recorded: going right, each refusal, and who may not."""

from datetime import UTC, date, time

import pytest
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.messaging.models import Message, State
from coprod.messaging.rendering import for_staff
from coprod.people.models import Role
from coprod.programme.breaks import acts as breaks
from coprod.programme.gatherings import acts
from coprod.programme.gatherings.models import Gathering, Moved
from coprod.programme.gatherings.rules import Every
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import gathering
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def by(priya):
    return Actor.of(priya)


@pytest.fixture
def asha(cast):
    return cast("asha")


@pytest.fixture
def planned(priya, asha):
    return gathering.planned(priya, invited=[asha.person])


@pytest.fixture
def held(priya, asha, cast):
    return gathering.planned(priya, days=-1, invited=[asha.person, cast("jon").person])


def messages(kind):
    return Message.objects.filter(kind=f"gathering_{kind}")


# Planning.


def test_a_date_is_planned_and_people_are_told_where(planned, asha):
    assert planned.stage == "planned"
    words = for_staff(messages("planned").get()).body
    assert "Peer mentoring course" in words
    assert "The Boatyard" in words
    assert planned.attendances.get().person == asha.person


def test_planned_twice_is_planned_once(priya, by, planned, asha):
    again = gathering.planned(priya, invited=[asha.person], into=planned.series)
    assert again == planned
    assert messages("planned").count() == 1


def test_the_end_comes_after_the_start(by, planned):
    with pytest.raises(acts.TimesTheWrongWayRound):
        acts.plan(planned.series, starts_at=gathering.moment(9, 14), ends_at=gathering.moment(9, 13), by=by)
    assert Gathering.objects.count() == 1


@pytest.mark.parametrize("who", ["owen", "ruth", "sam", "asha", "nia"])
def test_who_does_not_hold_classes_here_does_not_plan_them(cast, planned, who):
    with pytest.raises(NotAllowed):
        gathering.planned(cast(who), into=planned.series, days=9)
    with pytest.raises(NotAllowed):
        gathering.series(cast(who))
    assert Gathering.objects.count() == 1


def test_a_trainer_of_the_service_plans_classes_only(quayside):
    trainer = with_role(Role.TRAINER, quayside)
    assert gathering.planned(trainer).pk
    with pytest.raises(NotAllowed):
        gathering.series(trainer, kind="session")


def test_several_dates_are_one_message_and_keep_their_hour_across_summer_time(by, priya, asha):
    with clock.moved_to(gathering.moment(0).replace(year=2027, month=2, day=1)):
        made = acts.plan_every(
            gathering.series(priya),
            first=date(2027, 3, 11),
            start=time(14),
            end=time(15, 30),
            every=Every.MONTH,
            times=3,
            invited=[asha.person],
            by=by,
        )
    assert [f"{clock.local(each.starts_at):%-d %B %H:%M}" for each in made] == [
        "11 March 14:00",
        "8 April 14:00",
        "13 May 14:00",
    ]
    assert [each.starts_at.astimezone(UTC).hour for each in made] == [14, 13, 13], "UTC moves, London not"
    assert for_staff(messages("planned").get()).body.count("2:00pm") == 3


def test_what_is_over_is_written_down_without_a_message(held):
    assert held.attendances.count() == 2
    assert not messages("planned").exists()


def test_someone_new_is_invited_to_what_is_to_come_only(priya, by, held, cast):
    to_come = gathering.planned(priya, into=held.series)
    bryn = cast("bryn").person
    acts.invite(held.series, [bryn], by=by)
    acts.invite(held.series, [bryn], by=by)
    assert [each.gathering for each in bryn.attendances.all()] == [to_come]
    assert messages("planned").filter(person=bryn).count() == 1
    acts.no_longer_invite(held.series, bryn)
    assert not bryn.attendances.exists()


def test_a_session_says_only_when(cast, asha):
    nia = cast("nia")
    made = gatherings_session(nia, asha)
    acts.move_to(
        made,
        starts_at=gathering.moment(8),
        ends_at=gathering.moment(8, 15),
        reason="room",
        place="Loft",
        by=Actor.of(nia),
    )
    acts.call_off(made, reason="host", by=Actor.of(nia))
    for message in Message.objects.all():
        for part in ("body", "text", "call"):
            words = for_staff(message, part)
            for told in ("Reflective", "Boatyard", "Loft", "session"):
                assert told not in words.subject + words.body


def gatherings_session(nia, asha):
    series = acts.open_series(kind="session", title="Reflective practice", by=Actor.of(nia))
    return gathering.planned(nia, into=series, invited=[asha.person])


def test_the_database_refuses_an_end_before_the_start(planned):
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=planned.pk).update(ends_at=planned.starts_at)


# Moving and calling off.


def moved(planned, by, days=9, **options):
    data = {"starts_at": gathering.moment(days), "ends_at": gathering.moment(days, 16), "place": "The Boatyard"}
    return acts.move_to(planned, **{**data, "reason": "weather", **options}, by=by)


def test_a_moved_date_keeps_what_it_was_and_asks_again(planned, by, asha):
    was = planned.starts_at
    acts.reply(planned, asha.person, answer="yes", by=Actor.of(asha))
    now = moved(planned, by)
    assert now.starts_at == gathering.moment(9)
    assert planned.attendances.get().reply == "none"
    row = now.moved.get()
    assert (row.starts_at, row.reason, row.by) == (was, "weather", "Priya Sandpiper")
    assert "The weather is not with us." in for_staff(messages("moved").get()).body
    with pytest.raises(IsAppendOnly):
        row.delete()


def test_only_another_place_leaves_the_answers(planned, by, asha):
    acts.reply(planned, asha.person, answer="yes", by=Actor.of(asha))
    moved(planned, by, days=7, place="The Loft")
    assert planned.attendances.get().reply == "yes"
    assert Moved.objects.get().place == "The Boatyard"


def test_moved_twice_to_the_same_is_moved_once(planned, by):
    moved(planned, by)
    moved(planned, by)
    assert Moved.objects.count() == messages("moved").count() == 1


def test_a_date_cannot_move_onto_another(planned, by, priya):
    gathering.planned(priya, into=planned.series, days=9)
    with pytest.raises(acts.SomethingElseThen):
        moved(planned, by)
    with pytest.raises(acts.TimesTheWrongWayRound):
        moved(planned, by, days=10, ends_at=gathering.moment(10, 13))
    assert not Moved.objects.exists()


def test_who_does_not_hold_it_does_not_move_it(planned, cast):
    for who in ("owen", "asha"):
        with pytest.raises(NotAllowed):
            moved(planned, Actor.of(cast(who)))
    assert not Moved.objects.exists()


def test_called_off_kindly(planned, by):
    acts.call_off(planned, reason="people", by=by)
    planned.refresh_from_db()
    assert planned.is_called_off
    assert "Another day suits people better." in for_staff(messages("called_off").get()).body
    with pytest.raises(WrongStage):
        acts.call_off(planned, reason="people", by=by)
    with pytest.raises(WrongStage):
        moved(planned, by)
    assert messages("called_off").count() == 1


def test_its_time_is_free_again_once_called_off(planned, by, priya):
    acts.call_off(planned, reason="room", by=by)
    assert gathering.planned(priya, into=planned.series) != planned


def test_someone_on_a_break_is_left_in_peace(priya, asha):
    breaks.take_break(person=asha.person, by=Actor.of(asha))
    gathering.planned(priya, invited=[asha.person])
    message = messages("planned").get()
    assert message.is_silenced
    assert message.state != State.SENT


# Answering.


def test_an_answer_is_kept_and_can_change(planned, asha):
    for answer in ("yes", "no", "no"):
        assert acts.reply(planned, asha.person, answer=answer, by=Actor.of(asha)).reply == answer
    assert Event.objects.filter(what="gatherings.replied").count() == 2


def test_it_moved_while_they_answered(planned, by, asha):
    shown = planned.starts_at
    moved(planned, by)
    with pytest.raises(acts.MovedMeanwhile, match="It is now on"):
        acts.reply(planned, asha.person, answer="yes", shown_for=shown, by=Actor.of(asha))
    assert planned.attendances.get().reply == "none"
    assert (
        acts.reply(planned, asha.person, answer="yes", shown_for=gathering.moment(9), by=Actor.of(asha)).reply == "yes"
    )


def test_staff_write_down_what_someone_said(planned, by, asha):
    assert acts.reply(planned, asha.person, answer="maybe", by=by.for_person("Asha")).reply == "maybe"


def test_nobody_answers_for_another(planned, asha, cast):
    for who in ("jon", "owen", "sam"):
        with pytest.raises(NotAllowed):
            acts.reply(planned, asha.person, answer="yes", by=Actor.of(cast(who)))
    with pytest.raises(NotAllowed, match="not invited"):
        acts.reply(planned, cast("jon").person, answer="yes", by=Actor.of(cast("jon")))


def test_after_it_began_or_was_called_off_there_is_nothing_to_answer(planned, held, by, asha):
    acts.call_off(planned, reason="room", by=by)
    for over in (planned, held):
        with pytest.raises(WrongStage):
            acts.reply(over, asha.person, answer="yes", by=Actor.of(asha))


# Recording.


def attended(held):
    return {row.person.short_name: row.attended for row in held.attendances.all()}


def test_the_whole_list_at_once_and_twice_is_once(held, by, asha):
    for _ in range(2):
        acts.record_attendance(held, came=[asha.person_id], seen=0, by=by)
    assert attended(held) == {"Asha": True, "Jon": False}
    held.refresh_from_db()
    assert (held.stage, held.times_recorded) == ("held", 1)
    assert Event.objects.filter(what="gatherings.recorded").count() == 1


def test_a_correction_is_written_down_about_whom_it_is(held, by, asha, cast):
    acts.record_attendance(held, came=[asha.person_id], seen=0, by=by)
    acts.record_attendance(held, came=[asha.person_id, cast("jon").person_id], seen=1, by=by)
    assert attended(held) == {"Asha": True, "Jon": True}
    correction = Event.objects.get(what="gatherings.corrected")
    assert correction.person_id == cast("jon").person_id


def test_two_at_once_the_second_reads_what_the_first_wrote(held, by, asha, cast):
    acts.record_attendance(held, came=[asha.person_id], seen=0, by=by)
    with pytest.raises(acts.RecordedMeanwhile):
        acts.record_attendance(held, came=[cast("jon").person_id], seen=0, by=by)
    assert attended(held) == {"Asha": True, "Jon": False}


def test_nobody_came_is_recorded_too(held, by):
    acts.record_attendance(held, came=[], by=by)
    held.refresh_from_db()
    assert attended(held) == {"Asha": False, "Jon": False}
    assert held.times_recorded == 1


def test_before_it_begins_or_called_off_there_is_nothing_to_record(planned, by, asha):
    with pytest.raises(StillWaitingFor):
        acts.record_attendance(planned, came=[asha.person_id], by=by)
    acts.call_off(planned, reason="room", by=by)
    with pytest.raises(WrongStage):
        acts.record_attendance(planned, came=[asha.person_id], by=by)
    assert attended(planned) == {"Asha": None}


def test_who_does_not_hold_it_does_not_record(held, cast):
    for who in ("owen", "asha", "ruth"):
        with pytest.raises(NotAllowed):
            acts.record_attendance(held, came=[], by=Actor.of(cast(who)))
    assert attended(held) == {"Asha": None, "Jon": None}

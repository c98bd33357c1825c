"""Courses described and held, places given, days recorded, and what it opens: going right, refusals, who may not."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.people import worklists
from coprod.people.models import Role
from coprod.programme.courses import acts, standing
from coprod.programme.courses.models import Course, CourseRun, Place
from coprod.programme.gatherings import acts as gatherings
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import gathering
from tests.people import signed_in_client, with_role

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
def place(priya, asha):
    return gathering.place(priya, asha)


# Describing and holding.


def test_a_course_is_described_and_changed(priya):
    made = gathering.course(priya)
    assert [(part.name, part.is_optional) for part in made.modules.all()] == [("Boundaries", False), ("CVs", True)]
    acts.describe_course(
        made, name="Peer mentoring", covers="", is_required=False, modules=[("CVs", False)], by=Actor.of(priya)
    )
    assert [part.name for part in Course.objects.get().modules.all()] == ["CVs"]


def test_two_courses_of_one_name_are_one_too_many(priya):
    gathering.course(priya)
    with pytest.raises(acts.CourseOfThatName):
        gathering.course(priya, name="peer MENTORING")
    assert Course.objects.count() == 1


def test_who_does_not_teach_describes_nothing(cast, priya):
    made = gathering.course(priya)
    for who in ("sam", "nia", "asha", "ruth", "ada"):
        with pytest.raises(NotAllowed):
            gathering.course(cast(who), name="Another")
        with pytest.raises(NotAllowed):
            acts.begin_run(made, service=gathering.quayside(), by=Actor.of(cast(who)))
    with pytest.raises(NotAllowed):
        acts.begin_run(made, service=gathering.quayside(), by=Actor.of(cast("owen")))
    with pytest.raises(NotAllowed):
        acts.begin_run(made, service=None, by=Actor.of(priya))
    assert not CourseRun.objects.exists()


def test_a_run_with_its_days_sent_twice_is_one(priya, by):
    made = gathering.course(priya)
    once = uuid.uuid4()
    dates = {
        "first": gathering.moment(7).date(),
        "start": gathering.moment().time(),
        "end": gathering.moment(7, 16).time(),
        "every": gatherings.rules.Every.WEEK,
        "times": 5,
        "about": ["Boundaries", "Safeguarding"],
    }
    runs = {acts.begin_run(made, service=gathering.quayside(), dates=dates, once=once, by=by).pk for _ in range(2)}
    assert len(runs) == 1
    days = list(CourseRun.objects.get().series.gatherings.all())
    assert [day.about for day in days] == ["Boundaries", "Safeguarding", "", "", ""]


# Places.


def test_someone_is_added_once_and_told_the_days_to_come(place, by, asha):
    assert acts.add(place.run, asha.person, by=by) == place
    assert place.stage == "invited"
    assert asha.person.attendances.count() == 2
    assert Message.objects.filter(kind="gathering_planned", person=asha.person).count() == 1


def test_owen_adds_nobody_at_quayside(place, cast):
    with pytest.raises(NotAllowed):
        acts.add(place.run, cast("jon").person, by=Actor.of(cast("owen")))
    assert Place.objects.count() == 1


def test_the_learner_takes_part_and_may_leave_without_a_reason(place, asha):
    assert acts.take_part(place, by=Actor.of(asha)).stage == "taking_part"
    left = acts.leave_early(place, by=Actor.of(asha))
    assert left.stage == "left_early"
    assert not asha.person.attendances.filter(gathering__starts_at__gt=clock.now()).exists()


def test_whoever_comes_takes_part(place, priya):
    gathering.came(place, priya)
    place.refresh_from_db()
    assert place.stage == "taking_part"


def test_finished_once_they_came_to_a_class(place, priya, by):
    with pytest.raises(StillWaitingFor, match="not come to a class yet"):
        acts.finish(place, by=by)
    gathering.came(place, priya)
    assert acts.finish(place, by=by).stage == "finished"
    with pytest.raises(WrongStage):
        acts.finish(place, by=by)


def test_nobody_finishes_it_for_themselves_or_from_another_service(priya, by, cast, quayside):
    trainer = with_role(Role.TRAINER, quayside)
    place = gathering.place(priya, trainer)
    gathering.came(place, priya)
    for who in (trainer, cast("owen"), cast("ruth"), cast("sam")):
        with pytest.raises(NotAllowed):
            acts.finish(place, by=Actor.of(who))
    assert acts.finish(place, by=by).stage == "finished"


def test_back_again_after_leaving(place, by, asha):
    acts.leave_early(place, reason="A new job.", by=by)
    assert place.moves.last().note == "A new job."
    with pytest.raises(NotAllowed):
        acts.carry_on(place, by=Actor.of(asha))
    assert acts.carry_on(place, by=by).stage == "taking_part"
    assert asha.person.attendances.filter(gathering__starts_at__gt=clock.now()).count() == 1


# What others ask.


def finishers(people, on):
    return list(Course.objects.with_finishers(people, on).values_list("finisher", flat=True))


def test_a_course_says_who_finished_it_by_which_day(place, priya, by, asha, cast):
    gathering.came(place, priya)
    acts.finish(place, by=by)
    people = [asha.person_id, cast("jon").person_id]
    assert finishers(people, clock.today()) == [asha.person_id]
    assert finishers(people, clock.today() - timedelta(days=1)) == [None]
    assert finishers([cast("jon").person_id], clock.today()) == [None]


def test_a_course_taken_back_is_not_finished(place, priya, by, asha):
    gathering.came(place, priya)
    acts.finish(place, by=by)
    acts.carry_on(place, by=by)
    assert finishers([asha.person_id], clock.today()) == [None]


def test_days_come_to_of_days(place, priya, asha):
    gathering.class_of(place.run, priya, days=-2)
    gathering.came(place, priya)
    (found,) = standing.of(asha.person)
    assert (found.came_to, found.held, found.days, found.state) == (1, 1, 3, "Taking part")


def test_today_asks_for_what_is_not_recorded(place, priya, cast):
    (item,) = [each for each in worklists.collect(priya, clock.today()) if "class" in each.what]
    assert (item.kind, item.late_days) == ("late", 1)
    assert not worklists.collect(cast("owen"), clock.today())
    gathering.came(place, priya)
    assert not [each for each in worklists.collect(priya, clock.today()) if "class" in each.what]


# Pages.


def test_who_came_on_the_page_sent_twice_and_corrected(place, priya, asha):
    browser = signed_in_client(priya)
    day = place.run.series.gatherings.order_by("starts_at").first()
    page = f"/workspace/courses/classes/{day.pk}/"
    assert "Asha Thistlewood" in browser.get(page).content.decode()
    for _ in range(2):
        assert browser.post(page, {"came": [asha.person_id], "seen": 0}).status_code == 302
    assert "Came" in browser.get(f"/workspace/courses/runs/{place.run.pk}/").content.decode()
    assert browser.post(page, {"seen": 0}).status_code == 409
    assert browser.post(page, {"seen": 1}).status_code == 302
    assert Event.objects.filter(what="gatherings.corrected", person_id=asha.person_id).count() == 1


def test_the_learner_sees_what_is_done_next_and_optional(place, priya, asha):
    gathering.came(place, priya)
    words = signed_in_client(asha).get(f"/me/courses/{place.pk}/").content.decode()
    for said in ("You have been to 1 of 2 days.", "Your next day", "Only if you like", "CVs"):
        assert said in words
    assert "Your course: Peer mentoring" in signed_in_client(asha).get("/me/").content.decode()


def test_a_list_of_runs_and_a_grid_cost_the_same_for_many(place, priya, cast, by):
    browser = signed_in_client(priya)
    pages = ["/workspace/courses/", f"/workspace/courses/runs/{place.run.pk}/"]

    def cost():
        counted = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(page).status_code == 200
            counted.append(len(queries))
        return counted

    cost()
    few = cost()
    for who in ("jon", "bryn"):
        acts.add(place.run, cast(who).person, by=by)
    for days in (3, 4):
        gathering.class_of(place.run, priya, days=days)
    for _ in range(3):
        acts.begin_run(place.run.course, service=gathering.quayside(), by=by)
    assert cost() == few
    assert max(few) <= 20


def test_a_course_of_a_name_that_is_taken_keeps_what_was_typed(priya):
    gathering.course(priya)
    page = signed_in_client(priya).post(
        "/workspace/courses/new/", {"name": "Peer mentoring", "covers": "Kept words", "modules": ""}
    )
    assert page.status_code == 200
    assert "There is a course of that name." in page.content.decode()
    assert "Kept words" in page.content.decode()


def test_a_colleague_who_learns_finds_their_course_on_today(cast, priya):
    """First the invitation; then the course while it has a day in the next seven."""
    own = gathering.place(priya, cast("sam"))
    assert own_course_of(cast("sam")) == ["You are invited to this course."]
    acts.take_part(own, by=Actor.of(cast("sam")))
    assert own_course_of(cast("sam")) == ["You take part in this course."]
    own.run.series.gatherings.filter(starts_at__gt=clock.now()).update(
        starts_at=gathering.moment(8), ends_at=gathering.moment(8, 16)
    )
    assert own_course_of(cast("sam")) == []
    assert own_course_of(cast("nia")) == []


def own_course_of(user):
    return [item.what for item in worklists.collect(user, clock.today()) if "this course" in item.what]

"""Who is ready to be decided is found out of the request: set, kept, cleared, and at a fixed cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts, readiness, roles
from coprod.peers.recruitment.models import Application
from coprod.programme.courses.models import Course
from tests import checking, recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_there(cast):
    return checking.references_met(recruiting.for_user(cast("asha")), cast)


def since(application):
    return Application.objects.get(pk=application.pk).ready_since


def asking_for(role, courses, cast):
    roles.describe_role(
        role,
        involves="Walks.",
        why="",
        meets_one_to_one=False,
        is_open=True,
        assessment=roles.Assessment(level="none"),
        courses=courses,
        by=Actor.of(cast("ruth")),
    )


def test_who_is_ready_is_so_since_it_was_first_found(all_there):
    assert since(all_there) is None
    first = clock.now()
    with clock.moved_to(first):
        readiness.refresh()
    with clock.moved_to(first + timedelta(days=1)):
        readiness.refresh()
    assert since(all_there) == first


def test_who_lacks_something_is_not_ready(cast, all_there):
    waiting = recruiting.in_checks(recruiting.for_user(cast("jon")), cast("priya"))
    readiness.refresh()
    assert since(all_there) is not None
    assert since(waiting) is None


def test_something_required_of_everyone_later_clears_it(all_there):
    readiness.refresh()
    Course.objects.create(name="Listening", is_required=True)
    readiness.refresh()
    assert since(all_there) is None


def test_only_those_given_are_looked_at(cast, all_there):
    readiness.refresh([recruiting.for_user(cast("jon"))])
    assert since(all_there) is None
    readiness.refresh([all_there])
    assert since(all_there) is not None


def test_a_role_that_asks_for_more_or_less_is_seen_at_once(cast, all_there):
    asking_for(all_there.role, [], cast)
    assert since(all_there) is not None
    asking_for(all_there.role, [Course.objects.create(name="Listening")], cast)
    assert since(all_there) is None


@pytest.mark.parametrize("leaves", [acts.checks_are_done, lambda each, by: acts.close(each, because="stopped", by=by)])
def test_who_leaves_checks_is_no_longer_ready_to_leave_them(cast, all_there, leaves):
    readiness.refresh()
    assert since(all_there) is not None
    leaves(all_there, by=Actor.of(cast("priya")))
    assert since(all_there) is None


def test_who_comes_back_with_everything_is_ready_at_the_yes(cast, all_there):
    priya = Actor.of(cast("priya"))
    acts.close(all_there, because="stopped", by=priya)
    back = acts.send(acts.welcome_back(all_there, by=priya), by=Actor.of(cast("asha")))
    assert since(back) is None
    acts.say_yes_if(back, by=priya)
    assert since(back) is not None


def test_it_costs_the_same_for_many(cast, all_there):
    def queries():
        readiness.refresh()  # what changed is written once; what is counted is finding out
        with CaptureQueriesContext(connection) as captured:
            readiness.refresh()
        return len(captured)

    few = queries()
    for number in range(3):
        application = recruiting.invited(cast("priya"), name=f"Wren {number}", address=f"wren{number}@people.test")
        recruiting.received(application, cast("priya"))
    assert queries() == few

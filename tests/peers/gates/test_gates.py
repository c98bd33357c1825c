"""What people may do as it is stored: from an applicant to an active peer mentor."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coprod.audit.actor import Actor
from coprod.peers.gates import standing
from coprod.peers.gates.rules import Gate
from coprod.peers.recruitment import acts
from tests import checking, recruiting

pytestmark = pytest.mark.django_db


def test_gates_open_one_after_the_other(cast):
    application = recruiting.for_user(cast("asha"))
    assert standing.of(application.person).count == 0
    checking.references_met(application, cast)
    assert standing.of(application.person).may(Gate.SHADOW)
    assert not standing.of(application.person).may(Gate.MEET_WITH_WORKER)


def test_an_active_mentor_may_meet_alone(cast):
    mentor = checking.active_mentor(cast)
    assert standing.of(mentor.person).may(Gate.MEET_ALONE)


def test_a_closed_application_opens_nothing(cast):
    application = checking.active(cast)
    acts.close(application, because="stopped", by=Actor.of(cast("priya")))
    assert standing.of(application.person).count == 0


def test_many_people_cost_as_many_queries_as_one(cast, django_assert_max_num_queries):
    people = [checking.active_mentor(cast, who).person_id for who in ("asha", "jon")]
    with CaptureQueriesContext(connection) as for_one:
        standing.of_many(people[:1])
    with django_assert_max_num_queries(len(for_one)):
        found = standing.of_many(people)
    assert all(each.may(Gate.MEET_ALONE) for each in found.values())

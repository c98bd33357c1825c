"""What a person sees about those they named: progress, never what was written (REF-8)."""

import pytest

from coprod.audit.actor import Actor
from coprod.peers.references import acts
from tests import recruiting

pytestmark = pytest.mark.django_db


def test_a_person_sees_who_was_asked_and_who_answered(cast, client_as):
    application = recruiting.for_user(cast("asha"))
    asha = client_as("asha")
    recruiting.named(application)
    assert "We can ask them" in asha.get("/apply/people/").content.decode()
    request = recruiting.asked(application, cast("priya"))
    assert "Asked on" in asha.get("/apply/people/").content.decode()
    acts.write_down(
        request,
        first=recruiting.standing.this_month() - 23,
        last=None,
        answers={"good_with": "MARKER-WHAT-WAS-SAID"},
        number="01632 960142",
        number_from="found",
        by=Actor.of(cast("ruth")),
    )
    page = asha.get("/apply/people/").content.decode()
    assert "We heard back" in page
    assert "MARKER-WHAT-WAS-SAID" not in page

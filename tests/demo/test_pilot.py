"""The pilot as the demonstration tells it, counted from its records and compared with what its report says
(01-people-and-purpose: Homeless Link 2022, the peer mentor grant)."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from coprod.demo.chapters import beginning
from coprod.demo.management.commands.seed_demo import Command as SeedDemo
from coprod.peers.recruitment.models import Application
from coprod.peers.references.models import ReferenceRule
from coprod.programme.enquiries.models import Enquiry

FIRST, LAST = beginning.BEGAN, date(2022, 3, 31)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """Told once for every count, and taken away again."""
    with django_db_blocker.unblock():
        try:
            call_command(SeedDemo(), stdout=StringIO())
            yield
        finally:
            call_command("flush", interactive=False, verbosity=0)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]


def in_the_pilot(rows, field):
    return rows.filter(**{f"{field}__date__gte": FIRST, f"{field}__date__lte": LAST})


def test_more_than_twenty_said_hello():
    assert in_the_pilot(Enquiry.objects, "received_at").count() > 20


def test_the_window_was_cut_from_five_years_to_two_with_a_reason():
    before, after = ReferenceRule.objects.order_by("effective_from")
    assert (before.window_months, after.window_months) == (60, 24)
    assert "shut out" in after.reason
    assert after.author_label == "Ruth Fieldfare"


def test_people_left_at_every_point_and_the_record_says_where():
    closed = in_the_pilot(Application.objects.filter(stage="moved_on"), "stage_since")
    left_from = {application.moves.order_by("pk").last().from_stage for application in closed}
    assert {"applying", "checks"} <= left_from
    assert Enquiry.objects.filter(stage="closed", received_at__date__lte=LAST).count() == 3

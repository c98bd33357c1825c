"""The pilot as the demonstration tells it, counted from its records and compared with what its report says
(01-people-and-purpose: Homeless Link 2022, the peer mentor grant)."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from coprod import clock
from coprod.demo.chapters import beginning
from coprod.demo.management.commands.seed_demo import Command as SeedDemo
from coprod.panels.consultations.models import Consultation
from coprod.panels.meetings.models import Meeting
from coprod.peers.matching.models import Asked, Match
from coprod.peers.meetups.models import MeetUp
from coprod.peers.practice.models import Useful
from coprod.peers.recruitment.models import Application, ApplicationMove
from coprod.peers.references.models import ReferenceRule
from coprod.people.models import User
from coprod.programme.courses.models import CourseRun
from coprod.programme.enquiries.models import Enquiry
from coprod.programme.gatherings.models import Gathering
from coprod.workspace import funnel_figures

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


def test_six_were_recruited_and_two_of_them_are_active_at_the_end():
    became = in_the_pilot(ApplicationMove.objects.filter(to_stage="settling_in"), "at")
    assert became.values("subject").distinct().count() == 6
    ended = ApplicationMove.objects.filter(to_stage="moved_on", at__date__lte=LAST).values("subject")
    assert became.exclude(subject__in=ended).count() == 2
    assert "permanent job" in " ".join(
        ApplicationMove.objects.filter(to_stage="moved_on").values_list("note", flat=True)
    )


def test_the_funnel_tells_the_pilot_as_its_report_does():
    priya = User.objects.get(person__chosen_name="Priya Sandpiper")
    figures = funnel_figures.of(priya, first=FIRST, last=LAST)
    assert figures.said_hello > 20
    assert (figures.recruited, figures.active_now) == (6, 2)
    assert figures.longest_label == "Checks"
    left = {where for where, _, _ in figures.left_table.rows}
    assert {"Said hello", "Applying", "Checks"} <= left


def test_of_six_on_the_five_days_four_stayed():
    run = CourseRun.objects.get(series__title="Five days in November")
    first, *_, last = run.series.gatherings.order_by("starts_at")
    assert run.series.gatherings.count() == 5
    assert (first.attendances.filter(attended=True).count(), last.attendances.filter(attended=True).count()) == (6, 4)
    assert Counter(run.places.values_list("stage", flat=True)) == {"finished": 4, "left_early": 2}


def test_practice_was_monthly_online_until_march_2021_then_in_person():
    sessions = in_the_pilot(Gathering.objects.filter(series__kind="session"), "starts_at").order_by("starts_at")
    months = [clock.local(each.starts_at).strftime("%Y-%m") for each in sessions]
    assert len(set(months)) == len(months) == 16
    assert {each.mode for each, month in zip(sessions, months, strict=True) if month < "2021-04"} == {"online"}
    assert {each.mode for each, month in zip(sessions, months, strict=True) if month >= "2021-04"} == {"in_person"}
    useful = Useful.objects.filter(gathering__in=sessions)
    assert set(useful.filter(gathering__mode="online").values_list("answer", flat=True)) == {"a_bit"}
    assert set(useful.filter(gathering__mode="in_person").values_list("answer", flat=True)) == {"yes"}


def test_the_panel_met_five_times_online_and_once_for_an_away_day():
    meetings = in_the_pilot(Meeting.objects.all(), "gathering__starts_at")
    assert Counter(meetings.values_list("gathering__mode", flat=True)) == {"online": 5, "in_person": 1}
    assert meetings.get(gathering__mode="in_person").gathering.about == "Away day"


def test_the_letter_about_the_service_charge_was_changed_by_what_the_panel_said():
    letter = Consultation.objects.get(version__policy__title__startswith="Letter about your service charge")
    assert (letter.stage, letter.stage_since.date().isoformat()) == ("published", "2022-02-28")
    assert letter.version.policy.publications.get().number == letter.version.number
    answers = {each.answer.outcome: each.answer.why for each in letter.contributions.select_related("answer")}
    assert {"changed", "something_else", "not_changed", "passed_on"} <= set(answers)
    did = " ".join(each.answer.did for each in letter.contributions.select_related("answer"))
    assert "one-to-one help with budgeting" in did
    assert "Green Committee" in did


def test_six_residents_were_supported_and_many_did_not_want_it_then():
    asked = Counter(in_the_pilot(Asked.objects.all(), "at").values_list("answer", flat=True))
    assert asked["yes"] == 6
    assert asked["not_now"] + asked["no"] > asked["yes"]
    together = in_the_pilot(Match.objects.filter(stage="ended_well"), "shown_at")
    assert together.values("resident").distinct().count() == 6


def test_fishing_was_called_off_for_the_weather_and_then_they_picked_cockles():
    theirs = MeetUp.objects.filter(match__resident__person__chosen_name="Ewan Marram").order_by("starts_at")
    assert [(each.what, each.stage) for each in theirs] == [
        *[("Fishing off the pier", "called_off")] * 3,
        ("Cockle picking", "noted"),
        ("A pub lunch and a walk", "noted"),
    ]
    assert {change.reason for each in theirs for change in each.changes.filter(what="called_off")} == {"weather"}
    assert "phone" in theirs.get(what="Cockle picking").note.changed

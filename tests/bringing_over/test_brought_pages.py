"""The sheets of what a charity arrives with, and the marks on pages."""

import pytest
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.panels.membership import acts as membership
from coprod.peers.checks.models import DbsCheck
from coprod.peers.matching.models import Match
from coprod.peers.recruitment.models import Application
from coprod.people import arrivals
from coprod.people.models import Role, RouteKind
from coprod.people.reach import Route
from coprod.programme.courses.models import Place
from tests import bringing as story
from tests import checking, gathering, recruiting

pytestmark = pytest.mark.django_db


def read(key, cast, by, **row):
    """A row of a sheet, as its form reads it."""
    sheet = next(each for each in arrivals.sheets(Actor.of(cast(by))) if each.key == key)
    form = sheet.form(row, by=Actor.of(cast(by)))
    return sheet, form


def finch(cast, **columns):
    return {
        "chosen_name": "Finch Larkspur",
        "service": cast("priya").person.service_id,
        "reach_by": "email",
        "address": "finch@people.test",
        "role": recruiting.role().pk,
        "stage": "active",
        "since": story.days_ago(365).isoformat(),
        "seen_by": "Dilys Marram",
        "references_seen_by": "Dilys Marram",
        "references_seen_on": story.days_ago(400).isoformat(),
        **columns,
    }


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("priya", ["mentors", "courses", "panel", "residents"]),
        ("ruth", ["checks"]),
        ("nia", ["panel"]),
        ("sam", []),
        ("asha", []),
    ],
)
def test_who_brings_which_sheet(cast, who, keys):
    ours = {"mentors", "checks", "courses", "panel", "residents"}
    assert [each.key for each in arrivals.sheets(Actor.of(cast(who))) if each.key in ours] == keys


def test_every_sheet_brings_what_its_form_reads(cast):
    checking.role_with_a_check()
    course = gathering.course(cast("priya"), name="Boundaries")
    name, day = {"chosen_name": "Finch Larkspur"}, story.days_ago(300).isoformat()
    certificate = {"level": "enhanced", "workforce": "adult", "for_role": "Peer mentor", "outcome": "go_ahead"}
    rows = {
        "mentors": ("priya", finch(cast)),
        "checks": ("ruth", {**name, **certificate, "issued_on": day, "seen_by": "Dilys", "seen_on": day,
                            "decided_on": day}),
        "courses": ("priya", {**name, "course": course.pk, "finished_on": day, "seen_by": "Dilys"}),
        "panel": ("nia", {**name, "service": cast("priya").person.service_id, "panel_name": "Sandhopper",
                          "joined_on": day, "seen_by": "Dilys"}),
        "residents": ("priya", {"chosen_name": "Heather Moorland", "service": cast("sam").person.service_id,
                                "support_worker": cast("sam").pk, "yes_heard_by": "Dilys", "yes_on": day,
                                "mentor": "Finch Larkspur", "started_on": day, "stage": "active"}),
    }  # fmt: skip
    for key, (by, row) in rows.items():
        sheet, form = read(key, cast, by, **row)
        assert form.is_valid(), (key, form.errors)
        already = sheet.likeness(form.cleaned_data, Actor.of(cast(by)))
        assert not already
        sheet.bring(form.cleaned_data, Actor.of(cast(by)))
        assert sheet.likeness(form.cleaned_data, Actor.of(cast(by)))
        assert "Sandhopper" not in sheet.likeness(form.cleaned_data, Actor.of(cast(by)))
        assert set(sheet.example) <= set(form.fields)
    assert Match.objects.get().stage == "active"
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"since": story.days_ago(-1).isoformat()}, "since"),
        ({"references_seen_by": ""}, "references_seen_by"),
        ({"references_seen_on": ""}, "references_seen_on"),
        ({"reach_by": ""}, "reach_by"),
        ({"address": ""}, "address"),
        ({"address": "not an address"}, "address"),
        ({"stage": "decision"}, "stage"),
        ({"chosen_name": ""}, "chosen_name"),
    ],
)
def test_a_row_says_where_it_is_wrong(cast, columns, field):
    _, form = read("mentors", cast, "priya", **finch(cast, **columns))
    assert set(form.errors) == {field}


def test_a_lead_brings_people_of_their_own_service_only(cast, otterbank):
    _, form = read("mentors", cast, "priya", **finch(cast, service=otterbank.pk))
    assert set(form.errors) == {"service"}


def text_of(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_the_marks_stand_on_pages(cast, client_as):
    match = story.everything(cast)
    application, check, place = Application.objects.get(), DbsCheck.objects.get(), Place.objects.get()
    record = text_of(client_as("priya"), "workspace:person", application.person_id)
    assert "DBS check: go ahead, brought over: seen by Dilys Marram" in record
    assert "References, brought over: seen by Dilys Marram" in record
    page = text_of(client_as("ruth"), "checks:check", check.pk)
    assert "Not brought over" in page
    assert "entered by Ruth Fieldfare" in page.replace("Entered", "entered")
    assert "With Moss Learning, brought over: seen by Dilys Marram" in text_of(
        client_as("priya"), "courses:place", place.pk
    )
    assert "With Moss Learning, brought over" in text_of(client_as("priya"), "courses:run", place.run_id)
    assert "brought over: seen by Sam Linnet" in text_of(client_as("sam"), "matching:resident", match.resident_id)
    assert "brought over: seen by Dilys Marram" in text_of(client_as("nia"), "membership:members")


def test_the_panel_sees_nothing_of_who_is_who(cast, client_as):
    """The planted names stand together on the list of members only."""
    story.member(cast, chosen_name="XPLANTEDX Fenwick", seen_by="XWELCOMEDX")
    nell = cast("nell")
    membership.join(nell.person, panel_name="Kingfisher", by=Actor.of(cast("nia")))
    assert "XPLANTEDX" in text_of(client_as("nia"), "membership:members")
    for marker in ("XPLANTEDX", "XWELCOMEDX"):
        assert marker not in text_of(client_as("nell"), "membership:home")
    for event in Event.objects.all():
        assert "Sandhopper" not in f"{event.sentence} {event.changes}"
        assert "XPLANTEDX" not in f"{event.sentence} {event.changes}"


def test_those_who_would_like_to_are_invited(cast, client_as):
    application = story.mentor(cast)
    story.mentor(cast, chosen_name="Lark Ash", route=Route(RouteKind.EMAIL, "lark@people.test"))
    client = client_as("priya")
    page = text_of(client, "arrivals:invite")
    assert "Finch Larkspur" in page
    client.post(reverse("arrivals:invite"), {"people": [application.person_id]})
    assert application.person.user.has_role(Role.PEER_MENTOR)
    page = text_of(client, "arrivals:invite")
    assert "Finch Larkspur" not in page
    assert "Lark Ash" in page
    assert "Lark Ash" not in text_of(client_as("owen"), "arrivals:invite")
    client_as("owen").post(reverse("arrivals:invite"), {"people": [application.person_id]})
    assert Message.objects.count() == 1

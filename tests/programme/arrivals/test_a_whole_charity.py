"""A charity with six working mentors and eleven panel members arrives in one morning (REC-11): two people bring three
files, nobody hears from it, and everything the programme does next can begin."""

import uuid

import pytest

from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.panels.membership.models import PanelMember
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching import standing as matching
from coprod.peers.recruitment.models import Application
from coprod.people.arrivals import sheets
from coprod.programme.arrivals import acts, inviting, schedule
from coprod.programme.arrivals.models import State
from tests import checking
from tests.programme.arrivals.conftest import upload, workbook

pytestmark = pytest.mark.django_db

MENTORS = ["Ash Avocet", "Briar Brambling", "Cleo Corncrake", "Dale Dotterel", "Elm Egret", "Fern Firecrest"]
PANEL = [f"{name} Marsh" for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gil", "Hal", "Ida", "Jo", "Kim")]
PANEL_NAMES = [f"Sand{bird}" for bird in ("hopper", "wren", "finch", "piper", "lark", "gull", "tern", "crow")] + [
    *("Saltgrass", "Seaholly", "Driftwood")
]


def brought(user, key, rows):
    """One tab of the template, filled in under its own headings, sent in, looked at and brought."""
    sheet = next(each for each in sheets(Actor.of(user)) if each.key == key)
    labels = {name: str(field.label) for name, field in sheet.form.base_fields.items()}
    table = [[labels[name] for name in rows[0]], *(list(row.values()) for row in rows)]
    book = upload(workbook(table, title=sheet.title))
    run = acts.send_in(acts.read(book, by=Actor.of(user)), once=uuid.uuid4(), by=Actor.of(user))
    schedule.begin(run)
    schedule.begin(acts.decide_to_bring(run, chosen=(), by=Actor.of(user)))
    run.refresh_from_db()
    assert (run.state, run.counts) == (State.DONE, {key: len(rows)}), run.findings


def test_six_mentors_and_eleven_panel_members_arrive(cast, priya, quayside):
    checking.role_with_a_check()
    mentor = {"service": "Quayside", "reach_by": "E-mail", "role": "Peer mentor", "stage": "Active"}
    seen = {"since": "12/02/2024", "seen_by": "Dilys Marram"}
    references = {"references_seen_by": "Dilys Marram", "references_seen_on": "20/01/2024"}
    brought(
        priya,
        "mentors",
        [
            {"chosen_name": name, "address": f"{name.split()[0].lower()}@people.test", **mentor, **seen, **references}
            for name in MENTORS
        ],
    )
    member = {"service": "Quayside", "reach_by": "Phone call", "joined_on": "14/05/2023", "seen_by": "Dilys Marram"}
    brought(
        priya,
        "panel",
        [
            {"chosen_name": name, "address": f"01632 9601{place:02}", "panel_name": PANEL_NAMES[place], **member}
            for place, name in enumerate(PANEL)
        ],
    )
    days = {"issued_on": "26/01/2024", "seen_on": "01/02/2024", "decided_on": "02/02/2024"}
    certificate = {"level": "Enhanced", "workforce": "Adults", "for_role": "Peer mentor", "outcome": "Go ahead"}
    brought(
        cast("ruth"),
        "checks",
        [{"chosen_name": name, **certificate, **days, "seen_by": "Dilys Marram"} for name in MENTORS],
    )
    assert PanelMember.objects.current().count() == 11
    mentors = Application.objects.filter(stage="active")
    assert mentors.count() == 6
    assert not Message.objects.exists(), "nobody is told: they know it already"

    assert all(gates.of(application.person).may(Gate.MEET_ALONE) for application in mentors)
    invited = inviting.invite(inviting.may_be_invited(priya), by=Actor.of(priya))
    assert invited == []
    assert {person.chosen_name for person in matching.people_who_mentor(quayside)} == set(MENTORS)

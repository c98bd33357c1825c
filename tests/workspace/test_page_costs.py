"""Lists cost the same number of queries for a few people as for many, and stay within the budget."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.checks import acts as checks
from coprod.peers.matching import acts as matching
from coprod.peers.meetups import acts as meetups
from coprod.peers.meetups.models import HowItWas, MeetUp
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest
from coprod.programme.courses.models import Course
from tests import checking, consulting, gathering, pairing, recruiting

pytestmark = pytest.mark.django_db

BUDGET = 20
FEW, MANY = 1, 3


@pytest.fixture
def queries_of(client_as):
    """How many queries a page takes for somebody, the second time it is opened."""

    def queries(who, address):
        client = client_as(who)
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return [query["sql"] for query in captured]

    return queries


def with_a_check(lead, **options):
    application = recruiting.in_checks(recruiting.invited(lead, **options), lead)
    checks.open_check(
        person=application.person, eligibility=checking.enhanced(), for_role="Peer mentor", by=Actor.of(lead)
    )


@pytest.fixture
def people_in_recruitment(cast):
    """People at every step of the way: a hello, a sent application, somebody asked, a reference that is back.
    Everything is due: nobody answers for nine days, and whoever is in checks is ready."""
    ways = (
        lambda lead, **options: recruiting.enquiry(**options),
        lambda lead, **options: recruiting.sent(recruiting.invited(lead, **options)),
        lambda lead, **options: recruiting.asked(recruiting.invited(lead, **options), lead),
        lambda lead, **options: recruiting.received(recruiting.invited(lead, **options), lead),
        with_a_check,
    )
    made = 0

    def people(count):
        nonlocal made
        for _ in range(count):
            for way in ways:
                made += 1
                way(cast("priya"), name=f"Wren {made}", address=f"wren{made}@people.test")
        ReferenceRequest.objects.update(written_at=clock.now() - timedelta(days=9))
        Application.objects.filter(stage="checks").update(ready_since=clock.now())

    return people


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("priya", "/workspace/"),
        ("ruth", "/workspace/"),
        ("priya", "/workspace/people/"),
        ("priya", "/workspace/people/?layout=table"),
        ("priya", "/workspace/people/?q=wren&layout=table"),
        ("priya", "/workspace/people/?track=references&on_break=no&contact=me&layout=table"),
        ("priya", "/workspace/people/?stage=said_hello&layout=table"),
        ("priya", "/workspace/messages/"),
        ("ruth", "/workspace/references/"),
        ("ruth", "/workspace/checks/"),
        ("ada", "/workspace/team/"),
    ],
)
def test_a_list_costs_the_same_for_many(who, address, queries_of, people_in_recruitment):
    people_in_recruitment(FEW)
    few = queries_of(who, address)
    people_in_recruitment(MANY)
    many = queries_of(who, address)
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= BUDGET, "\n".join(many)


@pytest.fixture
def work_of_every_sort(cast, people_in_recruitment):
    """Beside recruitment: residents to ask, to match and to hear; meet-ups to tell and to ring after; answers to write;
    a class to record; somebody on a break."""
    consulting.answering_stage(cast)
    pairing.card(pairing.mentor(cast), room_for=5)
    lead = cast("priya")
    gathering.class_of(gathering.run(lead), lead, days=-1)
    mentor, sam = cast("bryn"), Actor.of(cast("sam"))

    def more(count):
        people_in_recruitment(count)
        for _ in range(count):
            pairing.resident(cast, name="Wren")
            pairing.asked(pairing.resident(cast, name="Teal"))
            matching.show(pairing.asked(pairing.resident(cast, name="Knot")), mentor.person, by=sam)
            match = matching.show(pairing.asked(pairing.resident(cast, name="Ruff")), mentor.person, by=sam)
            matching.mentor_says_yes(matching.resident_says_yes(match, by=sam), by=Actor.of(mentor))
            _to_tell, hard = (
                meetups.plan(
                    match,
                    starts_at=pairing.moment(days),
                    until=pairing.moment(days, hour=15),
                    place="The pier",
                    what="A walk",
                    by=Actor.of(mentor),
                )
                for days in (2, 3)
            )
            MeetUp.objects.filter(pk=hard.pk).update(starts_at=pairing.moment(-2), until=pairing.moment(-2, hour=15))
            hard.refresh_from_db()
            meetups.note(hard, did="A walk.", how=HowItWas.HARD, by=Actor.of(mentor))

    return more


@pytest.mark.parametrize("who", ["priya", "ruth", "sam", "nia", "hal", "safia", "ada"])
def test_today_costs_the_same_for_more_work_of_every_sort(who, queries_of, work_of_every_sort):
    work_of_every_sort(FEW)
    few = queries_of(who, "/workspace/")
    work_of_every_sort(MANY)
    many = queries_of(who, "/workspace/")
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= BUDGET, "\n".join(many)


@pytest.fixture
def a_fuller_history(cast):
    """More months told, more people named, and in checks more people asked."""
    made = 0

    def fuller(application, count):
        nonlocal made
        for _ in range(count):
            made += 1
            recruiting.told(application, vouched_by=f"Len {made}")
            referee = recruiting.named(application, name=f"Len {made}", address=f"len{made}@boatyard.test")
            if application.stage == "checks":
                references.send_request(referee, by=Actor.of(cast("priya")))
            recruitment.add_note(
                application.person, words="A good chat.", once=recruiting.once(), by=Actor.of(cast("priya"))
            )

    return fuller


def test_a_record_costs_the_same_for_a_long_history(cast, queries_of, a_fuller_history):
    checking.role_with_a_check().courses.add(Course.objects.create(name="Listening"))
    application = recruiting.invited(cast("priya"))
    recruiting.received(application, cast("priya"))
    application.refresh_from_db()
    few = queries_of("priya", f"/workspace/people/{application.person_id}/")
    a_fuller_history(application, 3)
    many = queries_of("priya", f"/workspace/people/{application.person_id}/")
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= BUDGET, "\n".join(many)


@pytest.mark.parametrize("page", ["", "history/", "people/", "check/"])
def test_an_application_costs_the_same_for_a_long_history(page, cast, queries_of, a_fuller_history):
    application = recruiting.filled_in(recruiting.for_user(cast("asha")))
    few = queries_of("asha", f"/apply/{page}")
    a_fuller_history(application, 3)
    many = queries_of("asha", f"/apply/{page}")
    assert len(many) == len(few), "\n".join(many)

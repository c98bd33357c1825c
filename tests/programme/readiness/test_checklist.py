"""The checklist: what the records know, what colleagues answer, and what a date opens again."""

import uuid
from datetime import timedelta

import pytest

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.accounts import ready as duties
from coprod.audit.actor import Actor
from coprod.people.models import Role
from coprod.people.worklists import collect
from coprod.programme.courses import ready as courses
from coprod.programme.courses.models import Course
from coprod.programme.policies import ready as policies
from coprod.programme.readiness import acts, checklist
from coprod.programme.readiness.models import Answer
from coprod.ui.refusals import NotAllowed
from tests import consulting, recruiting
from tests.asking_residents import closed
from tests.people import with_role

pytestmark = pytest.mark.django_db


def say(cast, *, by="priya", owner="nia", **given):
    today = clock.today()
    given = {
        "item": "insurance",
        "state": "done",
        "sentence": "The insurer wrote to us.",
        "since": today,
        "review_on": today + timedelta(days=30),
        "once": uuid.uuid4(),
        **given,
    }
    return acts.answer(owner=cast(owner), by=Actor.of(cast(by)), **given)


def line(name, on=None):
    return next(each for each in checklist.lines(on or clock.today()) if each.name.startswith(name))


def duty(name):
    return next(item for item in duties.items(clock.today()) if item.name == name)


def test_a_thing_is_missing_until_someone_says_it_is_there(cast):
    assert line("Insurance").state == "missing"
    say(cast, state="not_yet", sentence="We wrote to the insurer.")
    assert line("Insurance").state == "missing"
    say(cast)
    assert (line("Insurance").state, line("Insurance").owner) == ("done", "Nia Petrel")
    say(cast, state="does_not_apply")
    assert line("Insurance").state == "apart"
    assert Answer.objects.count() == 3


def test_it_is_open_again_the_day_after_its_date(cast):
    answer = say(cast)
    assert line("Insurance", answer.review_on).state == "done"
    assert line("Insurance", answer.review_on + timedelta(days=1)).state == "again"


def test_today_tells_its_owner_a_week_before_and_after(cast):
    answer = say(cast)
    recruiting.for_user(cast("asha"))

    def told(who, on):
        return [(item.kind, item.who) for item in collect(cast(who), on) if item.who.startswith("Insurance")]

    assert told("nia", answer.review_on - timedelta(days=8)) == []
    assert told("nia", answer.review_on - timedelta(days=7)) == [("week", "Insurance for volunteers")]
    assert told("nia", answer.review_on) == [("today", "Insurance for volunteers")]
    assert told("nia", answer.review_on + timedelta(days=2)) == [("late", "Insurance for volunteers")]
    assert told("priya", answer.review_on) == []
    say(cast, review_on=clock.today() + timedelta(days=400))
    assert told("nia", answer.review_on) == []


def test_leads_administrators_and_its_owner_answer(cast):
    with pytest.raises(NotAllowed):
        say(cast, by="nia")
    say(cast, by="ada")
    say(cast, by="nia", sentence="Renewed.")
    with pytest.raises(NotAllowed):
        say(cast, by="sam")
    assert Answer.objects.order_by("pk").last().sentence == "Renewed."


def test_days_that_cannot_be_are_refused(cast):
    today = clock.today()
    for days in ({"since": today + timedelta(days=1)}, {"review_on": today}):
        with pytest.raises(acts.CannotBeRight):
            say(cast, **days)
    assert not Answer.objects.exists()


def test_the_same_form_twice_is_one_answer(cast, client_as):
    later = clock.today() + timedelta(days=300)
    form = {
        "state": "done",
        "sentence": "Tom Bunting, trustee",
        "review_on": later.isoformat(),
        "owner": cast("priya").pk,
        "once": str(uuid.uuid4()),
    }
    for _ in range(2):
        assert client_as("priya").post("/workspace/readiness/things/sponsor/", form).status_code == 302
    assert Answer.objects.count() == 1
    page = client_as("priya").get("/workspace/readiness/").content.decode()
    assert "Tom Bunting, trustee" in page


def test_a_duty_wants_a_second_person_in_each_service(cast, quayside, otterbank):
    cast("priya"), cast("owen")
    missing = duty("Two who lead")
    assert not missing.is_in_place
    assert missing.sentence == "Only Owen Teal at Otterbank. Only Priya Sandpiper at Quayside."
    with_role(Role.LEAD)
    assert duty("Two who lead").is_in_place
    assert duty("Two on-call managers").sentence == "Nobody at Otterbank and Quayside."


def test_a_role_that_ended_stands_in_for_nobody(cast):
    cast("ruth")
    second = with_role(Role.OFFICER, name="Fenn Plover")
    assert duty("Two safer-recruitment officers").is_in_place
    accounts.end_role(held=second.roles_held.get(), by=Actor.of(cast("ada")))
    assert not duty("Two safer-recruitment officers").is_in_place


def test_an_officer_and_a_safeguarding_lead_decide_together(cast):
    cast("ruth")
    assert not duty("Two who decide on a certificate").is_in_place
    cast("safia")
    assert duty("Two who decide on a certificate").is_in_place
    assert not duty("Two safeguarding leads").is_in_place


def test_policies_are_in_place_when_published_and_in_date(cast):
    assert not policies.items(clock.today())[0].is_in_place
    policy = consulting.published(cast).policy
    assert policies.items(policy.review_on)[0].is_in_place
    (late,) = policies.items(policy.review_on + timedelta(days=1))
    assert not late.is_in_place
    assert policy.title in late.sentence


def test_the_share_of_each_team_that_finished_the_course(cast):
    cast("priya"), cast("sam")
    (none,) = courses.items(clock.today())
    assert "no course" in none.sentence
    Course.objects.create(name="Co-production in one hour")
    (some,) = courses.items(clock.today())
    assert some.sentence == "Finished it: Quayside 0 of 2."
    assert not some.is_in_place


def test_asking_counts_for_a_year(cast):
    assert line("Residents").state == "missing"
    asked_in = closed(cast)
    assert line("Residents", asked_in.closed_on + timedelta(days=365)).state == "done"
    assert line("Residents", asked_in.closed_on + timedelta(days=366)).state == "missing"


def test_a_lead_is_shown_the_way_until_someone_applies(cast, client_as):
    def shown(who):
        return "Nobody has applied yet" in client_as(who).get("/workspace/").content.decode()

    assert shown("priya")
    assert not shown("sam")
    recruiting.for_user(cast("asha"))
    assert not shown("priya")


def test_the_list_leads_only_where_one_may_go(cast, client_as):
    page = client_as("sam").get("/workspace/readiness/").content.decode()
    assert "Two who lead" in page
    assert 'href="/workspace/team/"' not in page
    assert 'href="/workspace/team/"' in client_as("priya").get("/workspace/readiness/").content.decode()


def test_the_list_costs_a_fixed_number_of_queries(cast, client_as, django_assert_max_num_queries):
    for name in ("priya", "owen", "sam", "ruth", "safia", "nia"):
        cast(name)
    say(cast)
    browser = client_as("priya")
    with django_assert_max_num_queries(22):
        browser.get("/workspace/readiness/")

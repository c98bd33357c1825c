"""Mentors a charity arrives with: what was seen before counts, is asked for by nobody, and tells nobody."""

import pytest

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.messaging.models import Message
from coprod.panels.membership.models import PanelMember
from coprod.peers.checks.models import DbsCheck
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching.models import Match, Resident
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import bringing, evidence, progress
from coprod.peers.recruitment.models import Application
from coprod.people.models import Person, Role, RouteKind
from coprod.people.reach import Route
from coprod.programme.courses.models import Place
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage
from tests import bringing as story
from tests import recruiting

pytestmark = pytest.mark.django_db


def test_bringing_over_tells_nobody(cast):
    story.everything(cast)
    assert not Message.objects.exists()


def test_brought_twice_is_brought_once(cast):
    story.everything(cast)
    kinds = (Person, Application, DbsCheck, Place, PanelMember, Resident, Match)
    there = [kind.objects.count() for kind in kinds]
    application = story.mentor(cast)
    story.check(cast, application)
    story.course(cast, application, course=Place.objects.get().run.course)
    story.member(cast)
    story.match(cast, story.resident(cast), application)
    assert [kind.objects.count() for kind in kinds] == there


def test_who_saw_it_stays_as_it_was_written(cast):
    row = story.mentor(cast).brought_over.get(is_references=True)
    row.seen_by = "Someone else"
    with pytest.raises(IsAppendOnly):
        row.save()


def test_the_audit_says_who_entered_what(cast):
    story.everything(cast)
    said = set(Event.objects.values_list("actor_label", "sentence"))
    assert {
        ("Priya Sandpiper", "brought {person}'s application over"),
        ("Priya Sandpiper", "brought over that {person}'s references were seen"),
        ("Ruth Fieldfare", "brought {person}'s check over"),
        ("Priya Sandpiper", "brought over that {person} finished a course"),
        ("Nia Petrel", "brought {person}'s place on the panel over"),
        ("Priya Sandpiper", "brought over that {person} said yes to a mentor"),
        ("Priya Sandpiper", "brought a match of {person} over"),
    } <= said


def test_a_brought_mentor_may_do_what_the_role_allows(cast):
    application = story.mentor(cast)
    found = gates.of(application.person)
    assert application.stage == "active"
    assert application.stage_since.date() == story.days_ago(365)
    assert found.may(Gate.MEET_ALONE)
    assert f"References, brought over: seen by Dilys Marram on {story.days_ago(400):%-d %B %Y}" in found.brought_over


def test_without_references_the_gates_stay_closed(cast):
    found = gates.of(story.mentor(cast, references=None).person)
    assert not found.may(Gate.JOIN_GROUPS)
    (missing,) = [row.missing for row in found.rows if row.gate == Gate.JOIN_GROUPS]
    assert any("references" in sentence for sentence in missing)


def test_references_can_follow_later(cast):
    application = story.mentor(cast, references=None)
    bringing.bring_over_references(application, seen=story.seen(), by=Actor.of(cast("priya")))
    assert gates.of(application.person).may(Gate.MEET_ALONE)


def test_references_from_before_count_only_for_what_was_brought_over(cast):
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    with pytest.raises(WrongStage):
        bringing.bring_over_references(application, seen=story.seen(), by=Actor.of(cast("priya")))
    assert not evidence.of(application).references_met


def test_in_checks_nothing_that_was_seen_is_missing(cast):
    application = story.mentor(cast, stage="checks", since=story.days_ago(3))
    assert evidence.of(application).missing == []
    application.refresh_from_db()
    assert application.ready_since
    assert recruitment.checks_are_done(application, by=Actor.of(cast("priya"))).stage == "decision"


def test_whoever_still_applies_is_not_asked_for_references_again(cast):
    application = story.mentor(cast, stage="applying")
    assert {part.key.value for part in progress.of(application).missing}.isdisjoint({"history", "people"})
    without = story.mentor(cast, stage="applying", references=None, chosen_name="Lark Ash", route=None)
    assert {part.key.value for part in progress.of(without).missing} >= {"history", "people"}


def test_whoever_comes_back_is_vouched_for_anew(cast):
    application, priya = story.mentor(cast), Actor.of(cast("priya"))
    application = recruitment.close(application, because="moved_on_well", by=priya)
    assert not gates.of(application.person).may(Gate.OBSERVE)
    application = recruitment.welcome_back(application, by=priya)
    assert application.stage == "applying"
    assert not evidence.of(application).references_met


def test_the_sign_in_comes_later_with_the_role(cast):
    application = story.mentor(cast)
    user = invitations.invite(person=application.person, by=Actor.of(cast("priya")))
    assert user.has_role(Role.PEER_MENTOR)
    assert not user.has_role(Role.APPLICANT)


def test_whoever_applies_signs_in_as_an_applicant(cast):
    application = story.mentor(cast, stage="applying")
    user = invitations.invite(person=application.person, by=Actor.of(cast("priya")))
    assert [role for role, _ in user.roles] == [Role.APPLICANT]


@pytest.mark.parametrize("who", ["owen", "ruth", "sam", "nia", "asha", "ada"])
def test_only_leads_of_the_service_bring_mentors(cast, who):
    service, by = cast("priya").person.service, cast(who)
    with pytest.raises(NotAllowed):
        story.mentor(cast, by=who, service=service)
    assert not Application.objects.exists()
    assert by.person_id


def test_nobody_brings_themself_over(cast):
    priya = cast("priya")
    with pytest.raises(NotAllowed):
        story.mentor(cast, chosen_name="Someone", route=Route(RouteKind.EMAIL, priya.email))
    with pytest.raises(NotAllowed):
        story.mentor(cast, chosen_name="Priya Sandpiper", route=None)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": story.days_ago(-1)},
        {"seen_by": " "},
        {"stage": "decision"},
        {"stage": "moved_on"},
        {"references": story.seen(-2)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(cast, wrong):
    cast("priya")
    recruiting.role()
    people = Person.objects.count()
    with pytest.raises(Refusal) as refused:
        story.mentor(cast, **wrong)
    assert refused.value.sentence
    assert (Application.objects.count(), Person.objects.count()) == (0, people)


def test_someone_else_of_the_same_name_is_someone_else(cast):
    first = story.mentor(cast)
    second = story.mentor(cast, route=Route(RouteKind.EMAIL, "other@people.test"))
    assert first.person_id != second.person_id

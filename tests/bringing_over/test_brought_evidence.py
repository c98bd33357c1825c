"""Checks, courses, panel members, residents and matches a charity arrives with."""

import pytest
from django.core.exceptions import ValidationError

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.audit.brought_over import StillToCome
from coprod.panels.membership import acts as membership
from coprod.panels.membership.acts import NameGivesAway, NameTaken, OnThePanelAlready
from coprod.panels.membership.models import PanelMember
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching import acts as matching
from coprod.peers.matching import worklist
from coprod.peers.matching.acts import NotPossibleNow
from coprod.peers.matching.models import Match
from coprod.peers.meetups import acts as meetups
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import evidence
from coprod.peers.recruitment.models import Application
from coprod.programme.courses.models import Course
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage
from tests import bringing as story
from tests import checking, gathering, pairing, recruiting

pytestmark = pytest.mark.django_db


def test_a_brought_check_opens_the_gate_and_says_so(cast):
    checking.role_with_a_check()
    application = story.mentor(cast)
    assert not gates.of(application.person).may(Gate.SHADOW)
    story.check(cast, application)
    found = gates.of(application.person)
    assert found.may(Gate.MEET_ALONE)
    when = f"{story.days_ago(380):%-d %B %Y}"
    assert f"DBS check: go ahead, brought over: seen by Dilys Marram on {when}" in found.brought_over


def test_what_a_certificate_showed_is_not_brought(cast):
    checking.role_with_a_check()
    application = story.mentor(cast)
    check = story.check(cast, application, outcome="with_conditions", agreed="Beside another mentor at first.")
    assert check.has_information is None
    assert (check.outcome, check.agreed) == ("with_conditions", "Beside another mentor at first.")
    with pytest.raises(StillWaitingFor):
        checks.look_again(check, by=Actor.of(cast("ruth")))


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "priya"}, NotAllowed),
        ({"outcome": "later"}, WrongStage),
        ({"outcome": "with_conditions"}, StillWaitingFor),
        ({"level": "basic"}, StillWaitingFor),
        ({"workforce": "child"}, StillWaitingFor),
        ({"decided_on": story.days_ago(385)}, Refusal),
        ({"issued_on": story.days_ago(-1)}, Refusal),
        ({"certificate_number": "12345"}, ValidationError),
    ],
)
def test_a_check_that_cannot_be_is_refused(cast, wrong, refusal):
    checking.role_with_a_check()
    application = story.mentor(cast)
    with pytest.raises(refusal):
        story.check(cast, application, **wrong)
    assert not DbsCheck.objects.exists()


def test_an_officer_does_not_bring_their_own_check(cast):
    checking.role_with_a_check()
    application = story.mentor(cast)
    Application.objects.filter(pk=application.pk).update(person=cast("ruth").person)
    application.refresh_from_db()
    with pytest.raises(NotAllowed):
        story.check(cast, application)


def test_the_check_that_is_getting_ready_takes_it(cast):
    checking.role_with_a_check()
    application = story.mentor(cast, stage="checks")
    ready = recruitment.open_check(application, by=Actor.of(cast("ruth")))
    assert story.check(cast, application).pk == ready.pk
    other = story.mentor(cast, stage="checks", chosen_name="Lark Ash", route=None)
    under_way = recruitment.open_check(other, by=Actor.of(cast("ruth")))
    checks.ask_for_id(under_way, traps=[], by=Actor.of(cast("ruth")))
    with pytest.raises(WrongStage):
        story.check(cast, other)


def test_a_course_from_before_counts(cast):
    course = gathering.course(cast("priya"), name="Boundaries")
    application = story.mentor(cast, stage="checks")
    assert evidence.of(application).courses_left == ("Boundaries",)
    place = story.course(cast, application, course=course)
    assert evidence.of(application).courses_left == ()
    assert (place.stage, place.stage_since.date()) == ("finished", story.days_ago(370))
    assert place.brought_over.what == "With Moss Learning"
    assert place.run.is_from_before


@pytest.mark.parametrize("who", ["owen", "ruth", "sam"])
def test_others_do_not_bring_courses(cast, who):
    application = story.mentor(cast)
    with pytest.raises(NotAllowed):
        story.course(cast, application, by=who)
    with pytest.raises(StillToCome):
        story.course(cast, application, finished_on=story.days_ago(-1), course=Course.objects.get())


def test_a_brought_member_goes_by_their_panel_name(cast):
    member = story.member(cast)
    assert (member.panel_name, member.joined_on, member.is_current) == ("Sandhopper", story.days_ago(500), True)
    assert "Dilys Marram" in member.brought_over.mark


def test_a_mentor_on_the_panel_is_one_person(cast):
    application = story.mentor(cast)
    member = story.member(cast, chosen_name="Finch Larkspur")
    assert member.person_id == application.person_id


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "ruth"}, NotAllowed),
        ({"by": "owen"}, NotAllowed),
        ({"panel_name": "Reedling"}, NameGivesAway),
        ({"joined_on": story.days_ago(-1)}, Refusal),
        ({"seen_by": ""}, StillWaitingFor),
    ],
)
def test_a_member_who_cannot_be_is_refused(cast, wrong, refusal):
    with pytest.raises(refusal):
        story.member(cast, **wrong)
    assert not PanelMember.objects.exists()


def test_panel_names_are_one_members(cast):
    story.member(cast)
    with pytest.raises(NameTaken):
        story.member(cast, chosen_name="Lark Ash")


def test_whoever_left_the_panel_is_welcomed_back_not_brought(cast):
    membership.leave(story.member(cast), by=Actor.of(cast("nia")))
    with pytest.raises(OnThePanelAlready):
        story.member(cast, panel_name="Tideline")


def test_a_brought_match_plans_a_meet_up_at_once(cast):
    match = story.everything(cast)
    assert (match.stage, match.stage_since.date()) == ("active", story.days_ago(90))
    meetup = meetups.plan(
        match,
        starts_at=pairing.moment(),
        until=pairing.moment(hour=15),
        place="The clock tower",
        what="A walk",
        with_worker=False,
        by=Actor.of(cast("sam")),
    )
    assert meetup.stage == "planned"


def test_a_brought_mentor_is_matched_like_anyone(cast):
    application = story.checked_mentor(cast)
    user = invitations.invite(person=application.person, by=Actor.of(cast("priya")))
    pairing.card(user)
    match = matching.show(story.resident(cast), application.person, by=Actor.of(cast("sam")))
    matching.resident_says_yes(match, by=Actor.of(cast("sam")))
    assert matching.mentor_says_yes(match, by=Actor.of(user)).stage == "introduced"


def test_a_resident_who_was_asked_is_not_asked_again(cast):
    story.resident(cast, chosen_name="Not asked", said_yes=None)
    story.everything(cast)
    items = worklist.items(cast("sam"), story.days_ago(0))
    assert [item.who for item in items] == ["Not asked"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"by": "sam"}, NotAllowed),
        ({"by": "owen"}, NotAllowed),
        ({"started_on": story.days_ago(101)}, Refusal),
        ({"started_on": story.days_ago(-1)}, Refusal),
        ({"stage": "introduced"}, WrongStage),
    ],
)
def test_a_match_that_cannot_be_is_refused(cast, wrong, refusal):
    application, found = story.checked_mentor(cast), story.resident(cast)
    with pytest.raises(refusal):
        story.match(cast, found, application, **wrong)
    assert not Match.objects.exists()


def test_gate_and_veto_are_refused_in_the_same_words(cast):
    found = story.resident(cast)
    checking.role_with_a_check()
    with pytest.raises(NotPossibleNow) as closed:
        story.match(cast, found, story.mentor(cast))
    application = story.checked_mentor(cast)
    matching.keep_apart(
        found, application.person, reason="Private.", once=recruiting.once(), by=Actor.of(cast("priya"))
    )
    with pytest.raises(NotPossibleNow) as kept_apart:
        story.match(cast, found, application)
    assert closed.value.sentence == kept_apart.value.sentence


def test_what_a_resident_said_since_counts(cast):
    application, found = story.checked_mentor(cast), pairing.asked(pairing.resident(cast), "not_now")
    with pytest.raises(WrongStage):
        story.match(cast, found, application)

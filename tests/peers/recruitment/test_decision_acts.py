"""From checks to active: what a role asks for is asked for, the welcome gives the role, and closing takes it away."""

from datetime import timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.peers.checks.models import DbsCheck
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.recruitment import acts, roles, worklist
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.roles import Assessment
from coprod.peers.recruitment.schedule import who_is_ready
from coprod.people.models import Role
from coprod.programme.breaks import acts as breaks
from coprod.programme.courses.models import Course
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import checking, recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return Actor.of(cast("priya"))


def roles_of(user):
    return {Role(role) for role in user.roles_held.current().values_list("role", flat=True)}


def with_references(cast):
    return checking.references_met(recruiting.for_user(cast("asha")), cast)


# What the role asks for.


def test_a_yes_if_gets_the_check_ready_that_the_role_asks_for(cast, priya):
    checking.role_with_a_check()
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    check = DbsCheck.objects.get()
    assert (check.person, check.for_role, check.stage) == (application.person, "Peer mentor", "draft")


def test_a_role_that_asks_for_no_check_gets_none_ready(cast):
    recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    assert not DbsCheck.objects.exists()


def test_someone_with_a_go_ahead_is_not_checked_again(cast):
    check = checking.decided(cast)
    checking.role_with_a_check()
    recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    assert DbsCheck.objects.get() == check


def test_without_references_there_is_no_decision(cast, priya):
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    with pytest.raises(StillWaitingFor, match="references"):
        acts.checks_are_done(application, by=priya)


def test_without_a_go_ahead_there_is_no_decision(cast, priya):
    checking.role_with_a_check()
    application = with_references(cast)
    with pytest.raises(StillWaitingFor, match="an enhanced DBS check"):
        acts.checks_are_done(application, by=priya)
    checking.decided(cast)
    assert acts.checks_are_done(application, by=priya).stage == "decision"


@pytest.mark.parametrize("outcome", ["another_role", "later", "not_this_role"])
def test_another_outcome_is_no_go_ahead(cast, priya, outcome):
    checking.role_with_a_check()
    application = with_references(cast)
    checking.decided(cast, outcome=outcome)
    with pytest.raises(StillWaitingFor):
        acts.checks_are_done(application, by=priya)


def test_a_course_has_to_be_finished_until_the_welcome(cast, priya):
    application = with_references(cast)
    course = Course.objects.create(name="Listening")
    application.role.courses.add(course)
    with pytest.raises(StillWaitingFor, match="Listening"):
        acts.checks_are_done(application, by=priya)
    application.role.courses.clear()
    application = acts.welcome(acts.checks_are_done(application, by=priya), by=priya)
    application.role.courses.add(course)
    assert gates.of(application.person).may(Gate.MEET_WITH_WORKER)


def test_a_course_that_everyone_takes_is_asked_of_every_role(cast, priya):
    application = with_references(cast)
    Course.objects.create(name="Keeping safe", is_required=True)
    with pytest.raises(StillWaitingFor, match="Keeping safe"):
        acts.checks_are_done(application, by=priya)


def test_nobody_meets_residents_alone_in_a_role_that_nobody_worked_out(cast, priya):
    application = with_references(cast)
    RoleOnOffer.objects.update(eligibility=None)
    with pytest.raises(StillWaitingFor, match="Nobody has said yet which check"):
        acts.checks_are_done(application, by=priya)
    RoleOnOffer.objects.update(meets_one_to_one=False)
    assert acts.checks_are_done(application, by=priya).stage == "decision"


# The welcome.


def test_the_welcome_gives_the_role_ends_the_other_and_is_told(cast, quayside):
    application = checking.welcomed(cast)
    asha = cast("asha")
    assert application.stage == "settling_in"
    assert roles_of(asha) == {Role.PEER_MENTOR}
    assert asha.roles_held.current().get().service == quayside
    assert Message.objects.get(kind="application_welcome").person == asha.person


def test_someone_who_applies_for_another_role_stays_an_applicant_there(cast, priya):
    application = checking.in_decision(cast)
    other = RoleOnOffer.objects.create(name="Podcast maker", involves="A podcast.")
    application.person.applications.create(role=other, stage="applying")
    acts.welcome(application, by=priya)
    assert roles_of(cast("asha")) == {Role.PEER_MENTOR, Role.APPLICANT}


def test_nobody_is_welcomed_twice_or_too_early(cast, priya):
    application = checking.welcomed(cast)
    with pytest.raises(WrongStage):
        acts.welcome(application, by=priya)
    assert Message.objects.filter(kind="application_welcome").count() == 1
    with pytest.raises(WrongStage):
        acts.begin(checking.in_decision(cast, "jon"), by=priya)


@pytest.mark.parametrize("who", ["owen", "ruth", "asha", "safia", "ada"])
def test_only_a_lead_of_their_service_decides_welcomes_and_begins(cast, priya, who):
    by = Actor.of(cast(who))
    application = with_references(cast)
    with pytest.raises(NotAllowed):
        acts.checks_are_done(application, by=by)
    application = acts.checks_are_done(application, by=priya)
    with pytest.raises(NotAllowed):
        acts.welcome(application, by=by)
    application = acts.welcome(application, by=priya)
    with pytest.raises(NotAllowed):
        acts.begin(application, by=by)


def test_someone_who_begins_is_active_and_may_meet_alone(cast):
    application = checking.active(cast)
    assert application.stage == "active"
    assert gates.of(application.person).may(Gate.MEET_ALONE)


def test_closing_takes_the_role_away_and_stops_the_check(cast, priya):
    application = checking.active(cast)
    checking.waiting_for_id(cast)
    acts.close(application, because="stopped", by=priya)
    assert roles_of(cast("asha")) == {Role.APPLICANT}
    assert DbsCheck.objects.get().stage == "withdrawn"
    assert gates.of(application.person).count == 0


def test_someone_who_is_a_mentor_without_an_application_keeps_the_role(cast, priya):
    bryn = cast("bryn")
    application = recruiting.for_user(bryn)
    acts.close(application, because="stopped", by=priya)
    assert roles_of(bryn) == {Role.PEER_MENTOR}


# Today.


def said_to(user):
    return [item.what for item in worklist.items(user, clock.today())]


def test_a_lead_hears_when_everything_is_there_and_again_to_welcome(cast, priya):
    application = with_references(cast)
    who_is_ready()
    assert said_to(cast("priya")) == ["All that the role asks for is there."]
    acts.checks_are_done(application, by=priya)
    assert said_to(cast("priya")) == ["Their checks are done. Welcome them."]


def test_nobody_on_a_break_is_decided_about(cast):
    application = with_references(cast)
    who_is_ready()
    assert said_to(cast("priya")) != []
    breaks.take_break(person=application.person, by=Actor.of(cast("asha")))
    assert said_to(cast("priya")) == []


def test_today_shows_whoever_has_waited_longest(cast, monkeypatch):
    monkeypatch.setattr(worklist, "AT_MOST", 1)
    now = clock.now()
    for name, days in (("Wren", 1), ("Teal", 3), ("Knot", 2)):
        application = recruiting.sent(recruiting.invited(cast("priya"), name=name, address=f"{name}@people.test"))
        Application.objects.filter(pk=application.pk).update(sent_at=now - timedelta(days=days))
    checking.in_decision(cast)
    assert {item.who for item in worklist.items(cast("priya"), clock.today())} == {
        "Teal",
        cast("asha").person.chosen_name,
    }


# Roles on offer.

ENHANCED = Assessment(level="enhanced", legal_basis=checking.LAW)


def describe(role, by, assessment=ENHANCED, courses=()):
    return roles.describe_role(
        role,
        involves="Walks.",
        why="Residents ask us to.",
        meets_one_to_one=True,
        is_open=True,
        assessment=assessment,
        courses=courses,
        by=by,
    )


def test_a_role_assessed_anew_leaves_the_older_assessment_with_its_checks(cast):
    ruth = Actor.of(cast("ruth"))
    role = describe(recruiting.role(), ruth)
    check = checking.opened(cast, eligibility=role.eligibility)
    role = describe(role, ruth, Assessment(level="basic"))
    check.refresh_from_db()
    assert (role.eligibility.level, check.eligibility.level) == ("basic", "enhanced")
    assert describe(role, ruth, Assessment(level="basic")).eligibility == role.eligibility


def test_a_role_names_the_courses_it_asks_for(cast):
    course = Course.objects.create(name="Listening")
    role = describe(recruiting.role(), Actor.of(cast("ruth")), courses=[course])
    assert list(role.courses.all()) == [course]


@pytest.mark.parametrize("who", ["priya", "asha", "safia"])
def test_a_lead_of_one_service_decides_no_role_for_everyone(cast, who):
    role = recruiting.role()
    with pytest.raises(NotAllowed):
        describe(role, Actor.of(cast(who)))
    with pytest.raises(NotAllowed):
        roles.offer_role(name="Mine", involves="x", by=Actor.of(cast(who)))


def test_an_applicant_reads_what_the_role_asks_for_and_what_they_may_do(cast, client_as):
    describe(recruiting.role(), Actor.of(cast("ruth")))
    recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    page = client_as("asha").get("/apply/").content.decode()
    for words in (
        "an enhanced DBS check, with adults",
        "Residents ask us to.",
        "What you may do now",
        "Look in and see",
    ):
        assert words in page

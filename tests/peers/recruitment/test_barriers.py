"""Barriers: who may write and read which, each leads somewhere, what was tried stays, nothing is kept of a pause."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.peers.checks.models import DbsCheck
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.recruitment import acts, exclusions, worklist
from coprod.peers.recruitment.barriers import Barrier, BarrierKind, Counted, Way, WayTried
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.models import Person, Role
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import checking, recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db
SECRET = "only officers read this"


@pytest.fixture
def priya(cast):
    return Actor.of(cast("priya"))


@pytest.fixture
def ruth(cast):
    return Actor.of(cast("ruth"))


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def written(application, by, kind="no_id", **options):
    return acts.write_down_barrier(application, kind=kind, once=recruiting.once(), by=by, **options)


def kept_out(application, ruth):
    exclusion = exclusions.decide_exclusion(
        name="Keys",
        reason=SECRET,
        owner=ruth.user,
        review_on=clock.today() + timedelta(days=30),
        appeal="Ring Safia.",
        by=ruth,
    )
    return written(application, ruth, "own_exclusion", exclusion=exclusion)


def test_the_same_kind_is_one_barrier_while_it_stands(application, priya):
    barrier = written(application, priya)
    assert written(application, priya) == barrier
    acts.end_barrier(barrier, how="gone", by=priya)
    assert written(application, priya) != barrier


def test_a_form_about_one_person_is_refused_for_another(application, priya, cast):
    barrier, other = written(application, priya), recruiting.for_user(cast("jon"))
    with pytest.raises(WrongStage, match="someone else"):
        acts.write_down_barrier(other, kind="moved", once=barrier.once, by=priya)
    assert not other.barriers.exists()


@pytest.mark.parametrize("name", ["asha", "owen", "sam", "safia"])
def test_only_a_lead_or_officer_of_the_service_writes_one(application, cast, name):
    with pytest.raises(NotAllowed):
        written(application, Actor.of(cast(name)))
    assert not Barrier.objects.exists()


@pytest.mark.parametrize("kind", ["statutory_bar", "own_exclusion"])
def test_a_lead_does_not_write_what_officers_keep(application, priya, kind):
    with pytest.raises(NotAllowed, match="officer"):
        written(application, priya, kind)


def test_a_bar_counts_for_regulated_activity_only(application, ruth):
    with pytest.raises(acts.NotABar):
        written(application, ruth, "statutory_bar", known_from="barred_list")
    in_regulated_activity(application.role)
    application.refresh_from_db()
    assert written(application, ruth, "statutory_bar", known_from="barred_list").kind == "statutory_bar"


def in_regulated_activity(role):
    role.eligibility = checking.checks.assess(
        level="enhanced_barred",
        legal_basis=checking.LAW,
        is_regulated_activity=True,
        regulated_because="Handles money because of illness.",
        by=Actor.system(),
    )
    role.save()


def test_nothing_is_kept_of_a_pause(application, priya):
    with pytest.raises(acts.NothingIsWritten):
        written(application, priya, "pause", words="why")
    barrier = written(application, priya, "pause")
    with pytest.raises(acts.NothingIsWritten):
        acts.try_way(barrier, way=Way.CALL, words="why", by=priya)
    with pytest.raises(IntegrityError), transaction.atomic():
        Barrier.objects.create(
            application=application, kind="pause", words="why", by=priya.user, once=recruiting.once()
        )
    acts.take_break_instead(barrier, by=priya)
    assert Person.objects.get(pk=application.person_id).is_on_break
    assert [str(each) for each in barrier.tried.all()] == ["A break"]


def test_what_was_tried_stays_and_is_never_changed(application, priya):
    barrier = written(application, priya, "no_history")
    tried = acts.try_way(barrier, way=Way.OTHER_REFEREE, words="Her GP", by=priya)
    assert acts.try_way(barrier, way=Way.OTHER_REFEREE, words="Her GP", by=priya) == tried
    assert acts.try_way(barrier, way=Way.OTHER_REFEREE, words="A friend", by=priya) != tried
    tried.words = "nobody"
    with pytest.raises(IsAppendOnly):
        tried.save()
    with pytest.raises(IsAppendOnly):
        WayTried.objects.all().delete()


def test_a_way_that_does_not_lead_round_it_is_refused(application, priya):
    barrier = written(application, priya, "moved")
    with pytest.raises(WrongStage):
        acts.try_way(barrier, way=Way.HELP_WITH_ID, by=priya)
    acts.end_barrier(barrier, how="gone", by=priya)
    with pytest.raises(WrongStage):
        acts.try_way(barrier, way=Way.NEW_ADDRESS, by=priya)


def test_help_with_id_pauses_the_check_and_it_keeps_its_place(cast, application, ruth, priya):
    check = checking.waiting_for_id(cast)
    acts.help_with_id(written(application, ruth), next_document="pass_card", helped_by="Sam", by=ruth)
    check.refresh_from_db()
    assert (check.is_paused, check.stage) == (True, "waiting_for_id")
    assert "PASS card" in WayTried.objects.get().words


def test_a_new_address_restarts_nothing(cast, application, priya):
    check = checking.submitted(cast)
    end = acts.new_address_is_known(written(application, priya, "moved"), by=priya)
    check.refresh_from_db()
    assert (check.stage, end.how) == ("submitted", "way_found")


def test_another_officer_looks_again_after_an_appeal(application, cast, ruth):
    barrier = kept_out(application, ruth)
    acts.try_way(barrier, way=Way.APPEAL, by=ruth)
    with pytest.raises(NotAllowed, match="Another officer"):
        acts.end_barrier(barrier, how="gone", by=ruth)
    other = Actor.of(with_role(Role.OFFICER))
    assert acts.end_barrier(barrier, how="gone", by=other).by == other.user


def test_what_officers_keep_closes_gates_and_a_lead_reads_only_that(application, cast, ruth, priya, client_as):
    application = checking.references_met(application, cast)
    assert gates.of(application.person).may(Gate.SHADOW)
    barrier = kept_out(application, ruth)
    assert not gates.of(application.person).may(Gate.SHADOW)
    assert gates.of(application.person).may(Gate.JOIN_GROUPS)
    with pytest.raises(StillWaitingFor, match="Not this role now"):
        acts.checks_are_done(application, by=priya)
    record = f"/workspace/people/{application.person_id}/"
    for_lead = client_as("priya").get(record).content.decode()
    assert "Not this role now" in for_lead
    for word in ("An exclusion of our own", "Keys", SECRET):
        assert word not in for_lead
    assert client_as("priya").get(f"/workspace/barriers/{barrier.pk}/").status_code == 404
    assert SECRET in client_as("ruth").get(f"/workspace/barriers/{barrier.pk}/").content.decode()
    assert Event.objects.filter(is_reading=True, what="recruitment.barrier.read").exists()
    assert "own_exclusion" not in str(list(Event.objects.filter(is_reading=False).values()))
    acts.end_barrier(barrier, how="gone", by=ruth)
    assert gates.of(application.person).may(Gate.SHADOW)


def test_the_person_reads_the_way_round_in_kind_words(application, priya, ruth, client_as):
    written(application, priya, "no_history", words="nobody since 2024")
    kept_out(application, ruth)
    page = client_as("asha").get("/apply/").content.decode()
    assert "We find another way with you" in page
    for word in ("No two-year history", "nobody since 2024", "exclusion", "Keys"):
        assert word not in page


def test_a_barrier_with_nothing_tried_comes_to_today(application, cast, priya, ruth):
    barrier = written(application, priya)
    mine = kept_out(application, ruth)
    assert worklist.items(cast("priya"), clock.today()) == []
    with clock.moved_to(clock.now() + timedelta(days=8)):
        items = worklist.items(cast("priya"), clock.today())
        assert [item.actions[0].url for item in items] == [f"/workspace/barriers/{barrier.pk}/"]
        assert f"/workspace/barriers/{mine.pk}/" in [
            item.actions[0].url for item in worklist.items(cast("ruth"), clock.today())
        ]
        acts.try_way(barrier, way=Way.ANOTHER_ROLE, by=priya)
        assert worklist.items(cast("priya"), clock.today()) == []


def test_nobody_is_offered_company_for_a_role_that_is_closed_to_them(application, ruth):
    barrier = kept_out(application, ruth)
    with clock.moved_to(clock.now() + timedelta(days=30)):
        assert acts.offer_company(by=Actor.system()) == 0
        acts.end_barrier(barrier, how="gone", by=ruth)
        assert acts.offer_company(by=Actor.system()) == 1


def test_the_funnel_counts_kinds_in_one_query(application, priya, django_assert_num_queries):
    acts.end_barrier(written(application, priya), how="gone", by=priya)
    written(application, priya)
    written(application, priya, "pause")
    with django_assert_num_queries(1):
        counted = Barrier.objects.by_kind()
    assert (counted[BarrierKind.NO_ID], counted[BarrierKind.PAUSE]) == (Counted(2, 1), Counted(1, 0))
    assert counted[BarrierKind.MOVED] == Counted(0, 0)


# Another role.


def podcast(**columns):
    return RoleOnOffer.objects.create(name="Podcast host", involves="Asking good questions.", **columns)


def test_another_role_reworks_the_check_and_says_what_changed(cast, application, priya, ruth):
    checking.role_with_a_check()
    application.refresh_from_db()
    application = recruiting.in_checks(application, priya.user)
    assert DbsCheck.objects.get().stage == "draft"
    application = acts.take_another_role(application, role=podcast(), by=priya)
    assert DbsCheck.objects.get().stage == "withdrawn"
    change = application.reworkings.get()
    assert change.more == []
    assert change.no_longer == ["An enhanced DBS check, with adults", "Meeting residents one to one"]
    application = acts.take_another_role(application, role=recruiting.role(), by=priya)
    assert DbsCheck.objects.open().get().for_role == "Peer mentor"


def test_a_check_at_the_dbs_keeps_its_place(cast, application, priya):
    checking.role_with_a_check()
    recruiting.in_checks(application, priya.user)
    check = checking.submitted(cast)
    acts.take_another_role(application, role=podcast(), by=priya)
    check.refresh_from_db()
    assert check.stage == "submitted"


def test_a_statutory_bar_ends_with_regulated_activity(application, ruth, priya):
    in_regulated_activity(application.role)
    application.refresh_from_db()
    barrier = written(application, ruth, "statutory_bar", known_from="the_person")
    acts.take_another_role(application, role=podcast(), by=priya)
    assert barrier.tried.get().way == "another_role"
    assert Barrier.objects.get().end.how == "way_found"


def test_a_decision_goes_back_to_checks_when_the_role_asks_for_more(cast, priya):
    application = checking.in_decision(cast)
    assert (
        acts.take_another_role(application, role=podcast(eligibility=checking.enhanced()), by=priya).stage == "checks"
    )


def test_another_role_is_refused(cast, application, priya, ruth):
    other = podcast()
    for by in (ruth, Actor.of(cast("owen")), Actor.of(cast("asha"))):
        with pytest.raises(NotAllowed):
            acts.take_another_role(application, role=other, by=by)
    RoleOnOffer.objects.filter(pk=other.pk).update(is_open=False)
    other.refresh_from_db()
    with pytest.raises(WrongStage):
        acts.take_another_role(application, role=other, by=priya)
    with pytest.raises(WrongStage, match="before the welcome"):
        acts.take_another_role(checking.welcomed(cast, "jon"), role=other, by=priya)

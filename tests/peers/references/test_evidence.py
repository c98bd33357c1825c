"""Other evidence when nobody can vouch: proposed by one, agreed by another, and then it counts (REF-7)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import rendering
from coprod.messaging.models import Message
from coprod.peers.references import acts, pictures, standing, worklist
from coprod.peers.references.models import Evidence, NobodyElse
from coprod.peers.references.next_step import StepKind
from coprod.people.models import Role
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def ruth(cast):
    return cast("ruth")


@pytest.fixture
def asha(cast):
    """Asha has told all her months, and named nobody."""
    application = recruiting.for_user(cast("asha"))
    recruiting.told(application, vouched_by="")
    return application.person


def propose(person, by, **more):
    values = {
        "kind": "tasters",
        "first": standing.this_month() - 11,
        "last": None,
        "words": "Six taster sessions with Priya there.",
        "once": recruiting.once(),
    }
    return acts.propose_evidence(person=person, **(values | more), by=Actor.of(by))


def test_nobody_else_makes_other_evidence_the_next_step(asha, priya):
    assert standing.of(asha).next_step.kind is StepKind.ONE_MORE_REFEREE
    acts.there_is_nobody_else(asha, by=Actor.of(priya))
    acts.there_is_nobody_else(asha, by=Actor.of(priya))
    asha.refresh_from_db()
    step = standing.of(asha).next_step
    assert (step.kind, step.meets_rule) == (StepKind.ALTERNATIVE_EVIDENCE, True)
    assert Event.objects.filter(what="references.nobody_else").count() == 1


def test_naming_someone_new_takes_it_back(asha, priya):
    acts.there_is_nobody_else(asha, by=Actor.of(priya))
    recruiting.named(asha.applications.get())
    assert not NobodyElse.objects.exists()


def test_it_counts_once_a_second_person_agrees(asha, priya, ruth):
    evidence = propose(asha, priya)
    covered = standing.of(asha)
    assert (covered.is_met, covered.next_step.kind) == (False, StepKind.CHASE)
    assert pictures.in_words(covered).waits_for_a_second_person
    evidence = acts.agree_evidence(evidence, by=Actor.of(ruth))
    assert (evidence.stage, evidence.settled_by) == ("agreed", ruth)
    covered = standing.of(asha)
    assert covered.is_met
    assert [len(run) for run in pictures.in_words(covered).other_evidence] == [12]


def test_the_record_shows_it_and_says_nothing_of_it_to_those_without(asha, priya, client_as):
    record = f"/workspace/people/{asha.pk}/"
    assert "Other evidence" not in client_as("priya").get(record).content.decode()
    propose(asha, priya)
    assert "Other evidence" in client_as("priya").get(record).content.decode()


def test_the_person_hears_that_it_is_agreed_and_not_what_was_written(asha, priya, ruth):
    acts.agree_evidence(propose(asha, priya), by=Actor.of(ruth))
    message = Message.objects.get(kind="evidence_agreed")
    words = rendering.for_recipient(message, "body")
    assert message.person == asha
    assert "two of us agreed" in words.body
    assert "taster" not in words.body


def test_who_proposed_it_does_not_agree_to_it(asha, priya):
    evidence = propose(asha, priya)
    with pytest.raises(acts.ProposedByYou):
        acts.agree_evidence(evidence, by=Actor.of(priya))
    with pytest.raises(acts.ProposedByYou):
        acts.do_not_agree(evidence, by=Actor.of(priya))
    evidence.refresh_from_db()
    assert (evidence.stage, evidence.settled_by) == ("proposed", None)


def test_the_database_refuses_what_one_person_agreed_alone(asha, priya):
    evidence = propose(asha, priya)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(stage="agreed", settled_by=priya, settled_at=clock.now())


@pytest.mark.parametrize("name", ["owen", "safia", "sam", "asha", "ada"])
def test_only_a_lead_or_officer_of_the_service_proposes_or_agrees(asha, priya, cast, name):
    evidence = propose(asha, priya)
    with pytest.raises(NotAllowed):
        propose(asha, cast(name))
    with pytest.raises(NotAllowed):
        acts.agree_evidence(evidence, by=Actor.of(cast(name)))
    with pytest.raises(NotAllowed):
        acts.there_is_nobody_else(asha, by=Actor.of(cast(name)))
    assert Evidence.objects.get().stage == "proposed"
    assert Evidence.objects.get().settled_by is None


def test_nobody_agrees_about_themselves(quayside, priya):
    lead = with_role(Role.LEAD, quayside)
    recruiting.for_user(lead)
    evidence = propose(lead.person, priya)
    with pytest.raises(NotAllowed):
        acts.agree_evidence(evidence, by=Actor.of(lead))
    assert not Evidence.objects.visible_to(lead).exists()


@pytest.mark.parametrize("settle", ["agree", "not", "back"])
def test_it_is_settled_once(asha, priya, ruth, settle):
    evidence = propose(asha, priya)
    if settle == "agree":
        acts.agree_evidence(evidence, by=Actor.of(ruth))
    elif settle == "not":
        acts.do_not_agree(evidence, by=Actor.of(ruth))
    else:
        acts.take_back_evidence(evidence, by=Actor.of(priya))
    with pytest.raises(WrongStage):
        acts.agree_evidence(evidence, by=Actor.of(ruth))
    assert standing.of(asha).is_met == (settle == "agree")


def test_only_who_proposed_it_takes_it_back(asha, priya, ruth):
    evidence = propose(asha, priya)
    with pytest.raises(NotAllowed):
        acts.take_back_evidence(evidence, by=Actor.of(ruth))
    assert acts.take_back_evidence(evidence, by=Actor.of(priya)).stage == "taken_back"


def test_the_same_form_sent_twice_is_one_proposal(asha, priya):
    once = recruiting.once()
    assert propose(asha, priya, once=once) == propose(asha, priya, once=once)
    assert Evidence.objects.count() == 1


def test_today_asks_everyone_but_who_proposed_it(asha, priya, ruth):
    propose(asha, priya)
    today = clock.today()
    assert worklist.items(priya, today) == []
    assert [item.what for item in worklist.items(ruth, today)] == ["Other evidence waits for a second person."]


def test_agreed_evidence_goes_stale_as_a_reference_does(asha, priya, ruth):
    acts.agree_evidence(propose(asha, priya), by=Actor.of(ruth))
    with time_machine.travel(clock.now() + timedelta(days=400), tick=False):
        assert not standing.of(asha).is_met


def test_what_was_written_stays_out_of_the_audit(asha, priya):
    propose(asha, priya)
    assert not any("taster" in str(event.changes) + event.sentence for event in Event.objects.all())

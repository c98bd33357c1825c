"""What happens to a DBS check: going right, each refusal beside it, and who may not."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import sending
from coprod.messaging.models import Message
from coprod.peers.checks import acts, standing, worklist
from coprod.peers.checks.models import DbsCheck, Eligibility, IdentitySeen
from coprod.peers.checks.stages import Stage
from coprod.people.models import Role
from coprod.programme.breaks import acts as breaks
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import checking, recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth(cast):
    return Actor.of(cast("ruth"))


# What a role may be checked for.


def test_a_role_in_regulated_activity_may_ask_for_the_barred_list(ruth):
    found = acts.assess(
        level="enhanced_barred",
        legal_basis=checking.LAW,
        is_regulated_activity=True,
        regulated_because="Personal care.",
        by=ruth,
    )
    assert found.asks == "an enhanced DBS check, with adults and the barred list"


@pytest.mark.parametrize("reason", [{}, {"is_regulated_activity": True}, {"regulated_because": "Perhaps."}])
def test_the_barred_list_is_refused_for_any_other_role(ruth, reason):
    with pytest.raises(acts.NotEntitled):
        acts.assess(level="enhanced_barred", legal_basis=checking.LAW, by=ruth, **reason)
    with pytest.raises(IntegrityError, match="barred_list_only_for_regulated_activity"), transaction.atomic():
        Eligibility.objects.create(level="enhanced_barred", legal_basis=checking.LAW, assessed_label="me", **reason)


def test_an_enhanced_check_names_its_law(ruth):
    assert acts.assess(level="enhanced", legal_basis=checking.LAW, by=ruth).is_enhanced
    with pytest.raises(acts.NotEntitled):
        acts.assess(level="enhanced", by=ruth)


def test_a_role_without_a_check_opens_none(cast, ruth):
    none = acts.assess(level="none", by=ruth)
    assert acts.open_check(person=cast("asha").person, eligibility=none, for_role="Podcast", by=ruth) is None


def test_asking_twice_opens_one_check(cast):
    assert checking.opened(cast) == checking.opened(cast)


# From asking to sending.


def test_a_person_is_told_that_their_check_begins_and_nothing_more(cast, ruth):
    check = acts.ask_for_id(checking.opened(cast), traps=["course"], by=ruth)
    assert (check.stage, check.is_free) == ("waiting_for_id", False)
    message = Message.objects.get(kind="check_begun")
    assert message.person == check.person


def test_a_check_cannot_begin_twice(cast, ruth):
    check = checking.waiting_for_id(cast)
    with pytest.raises(WrongStage):
        acts.ask_for_id(check, traps=[], by=ruth)
    assert Message.objects.filter(kind="check_begun").count() == 1


def test_identity_is_kept_as_kinds_of_documents(cast, ruth):
    check = checking.identity_seen(cast)
    assert check.identity.documents == ["bank_statement", "benefit_statement", "passport"]
    assert not any(field.get_internal_type() == "FileField" for field in IdentitySeen._meta.get_fields())


def test_a_route_with_too_few_documents_is_refused(cast, ruth):
    check = checking.waiting_for_id(cast)
    with pytest.raises(StillWaitingFor, match="Route 1"):
        acts.see_identity(check, route="1", documents=["passport"], by=ruth)
    assert not IdentitySeen.objects.exists()


def test_identity_is_seen_once(cast, ruth):
    check = checking.identity_seen(cast)
    with pytest.raises(WrongStage):
        acts.see_identity(check, route="1", documents=checking.THREE_DOCUMENTS, by=ruth)


def test_someone_without_id_is_helped_and_nobody_chases(cast, ruth):
    check = checking.waiting_for_id(cast)
    check = acts.has_no_id(check, next_document="pass_card", helped_by="Sam", by=ruth)
    later = clock.now() + timedelta(days=90)
    with clock.moved_to(later):
        assert check.is_paused
        assert check.days_late == 0
        assert worklist.items(cast("ruth"), clock.today()) == []


def test_help_with_id_is_for_checks_that_wait_for_it(cast, ruth):
    with pytest.raises(WrongStage):
        acts.has_no_id(checking.submitted(cast), next_document="pass_card", helped_by="Sam", by=ruth)


def test_the_form_is_not_sent_before_their_id_is_seen(cast, ruth):
    check = checking.waiting_for_id(cast)
    with pytest.raises(StillWaitingFor, match="ID"):
        acts.submit(check, by=ruth)
    acts.see_identity(check, route="1", documents=checking.THREE_DOCUMENTS, by=ruth)
    assert acts.submit(check, by=ruth).stage == "submitted"


# With the DBS.


def test_a_check_goes_forward_and_may_skip_steps(cast, ruth):
    check = acts.track(checking.submitted(cast), step=Stage.STEP_4, by=ruth)
    assert check.stage == "step_4"
    with pytest.raises(WrongStage):
        acts.track(check, step=Stage.STEP_2, by=ruth)


def test_only_steps_of_the_dbs_are_tracked(cast, ruth):
    with pytest.raises(WrongStage):
        acts.track(checking.submitted(cast), step=Stage.WITHDRAWN, by=ruth)


def test_a_basic_check_has_no_step_4(cast, ruth):
    basic = acts.assess(level="basic", by=ruth)
    check = checking.submitted(cast, eligibility=basic)
    with pytest.raises(StillWaitingFor, match="enhanced"):
        acts.track(check, step=Stage.STEP_4, by=ruth)
    assert acts.track(check, step=Stage.STEP_5, by=ruth).stage == "step_5"


def test_a_check_that_takes_too_long_is_late_on_today(cast):
    check = checking.at_step(cast)
    assert worklist.items(cast("ruth"), clock.today()) == []
    with clock.moved_to(clock.now() + timedelta(days=35)):
        item = worklist.items(cast("ruth"), clock.today())[0]
        assert (item.kind, item.late_days) == ("late", 7)
        assert DbsCheck.objects.get(pk=check.pk).days_late == 7


def test_nobody_is_chased_on_a_break(cast):
    check = checking.at_step(cast)
    breaks.take_break(person=check.person, by=Actor.of(cast("asha")))
    with clock.moved_to(clock.now() + timedelta(days=35)):
        assert worklist.items(cast("ruth"), clock.today()) == []


def test_news_is_held_during_a_break(cast, ruth):
    breaks.take_break(person=cast("asha").person, by=Actor.of(cast("asha")))
    checking.waiting_for_id(cast)
    message = Message.objects.get(kind="check_begun")
    sending.send(message.pk)
    message.refresh_from_db()
    assert message.state == "held"


# The certificate.


def test_a_number_of_12_digits_keeps_its_leading_zeros(cast):
    check = checking.seen(cast)
    check.refresh_from_db()
    assert check.certificate_number == "001234567890"


@pytest.mark.parametrize("number", ["12345678901", "1234567890123", "12345678901a", "", "٠٠١٢٣٤٥٦٧٨٩٠"])
def test_any_other_number_is_refused(cast, ruth, number):
    check = checking.issued(cast)
    with pytest.raises((ValidationError, StillWaitingFor)), transaction.atomic():
        acts.see_certificate(check, certificate_number=number, issued_on=clock.today(), has_information=False, by=ruth)
    if number:
        with pytest.raises(DatabaseError), transaction.atomic():
            DbsCheck.objects.filter(pk=check.pk).update(certificate_number=number)


def test_a_certificate_is_not_issued_tomorrow(cast, ruth):
    check = checking.submitted(cast)
    with pytest.raises(acts.InTheFuture):
        acts.note_issued(check, issued_on=clock.today() + timedelta(days=1), by=ruth)
    assert acts.note_issued(check, issued_on=clock.today(), by=ruth).stage == "issued"


def test_only_an_enhanced_or_standard_certificate_can_join_the_update_service(cast, ruth):
    assert checking.issued(cast).days_left_to_join == 30
    basic = acts.assess(level="basic", by=ruth)
    check = acts.note_issued(checking.submitted(cast, "jon", eligibility=basic), issued_on=clock.today(), by=ruth)
    assert check.days_left_to_join == 0


# The decision.


def test_one_officer_decides_on_a_clear_certificate(cast):
    check = checking.decided(cast)
    assert (check.stage, check.outcome) == ("decided", "go_ahead")
    assert Message.objects.filter(kind="check_decided").count() == 1
    assert standing.of(check.person).allows(check.eligibility)


def test_the_reason_is_encrypted_and_never_in_the_audit(cast):
    check = checking.decided(cast, reason="MARKER-REASON")
    assert check.decisions.get().reason == "MARKER-REASON"
    assert "MARKER-REASON" not in str(list(Event.objects.values()))
    assert "MARKER-REASON" not in str(list(Message.objects.values()))


def test_two_different_people_decide_where_it_shows_something(cast, ruth):
    check = checking.seen(cast, has_information=True)
    check = acts.decide(check, outcome="go_ahead", reason="Long ago.", by=ruth)
    assert check.stage == "seen"
    assert not standing.of(check.person).allows(check.eligibility)
    with pytest.raises(StillWaitingFor, match="second person"):
        acts.decide(check, outcome="go_ahead", reason="Again.", by=ruth)
    check = acts.decide(check, outcome="go_ahead", reason="I agree.", by=Actor.of(cast("safia")))
    assert (check.stage, check.outcome) == ("decided", "go_ahead")


def test_two_who_differ_decide_nothing_until_one_changes_their_mind(cast, ruth):
    check = acts.decide(checking.seen(cast, has_information=True), outcome="go_ahead", reason="Yes.", by=ruth)
    check = acts.decide(check, outcome="later", reason="Not yet.", by=Actor.of(cast("safia")))
    assert check.stage == "seen"
    check = acts.decide(check, outcome="later", reason="You are right.", by=ruth)
    assert (check.stage, check.outcome) == ("decided", "later")


def test_that_a_second_person_is_needed_is_not_on_the_timeline_the_lead_reads(cast, ruth):
    check = acts.decide(checking.seen(cast, has_information=True), outcome="go_ahead", reason="Yes.", by=ruth)
    assert not [event for event in Event.objects.about_person(check.person_id) if "word" in event.sentence]
    assert "has_information" not in str(list(Event.objects.values_list("changes")))


@pytest.mark.parametrize("has_information", [False, True])
def test_who_decided_stands_where_deciders_read_and_nowhere_a_lead_does(cast, client_as, ruth, has_information):
    """A safeguarding lead decides only where the certificate shows something: their name would say so."""
    check = acts.decide(
        checking.seen(cast, has_information=has_information), outcome="go_ahead", reason="Long ago.", by=ruth
    )
    if has_information:
        check = acts.decide(check, outcome="go_ahead", reason="I agree.", by=Actor.of(cast("safia")))
    decided = [event for event in Event.objects.about_person(check.person_id) if "decided" in event.sentence]
    assert [event.actor_label for event in decided] == ["The people who decide on checks"]
    assert Message.objects.get(kind="check_decided").posted_by == "The people who decide on checks"
    recruiting.for_user(cast("asha"))
    for address in (f"/workspace/people/{check.person_id}/", "/workspace/messages/"):
        page = client_as("priya").get(address).content.decode()
        assert "check" in page
        assert "Safia Plover" not in page
    for_officers = client_as("ruth").get(f"/workspace/checks/{check.pk}/").content.decode()
    assert ("Safia Plover" in for_officers) == has_information


def test_what_was_agreed_is_what_the_last_word_says(cast, ruth):
    """The first of two wrote conditions, the second went ahead without any: none were agreed."""
    check = checking.seen(cast, has_information=True)
    check = acts.decide(check, outcome="with_conditions", reason="Yes, if.", agreed="Never alone.", by=ruth)
    assert check.agreed == "Never alone."
    check = acts.decide(check, outcome="later", reason="Not yet.", by=Actor.of(cast("safia")))
    check = acts.decide(check, outcome="later", reason="You are right.", by=ruth)
    assert (check.outcome, check.agreed) == ("later", "")


def test_looking_again_lets_go_of_what_was_agreed(cast, ruth):
    check = checking.seen(cast)
    check = acts.decide(check, outcome="with_conditions", reason="Yes, if.", agreed="Never alone.", by=ruth)
    assert check.agreed == "Never alone."
    assert acts.look_again(check, by=ruth).agreed == ""


def test_a_safeguarding_lead_decides_only_where_it_shows_something(cast):
    with pytest.raises(NotAllowed):
        acts.decide(checking.seen(cast), outcome="go_ahead", reason="Clear.", by=Actor.of(cast("safia")))


def test_two_officers_at_once_the_second_is_told(cast, ruth):
    check = checking.seen(cast)
    acts.decide(check, outcome="go_ahead", reason="Clear.", by=ruth)
    with pytest.raises(WrongStage, match="quicker"):
        acts.decide(check, outcome="not_this_role", reason="No.", by=Actor.of(with_role(Role.OFFICER)))
    check.refresh_from_db()
    assert check.outcome == "go_ahead"


def test_an_officer_decides_nothing_about_themselves(cast):
    mo = with_role(Role.OFFICER, name="Mo Avocet")
    check = acts.open_check(
        person=mo.person, eligibility=checking.enhanced(), for_role="Peer mentor", by=Actor.of(cast("priya"))
    )
    with pytest.raises(NotAllowed):
        acts.ask_for_id(check, traps=[], by=Actor.of(mo))
    assert not DbsCheck.objects.readable_by(mo).exists()


@pytest.mark.parametrize("who", ["priya", "asha", "safia", "ada"])
def test_nobody_else_moves_a_check(cast, who):
    check = checking.waiting_for_id(cast)
    by = Actor.of(cast(who))
    for act in (
        lambda: acts.has_no_id(check, next_document="pass_card", helped_by="Sam", by=by),
        lambda: acts.see_identity(check, route="1", documents=checking.THREE_DOCUMENTS, by=by),
        lambda: acts.withdraw(check, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises((NotAllowed, WrongStage)):
        acts.decide(check, outcome="go_ahead", reason="Please.", by=by)


def test_an_officer_of_another_service_does_not_see_it(cast, otterbank):
    check = checking.waiting_for_id(cast)
    assert check in DbsCheck.objects.readable_by(cast("ruth"))
    assert check not in DbsCheck.objects.readable_by(with_role(Role.OFFICER, otterbank))


def test_a_decision_can_be_looked_at_again_and_counts_no_more_meanwhile(cast, ruth):
    check = acts.look_again(checking.decided(cast), by=ruth)
    assert (check.stage, check.outcome) == ("seen", "")
    assert not standing.of(check.person).allows(check.eligibility)
    check = acts.decide(check, outcome="another_role", reason="The role has changed.", by=ruth)
    assert check.outcome == "another_role"


def test_a_go_ahead_holds_for_the_same_level_and_workforce_only(cast, ruth):
    check = checking.decided(cast)
    found = standing.of(check.person)
    assert found.allows(checking.enhanced())
    assert not found.allows(acts.assess(level="standard", legal_basis=checking.LAW, by=ruth))
    assert not found.allows(acts.assess(level="enhanced", workforce="child", legal_basis=checking.LAW, by=ruth))


def test_a_go_ahead_counts_from_its_day(cast):
    check = checking.decided(cast)
    assert not standing.of(check.person, clock.today() - timedelta(days=1)).allows(check.eligibility)


def test_a_stopped_check_counts_for_nothing_and_another_can_begin(cast, ruth):
    check = acts.withdraw(checking.waiting_for_id(cast), by=ruth)
    assert standing.of(check.person).latest is None
    assert checking.opened(cast) != check

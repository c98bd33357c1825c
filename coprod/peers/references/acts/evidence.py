"""Other evidence, when nobody can vouch: one proposes it, another agrees (REF-7)."""

from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.references import mail
from coprod.peers.references.evidence_stages import MOVES, EvidenceStage
from coprod.peers.references.models import Evidence, EvidenceKind, NobodyElse
from coprod.peers.references.months import Month
from coprod.peers.references.stages import a_lead_or_officer
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, Refusal


class ProposedByYou(Refusal):
    title = "Somebody else agrees"


@transaction.atomic
def there_is_nobody_else(person: Person, *, by: Actor) -> None:
    """We asked, and nobody else can speak for this person: from now on other evidence is the next step. Said twice is
    said once. Raises NotAllowed for anyone but a lead or an officer of their service.
    """
    _refuse_unless_staff(by, person)
    _, is_new = NobodyElse.objects.get_or_create(person=person, defaults={"said_by": by.user})
    if is_new:
        log.record(by, "references.nobody_else", "found nobody else who can speak for {person}", person=person)


@transaction.atomic
def propose_evidence(
    *,
    person: Person,
    kind: EvidenceKind | str,
    first: Month,
    last: Month | None,
    words: str,
    once: UUID,
    by: Actor,
) -> Evidence:
    """Propose what stands in for a referee in these months. It counts once someone else agrees. The same form sent
    twice is one proposal. Raises NotAllowed for anyone but a lead or an officer of the person's service.
    """
    _refuse_unless_staff(by, person)
    Person.objects.select_for_update().get(pk=person.pk)
    if existing := Evidence.objects.filter(once=once, person=person).first():
        return existing
    there_is_nobody_else(person, by=by)
    evidence = Evidence.objects.create(
        person=person, kind=kind, first=first, last=last, words=words, proposed_by=by.user, once=once
    )
    stages.begin(evidence, by=by)
    log.record(by, "references.proposed", "proposed other evidence for {person}", about=evidence, person=person)
    return evidence


@transaction.atomic
def agree_evidence(evidence: Evidence, *, by: Actor) -> Evidence:
    """A second person agrees: it vouches for its months, and the person hears of it.

    Raises ProposedByYou for whoever proposed it, WrongStage when it is settled, NotAllowed for other roles.
    """
    _refuse_whoever_proposed(evidence, by=by)
    evidence = _settle(evidence, EvidenceStage.AGREED, by=by)
    mail.evidence_agreed(evidence, by=by)
    return evidence


@transaction.atomic
def do_not_agree(evidence: Evidence, *, by: Actor) -> Evidence:
    """A second person does not agree: it does not count. Raises as `agree_evidence` does."""
    _refuse_whoever_proposed(evidence, by=by)
    return _settle(evidence, EvidenceStage.NOT_AGREED, by=by)


@transaction.atomic
def take_back_evidence(evidence: Evidence, *, by: Actor) -> Evidence:
    """Whoever proposed it thought again. Raises WrongStage when it is settled, NotAllowed for anyone else."""
    return _settle(evidence, EvidenceStage.TAKEN_BACK, by=by)


def _settle(evidence: Evidence, to: EvidenceStage, *, by: Actor) -> Evidence:
    """The columns first: the database refuses what is agreed and does not say by which two."""
    locked = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if locked.stage == EvidenceStage.PROPOSED:
        Evidence.objects.filter(pk=locked.pk).update(settled_by=by.user, settled_at=clock.now())
    return stages.move(locked, to, by=by, moves=MOVES, person=locked.person)


def _refuse_whoever_proposed(evidence: Evidence, *, by: Actor) -> None:
    if by.user is not None and evidence.proposed_by_id == by.user.pk:
        raise ProposedByYou("You proposed this, so someone else agrees to it: another lead or officer.")


def _refuse_unless_staff(by: Actor, person: Person) -> None:
    if not a_lead_or_officer(by, person):
        raise NotAllowed("A lead or an officer of their service does this. Nothing was changed.")

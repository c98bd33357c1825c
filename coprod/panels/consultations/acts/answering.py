"""What the writer of a policy does with what was said: an outcome and a reason for each, drafted until published."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.panels.consultations.acts.asking import check_writer, locked
from coprod.panels.consultations.models import (
    Answer,
    Consultation,
    Contribution,
    Influence,
    Outcome,
    TapAnswer,
)
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies.models import Part, Passage
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class AnsweredMeanwhile(Refusal):
    title = "Someone else was quicker"


class SaidByYou(NotAllowed):
    title = "You said this yourself"


class NothingChosen(Refusal):
    title = "Choose what you are answering"


@transaction.atomic
def answer(
    consultation: Consultation,
    contributions: Iterable[Contribution],
    *,
    outcome: Outcome | str,
    did: str = "",
    why: str,
    once: UUID | None = None,
    by: Actor,
) -> Answer:
    """One answer to one or several contributions. The same form sent twice (`once`) is one answer.

    Raises NotAllowed, SaidByYou for a writer who is a member too, WrongStage, NothingChosen, or AnsweredMeanwhile when
    one of them has an answer by now.
    """
    consultation = _answerable(consultation, by)
    if once and (there := Answer.objects.filter(once=once, consultation=consultation).first()):
        return there
    wanted = {contribution.pk for contribution in contributions}
    chosen = list(consultation.contributions.standing().select_for_update().filter(pk__in=wanted))
    if not chosen:
        raise NothingChosen("Tick at least one thing that was said. Nothing was saved.")
    _check_said_by_others(chosen, by)
    if any(each.answer_id for each in chosen):
        raise AnsweredMeanwhile("One of these has an answer by now. Look at it, and answer the others.")
    written: Answer = Answer.objects.create(consultation=consultation, outcome=outcome, did=did, why=why, once=once)
    Contribution.objects.filter(pk__in=[each.pk for each in chosen]).update(answer=written)
    sentence = f"answered {len(chosen)} contribution{'s' if len(chosen) > 1 else ''} to {consultation}"
    log.record(by, "panels.answered", sentence, about=written)
    return written


def is_sent(consultation: Consultation, once: UUID | None) -> bool:
    """Whether the form of this mark is an answer already: it was sent a second time."""
    return once is not None and Answer.objects.filter(consultation=consultation, once=once).exists()


@transaction.atomic
def reword(written: Answer, *, outcome: Outcome | str, did: str = "", why: str, by: Actor) -> Answer:
    """Change a drafted answer. Raises NotAllowed, SaidByYou, or WrongStage once it is published."""
    _answerable(written.consultation, by)
    _check_said_by_others(written.contributions.all(), by)
    written = Answer.objects.select_for_update().get(pk=written.pk)
    before = log.snapshot(written)
    written.outcome, written.did, written.why = outcome, did, why
    written.save(update_fields=["outcome", "did", "why"])
    changes = log.changes_between(written, before)
    log.record(by, "panels.reworded", "changed a drafted answer", about=written, changes=changes)
    return written


@transaction.atomic
def take_back(written: Answer, *, by: Actor) -> None:
    """Take a drafted answer away: what it answered waits again. Raises NotAllowed or WrongStage."""
    _answerable(written.consultation, by)
    Influence.objects.filter(contribution__answer=written).delete()
    log.record(by, "panels.answer_taken_back", "took a drafted answer away", about=written)
    written.delete()


@transaction.atomic
def answer_taps(consultation: Consultation, part: Part, *, words: str, by: Actor) -> TapAnswer:
    """What we say to the taps on one part, once for all of them; written again, it replaces what was there.
    Raises NotAllowed or WrongStage."""
    consultation = _answerable(consultation, by)
    written, _ = TapAnswer.objects.update_or_create(consultation=consultation, part=part, defaults={"words": words})
    sentence = f"answered the taps on part {part.position} of {consultation}"
    log.record(by, "panels.taps_answered", sentence, about=consultation)
    return written


@transaction.atomic
def say_what_led_to(
    consultation: Consultation, passage: Passage, contributions: Iterable[Contribution], *, by: Actor
) -> list[Influence]:
    """Which contributions led to the change of a passage: exactly these. Raises NotAllowed or WrongStage."""
    consultation = _answerable(consultation, by)
    wanted = {contribution.pk for contribution in contributions}
    chosen = consultation.contributions.standing().filter(pk__in=wanted)
    Influence.objects.filter(passage=passage, contribution__consultation=consultation).delete()
    rows = Influence.objects.bulk_create(Influence(contribution=each, passage=passage) for each in chosen)
    log.record(by, "panels.led_to", f"said what led to a change of {consultation}", about=consultation)
    return rows


def _check_said_by_others(said: Iterable[Contribution], by: Actor) -> None:
    """Nobody answers themselves, under whatever name they spoke."""
    if PanelMember.objects.filter(contributions__in=list(said), person=by.user.person_id).exists():
        raise SaidByYou("A colleague answers what you said on the panel. Nothing was saved.")


def _answerable(consultation: Consultation, by: Actor) -> Consultation:
    consultation = locked(consultation)
    check_writer(consultation, by)
    if not consultation.is_answering:
        raise WrongStage("Answers are written once the panel has answered, until they are published.")
    return consultation

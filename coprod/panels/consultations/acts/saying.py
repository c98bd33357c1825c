"""What members do: tap, say, change, take back, agree, let themselves be quoted, and tell us if we got it right.

The audit knows them by their panel name only; staff who write down what someone said stand there beside it.
"""

from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.panels.consultations.models import Agreement, Consultation, Contribution, Tap, TapKind, Verdict
from coprod.panels.consultations.stages import CONTRIBUTION_MOVES, Said, Stage
from coprod.panels.membership.acts import may_look_after
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies.models import Part, Passage
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class AnswersAreClosed(WrongStage):
    title = "Answers are closed"


class NotReadBack(Refusal):
    title = "Read it back to them first"


class YourOwn(Refusal):
    title = "These are your own words"


@transaction.atomic
def tap(
    consultation: Consultation, part: Part, *, member: PanelMember, kind: TapKind | str, happened: bool, by: Actor
) -> Tap:
    """How a member feels about a part; a second tap replaces the first. Raises NotAllowed or AnswersAreClosed."""
    consultation, speaker = _speaking(consultation, part, member, by)
    if not consultation.is_taking_answers:
        raise AnswersAreClosed("Taps count until the last day. Write a few words, and we keep them for the next round.")
    found, is_new = Tap.objects.update_or_create(
        consultation=consultation, part=part, member=member, defaults={"kind": kind, "happened_to_me": happened}
    )
    if is_new:
        log.record(speaker, "panels.tapped", f"answered part {part.position} of {consultation}", about=consultation)
    return found


@transaction.atomic
def say(
    consultation: Consultation,
    part: Part,
    *,
    member: PanelMember,
    words: str,
    passage: Passage | None = None,
    may_be_quoted: bool = False,
    was_read_back: bool = False,
    once: UUID | None = None,
    by: Actor,
) -> Contribution:
    """Say something about a part, or write down what a member said. The same form sent twice (`once`) is one.

    After answers are closed it is kept for the next round (CON-13): the page says so at once, to the author or to who
    writes it down, and no message goes to one person alone. Raises NotAllowed, NotReadBack for words written down for
    someone, AnswersAreClosed once everything is answered.
    """
    consultation, speaker = _speaking(consultation, part, member, by)
    if once and (there := Contribution.objects.filter(once=once, author=member).first()):
        return there
    if consultation.stage not in (Stage.OPEN, Stage.ANSWERING):
        raise AnswersAreClosed("This is answered now. Tell us in “Did we get it right?” what is still missing.")
    is_written_down = speaker.user is not None
    if is_written_down and not was_read_back:
        raise NotReadBack("What you wrote down counts once they have heard it and said yes. Nothing was saved.")
    contribution = Contribution.objects.create(
        consultation=consultation,
        part=part,
        passage=passage if passage and passage.part_id == part.pk else None,
        author=member,
        words=words,
        may_be_quoted=may_be_quoted,
        stage=Said.HEARD if consultation.is_taking_answers else Said.LATE,
        written_down_by=speaker.user,
        was_read_back=is_written_down and was_read_back,
        once=once,
    )
    stages.begin(contribution, by=speaker)
    verb = "wrote down what was said" if is_written_down else "said something"
    log.record(speaker, "panels.said", f"{verb} about part {part.position} of {consultation}", about=contribution)
    return contribution


@transaction.atomic
def change(contribution: Contribution, *, words: str, may_be_quoted: bool, by: Actor) -> Contribution:
    """Put it in other words, while answers are open. Raises NotAllowed or AnswersAreClosed."""
    contribution, speaker = _own(contribution, by)
    if not contribution.consultation.is_taking_answers:
        raise AnswersAreClosed("It is being looked at now, as you said it. Nothing was changed.")
    if contribution.is_withdrawn:
        raise WrongStage("You have taken this back. Say it anew, if you like. Nothing was changed.")
    before = log.snapshot(contribution)
    contribution.words, contribution.may_be_quoted, contribution.changed_at = words, may_be_quoted, clock.now()
    contribution.save(update_fields=["words", "may_be_quoted", "changed_at"])
    changes = {name: log.CHANGED for name in log.changes_between(contribution, before) if name != "changed_at"}
    log.record(speaker, "panels.changed", "changed what they had said", about=contribution, changes=changes)
    return contribution


@transaction.atomic
def withdraw(contribution: Contribution, *, by: Actor) -> Contribution:
    """Take it back, until answers are published: nobody sees it any more, and it needs no answer. Taken back twice,
    it is taken back once. Raises NotAllowed or AnswersAreClosed."""
    contribution, speaker = _own(contribution, by)
    if contribution.is_withdrawn:
        return contribution
    if contribution.consultation.is_published:
        raise AnswersAreClosed("We have answered it already. You can still stop us from quoting it.")
    contribution.influences.all().delete()
    Contribution.objects.filter(pk=contribution.pk).update(answer=None)
    return stages.move(contribution, Said.WITHDRAWN, by=speaker, moves=CONTRIBUTION_MOVES)


@transaction.atomic
def let_quote(contribution: Contribution, *, may_be_quoted: bool, by: Actor) -> Contribution:
    """Say yes or no to being quoted in public, at any time: it counts at once. Raises NotAllowed."""
    contribution, speaker = _own(contribution, by)
    if contribution.may_be_quoted != may_be_quoted:
        contribution.may_be_quoted = may_be_quoted
        contribution.save(update_fields=["may_be_quoted"])
        sentence = "agreed to be quoted" if may_be_quoted else "no longer wants to be quoted"
        log.record(speaker, "panels.quoting", sentence, about=contribution)
    return contribution


@transaction.atomic
def agree(contribution: Contribution, *, member: PanelMember, by: Actor) -> Agreement:
    """Agree with what another member said; twice is once. Raises NotAllowed, YourOwn or AnswersAreClosed."""
    contribution = _locked(contribution)
    consultation, speaker = _speaking(contribution.consultation, contribution.part, member, by)
    if contribution.author_id == member.pk:
        raise YourOwn("You agree with them already. Nothing was changed.")
    if contribution.is_withdrawn or not consultation.is_taking_answers:
        raise AnswersAreClosed("You can agree while answers are open. Nothing was changed.")
    agreement, is_new = Agreement.objects.get_or_create(contribution=contribution, member=member)
    if is_new:
        log.record(speaker, "panels.agreed", "agreed with what someone said", about=contribution)
    return agreement


@transaction.atomic
def give_verdict(
    consultation: Consultation, *, member: PanelMember, is_right: bool, words: str = "", by: Actor
) -> Verdict:
    """Did we get it right? A second tap replaces the first. Raises NotAllowed or WrongStage before answers are out."""
    speaker = _speaker(member, by)
    consultation = Consultation.objects.select_related("version__policy").get(pk=consultation.pk)
    if not consultation.is_published:
        raise WrongStage("You can tell us once the answers are out. Nothing was saved.")
    verdict, _ = Verdict.objects.update_or_create(
        consultation=consultation, member=member, defaults={"is_right": is_right, "words": words}
    )
    log.record(speaker, "panels.verdict", f"told us whether we got {consultation} right", about=consultation)
    return verdict


def _speaking(consultation: Consultation, part: Part, member: PanelMember, by: Actor) -> tuple[Consultation, Actor]:
    """The consultation, locked, and in whose name the audit writes. Raises NotAllowed."""
    found: Consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("version__policy").get(pk=consultation.pk)
    )
    if part.version_id != found.version_id:
        raise NotAllowed("This part belongs to another question. Nothing was saved.")
    if not member.is_current:
        raise NotAllowed("This is for members of the panel. Nothing was saved.")
    return found, _speaker(member, by)


def _speaker(member: PanelMember, by: Actor) -> Actor:
    """The member's own voice; or staff who look after the member, in the member's name. Raises NotAllowed."""
    if member.is_acted_for_by(by):
        return member.voice
    if by.user is not None and may_look_after(by, member.person.service_id):
        return by.for_person(member.panel_name)
    raise NotAllowed("The member does this, or a facilitator for them. Nothing was changed.")


def _own(contribution: Contribution, by: Actor) -> tuple[Contribution, Actor]:
    contribution = _locked(contribution)
    return contribution, _speaker(contribution.author, by)


def _locked(contribution: Contribution) -> Contribution:
    found: Contribution = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("consultation__version__policy", "author__person", "part")
        .get(pk=contribution.pk)
    )
    return found

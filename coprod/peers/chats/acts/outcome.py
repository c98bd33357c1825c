"""After the time has come: notes under each question, an outcome that is agreed, and its reasons shared."""

from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.chats import mail
from coprod.peers.chats.models import Agreement, Chat, Interviewer, Outcome, Proposal, QuestionNote
from coprod.peers.chats.stages import MOVES, Stage, a_lead, enough_sit_in
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage


@transaction.atomic
def held(chat: Chat, *, by: Actor) -> Chat:
    """The chat has happened. Raises StillWaitingFor before its time, NotAllowed for others than a lead or who sits
    in."""
    return stages.move(chat, Stage.HELD, by=by, moves=MOVES, person=chat.person)


@transaction.atomic
def save_note(chat: Chat, *, number: int, words: str, by: Actor) -> QuestionNote:
    """Keep what one interviewer writes under one question, in a row of their own. The first note of a chat whose time
    has come says that it is held, if enough sit in.

    Raises NotAllowed for anyone who does not sit in, WrongStage before it begins and once its outcome is shared.
    """
    chat = Chat.objects.select_for_update().select_related("agreed", "person").get(pk=chat.pk)
    own = chat.interviewers.sitting_in().filter(user=by.user).first()
    if own is None or by.user.person_id == chat.person_id:
        raise NotAllowed("Only those who sit in write notes, each their own. Nothing was changed.")
    if not chat.can_be_noted or not 1 <= number <= len(chat.agreed.questions):
        raise WrongStage("Notes are written from the beginning of a chat until its outcome is shared.")
    if chat.stage == Stage.ARRANGED and not enough_sit_in(chat):
        held(chat, by=by)
    values = {"words": words, "saved_at": clock.now()}
    note, is_new = QuestionNote.objects.update_or_create(interviewer=own, number=number, defaults=values)
    if is_new and not own.notes.exclude(pk=note.pk).exists():
        log.record(by, "chats.noted", "wrote notes of {person}'s chat", about=chat, person=chat.person)
    return note


@transaction.atomic
def propose(
    chat: Chat, *, outcome: Outcome | str, reasons: str, also_open: str = "", once: UUID, by: Actor
) -> Proposal:
    """A lead writes the outcome, and the reasons as the person will read them. Those who sat in then agree. Written
    anew, everyone agrees anew; the same form sent twice is one.

    Raises NotAllowed, WrongStage before it was held and once it is shared, StillWaitingFor when “not this role” names
    nothing else that is open.
    """
    chat = Chat.objects.select_for_update().select_related("person").get(pk=chat.pk)
    if not a_lead(by, chat):
        raise NotAllowed("A lead of their service writes the outcome. Nothing was changed.")
    if there := Proposal.objects.filter(once=once).first():
        return _of_this(chat, there)
    if chat.stage != Stage.HELD:
        raise WrongStage("The chat is still to come, or its outcome is shared. Nothing was changed.")
    if outcome == Outcome.NOT_THIS_ROLE and not also_open:
        raise StillWaitingFor("Write what else is open to them. A door leads to another one.")
    proposal = Proposal.objects.create(
        chat=chat, outcome=outcome, reasons=reasons, also_open=also_open, once=once, by=by.user
    )
    log.record(by, "chats.proposed", "wrote how {person}'s chat went", about=proposal, person=chat.person)
    mail.to_agree(proposal, by=by)
    return proposal


@transaction.atomic
def agree(proposal: Proposal, *, interviewer: Interviewer | None = None, by: Actor) -> None:
    """An interviewer agrees; or a lead writes down that one of them said so. Agreeing twice is agreeing once.

    Raises WrongStage when the words have changed meanwhile, NotAllowed for anyone else.
    """
    chat = Chat.objects.select_for_update().select_related("person").get(pk=proposal.chat_id)
    there = chat.interviewers.sitting_in()
    own = there.filter(user=by.user).first() if interviewer is None else there.filter(pk=interviewer.pk).first()
    if own is None or by.user.person_id == chat.person_id or (own.user_id != by.user.pk and not a_lead(by, chat)):
        raise NotAllowed("Those who sat in agree, or tell the lead that they do. Nothing was changed.")
    latest = chat.latest_proposal
    if chat.stage != Stage.HELD or latest is None or latest.pk != proposal.pk:
        raise WrongStage("The words have changed, or are shared already. Read them again. Nothing was changed.")
    _, is_new = Agreement.objects.get_or_create(proposal=proposal, interviewer=own, defaults={"by": by.user})
    if is_new:
        sentence = "agreed how {person}'s chat went"
        if own.user_id != by.user.pk:
            by = by.for_person(own.name)
        log.record(by, "chats.agreed", sentence, about=proposal, person=chat.person)


@transaction.atomic
def share(chat: Chat, *, proposal: Proposal, by: Actor) -> Chat:
    """Tell the person the outcome and its reasons, in the words all agreed to. Shared twice is shared once; the other
    lead is told that it has moved on. Raises StillWaitingFor until everyone who sat in agrees,
    WrongStage for words that are not the newest, NotAllowed."""
    chat = Chat.objects.select_for_update().select_related("person").get(pk=chat.pk)
    latest = chat.latest_proposal
    if chat.stage == Stage.HELD:
        if latest is None or latest.pk != proposal.pk:
            raise WrongStage("The words have changed. Read them again before you share them. Nothing was changed.")
        Chat.objects.filter(pk=chat.pk).update(
            outcome=latest.outcome, reasons=latest.reasons, also_open=latest.also_open
        )
    chat = stages.move(chat, Stage.DECIDED, by=by, moves=MOVES, person=chat.person)
    mail.outcome(chat, by=by)
    return chat


def _of_this(chat: Chat, proposal: Proposal) -> Proposal:
    """The same form again. Raises WrongStage when it was sent about another chat."""
    if proposal.chat_id != chat.pk:
        raise WrongStage("This form was sent about another chat. Open this page again. Nothing was changed.")
    return proposal

"""What people do with messages: carry one by hand, settle a doubt, try again, hand over routes, switch a kind off."""

from datetime import timedelta

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.messaging import channels, rendering, sending
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message, State, SwitchedOff, Trouble
from coprod.messaging.outbox import hand_to_worker
from coprod.messaging.rendering import Words
from coprod.people.models import ContactRoute, Person, RouteKind, User
from coprod.ui.refusals import Refusal, StillWaitingFor, WrongStage

CALL_AGAIN_AFTER = timedelta(hours=20)


class OnABreak(Refusal):
    title = "They are on a break"


@transaction.atomic
def send_again(*, message: Message, by: Actor) -> None:
    """A person decided: send it once more, by the first way that works now.

    Raises WrongStage unless it may have been sent or did not get through; StillWaitingFor when no way works.
    """
    row = _locked(message, State.MAY_HAVE_BEEN_SENT, State.NOT_DELIVERED)
    row.state, row.trouble, row.attempts, row.next_attempt_at = State.WAITING, Trouble.NONE, 0, clock.now()
    channels.settle(row)
    if row.state == State.NOT_DELIVERED:
        raise StillWaitingFor("There is no other way that works. Add an address or a number to their record first.")
    row.save()
    _record(by, row, "message.sent_again", "sent “{label}” again")
    if row.state == State.WAITING:
        transaction.on_commit(lambda: hand_to_worker(row.pk))


@transaction.atomic
def it_arrived(*, message: Message, by: Actor) -> None:
    """They told us that they have it. Raises WrongStage when there was no doubt."""
    row = _locked(message, State.MAY_HAVE_BEEN_SENT)
    _close(row, State.SENT, by)
    _record(by, row, "message.arrived", "noted that “{label}” arrived")


@transaction.atomic
def leave_it(*, message: Message, by: Actor) -> None:
    """Nothing more is to be done about a message that did not get through, or that waits on a list."""
    row = _locked(message, State.NOT_DELIVERED, State.MAY_HAVE_BEEN_SENT, State.ON_A_LIST)
    row.trouble = Trouble.WITHDRAWN
    _close(row, State.CANCELLED, by)
    _record(by, row, "message.left", "decided not to send “{label}”")


@transaction.atomic
def show_words(*, message: Message, by: Actor) -> Words:
    """The words of a text or a letter, whole, for the worker who is about to send it. Makes its link, if it has one.

    Raises WrongStage when it is on no list any more; OnABreak while its person is on one.
    """
    row = _ready_by_hand(message)
    sending.give_secret(row)
    row.save(update_fields=["secret"])
    _record(by, row, "message.words_opened", "opened the words of “{label}”")
    return rendering.for_recipient(row, "text" if row.channel == RouteKind.TEXT else "body")


@transaction.atomic
def record_done(*, message: Message, by: Actor, note: str = "") -> None:
    """One of us texted, rang, posted or told it. Raises WrongStage when someone else was quicker."""
    row = _locked(message, State.ON_A_LIST)
    row.note = note
    _close(row, State.DONE, by)
    _record(by, row, "message.done_by_hand", "passed on “{label}”")


@transaction.atomic
def record_no_answer(*, message: Message, by: Actor, note: str = "") -> None:
    """Nobody picked up: the call comes back to the list tomorrow. Raises WrongStage when it is no longer there."""
    row = _locked(message, State.ON_A_LIST)
    row.attempts += 1
    row.note = note
    row.next_attempt_at = clock.now() + CALL_AGAIN_AFTER
    row.save(update_fields=["attempts", "note", "next_attempt_at"])
    _record(by, row, "message.no_answer", "rang about “{label}” and had no answer")


@transaction.atomic
def hand_over_routes(*, from_user: User, to_user: User, by: Actor) -> int:
    """A worker leaves: who was reached through them is reached through someone else, unsent news included.

    Returns how many people. Raises StillWaitingFor when both are the same or the other has left too.
    """
    if from_user == to_user or not to_user.is_active:
        raise StillWaitingFor("Choose another worker who is staying. Nothing was changed.")
    routes = ContactRoute.objects.filter(kind=RouteKind.THROUGH, through=from_user)
    people = list(Person.objects.filter(routes__in=routes).distinct())
    routes.update(through=to_user)
    Message.objects.filter(state=State.ON_A_LIST, worker=from_user).update(worker=to_user)
    for person in people:
        log.record(by, "route.handed_over", "handed over how {person} is reached", about=person, person=person)
    return len(people)


@transaction.atomic
def switch(*, person: Person, kind: Kind, on: bool, by: Actor) -> None:
    """The person wants, or does not want, this kind of message. Kinds that are never silenced stay on."""
    if not kind.can_be_switched_off:
        raise StillWaitingFor("These messages always come: they are codes, money or answers you asked for.")
    if on:
        changed = bool(SwitchedOff.objects.filter(person=person, kind=kind.code).delete()[0])
    else:
        changed = SwitchedOff.objects.get_or_create(person=person, kind=kind.code)[1]
    if changed:
        sentence = f"switched “{kind.label}” {'on' if on else 'off'} for {{person}}"
        log.record(by, "messages.switched", sentence, about=person, person=person)


def _ready_by_hand(message: Message) -> Message:
    row = _locked(message, State.ON_A_LIST)
    if row.is_silenced:
        raise OnABreak("This can wait until they are back. It is kept for then.")
    return row


def _locked(message: Message, *states: State) -> Message:
    row: Message = Message.objects.select_for_update(of=("self",)).select_related("person").get(pk=message.pk)
    if row.state not in states:
        raise WrongStage("Someone else was quicker, or it has gone by itself. Nothing was changed.")
    return row


def _close(row: Message, state: State, by: Actor) -> None:
    row.state, row.secret, row.done_by = state, "", by.label
    if state != State.CANCELLED:
        row.sent_at = clock.now()
    row.save()


def _record(by: Actor, row: Message, what: str, sentence: str) -> None:
    log.record(by, what, sentence.format(label=row.label), about=row, person=row.person or row.about_person)

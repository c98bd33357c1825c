"""Arranging a chat: the times to choose from, the one that was chosen, moved and called off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.chats import mail
from coprod.peers.chats.acts.allowed import as_it_is_now, before_it, check_seen, locked, may
from coprod.peers.chats.models import AgreedQuestions, Chat, Mode, OfferedTime
from coprod.peers.chats.stages import BEFORE, MOVES, OPEN, Stage, a_lead_or_the_person
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor

MOST_TIMES = 3


class NotThen(Refusal):
    title = "Look at the time again"


class OnABreak(Refusal):
    title = "They are on a break"


@transaction.atomic
def open_chat(*, person: Person, for_role: str, by: Actor) -> Chat:
    """Begin to arrange a chat, with the questions that are agreed today. The open one when there is one.
    Raises NotAllowed for anyone but a lead of their service, and about oneself."""
    Person.objects.select_for_update().get(pk=person.pk)
    if there := Chat.objects.filter(person=person).open().first():
        return may(there, by)
    agreed = AgreedQuestions.in_force()
    if agreed.pk is None:
        agreed.save()
    chat = may(Chat(person=person, for_role=for_role, agreed=agreed), by)
    chat.save()
    stages.begin(chat, by=by)
    log.record(by, "chats.opened", "began to arrange a chat with {person}", about=chat, person=person)
    return chat


@transaction.atomic
def offer_times(
    chat: Chat,
    *,
    mode: Mode | str,
    place: str,
    times: Iterable[datetime],
    because: str = "",
    seen: str = "",
    by: Actor,
) -> Chat:
    """Offer up to three times to choose from; earlier ones are taken back. The same offer made twice is made once.
    `seen` is the fingerprint that a form was shown with.

    A chat that was arranged already is moved this way, with a kind reason. Raises NotThen, StillWaitingFor, OnABreak
    or ChangedMeanwhile.
    """
    chat = _not_on_a_break(before_it(locked(chat, by)))
    wanted = sorted(set(times))
    _check_times(wanted)
    there = [each.starts_at for each in chat.times.still_offered()]
    if chat.stage == Stage.OFFERED and there == wanted and (chat.mode, chat.place) == (str(mode), place):
        return chat
    check_seen(chat, seen)
    if chat.stage == Stage.ARRANGED and not because:
        raise StillWaitingFor("Write why it moves. They read it.")
    was_arranged = chat.stage == Stage.ARRANGED
    mail.take_back(chat)
    _take_back_times(chat)
    OfferedTime.objects.bulk_create(OfferedTime(chat=chat, starts_at=each) for each in wanted)
    chat = _move(chat, Stage.OFFERED, by=by)
    chat = _with(chat, mode=mode, place=place, because=because, starts_at=None, suits="")
    mail.times(chat, by=by)
    if was_arranged:
        mail.off_for(chat, chat.interviewers.sitting_in(), by=by)
    return chat


@transaction.atomic
def choose_time(chat: Chat, *, starts_at: datetime, helps: str = "", by: Actor) -> Chat:
    """The person chooses one of the times, or a lead writes down which one they chose. The same time chosen twice is
    chosen once. Raises NotThen for a time that is not offered (any more)."""
    chat = as_it_is_now(chat)
    if not a_lead_or_the_person(by, chat):
        raise NotAllowed("The person chooses, or a lead of their service for them. Nothing was changed.")
    if chat.stage == Stage.ARRANGED and chat.starts_at == starts_at:
        return chat
    if chat.stage == Stage.OFFERED and not chat.times.still_offered().filter(starts_at=starts_at).exists():
        raise NotThen("That time is not offered any more. Choose another one. Nothing was changed.")
    return _arranged(chat, by, starts_at=starts_at, helps=helps)


@transaction.atomic
def say_what_helps(chat: Chat, *, helps: str, by: Actor) -> Chat:
    """Keep what would help this time, for those who meet the person."""
    chat = as_it_is_now(chat)
    if not a_lead_or_the_person(by, chat):
        raise NotAllowed("The person says what helps, or a lead of their service for them. Nothing was changed.")
    chat = _with(before_it(chat), helps=helps)
    log.record(by, "chats.helps", "said what would help in {person}'s chat", about=chat, person=chat.person)
    return chat


@transaction.atomic
def arrange_for(
    chat: Chat, *, mode: Mode | str, place: str, starts_at: datetime, helps: str = "", seen: str = "", by: Actor
) -> Chat:
    """A lead agreed a time with the person, on the phone or in the hall. `seen` is the fingerprint that a form was
    shown with. Raises NotThen for a time that has gone, OnABreak or ChangedMeanwhile."""
    chat = _not_on_a_break(before_it(locked(chat, by)))
    same = (chat.mode, chat.place, chat.starts_at) == (str(mode), place, starts_at)
    if chat.stage == Stage.ARRANGED and same:
        return chat
    check_seen(chat, seen)
    _check_times([starts_at])
    return _arranged(chat, by, starts_at=starts_at, mode=mode, place=place, helps=helps or chat.helps)


def _arranged(chat: Chat, by: Actor, **columns: Any) -> Chat:
    mail.take_back(chat)
    _take_back_times(chat)
    _with(chat, **columns, because="", suits="")
    chat = _move(chat, Stage.ARRANGED, by=by)
    mail.arranged(chat, by=by)
    return chat


@transaction.atomic
def ask_for_another_time(chat: Chat, *, suits: str = "", by: Actor) -> Chat:
    """None of the times suit, or the chosen one does not any more. No reason is asked; it never counts. The lead
    offers others."""
    chat = as_it_is_now(chat)
    was_arranged = chat.stage == Stage.ARRANGED
    mail.take_back(chat)
    chat = _move(chat, Stage.ARRANGING, by=by)
    _take_back_times(chat)
    chat = _with(chat, suits=suits, starts_at=None)
    if was_arranged:
        mail.off_for(chat, chat.interviewers.sitting_in(), by=by)
    return chat


@transaction.atomic
def call_off(chat: Chat, *, because: str, by: Actor) -> Chat:
    """There is no chat now: the person hears why in kind words, and those who sit in hear that it is off. Another can
    be arranged later."""
    chat = as_it_is_now(chat)
    was = chat.stage
    mail.take_back(chat)
    chat = _move(chat, Stage.CALLED_OFF, by=by)
    _take_back_times(chat)
    chat = _with(chat, because=because)
    if was in (Stage.OFFERED, Stage.ARRANGED):
        if by.user is None or by.user.person_id != chat.person_id:
            mail.called_off(chat, by=by)
        mail.off_for(chat, chat.interviewers.sitting_in(), by=by)
    return chat


@transaction.atomic
def stop(person: Person, *, for_role: str) -> None:
    """The application for this role is closed: there is no chat about it any more."""
    for chat in Chat.objects.filter(person=person, for_role=for_role, stage__in=OPEN):
        call_off(chat, because="", by=Actor.system())


@transaction.atomic
def follow_role(person: Person, *, was: str, now: str) -> None:
    """The application is for the role `now`, or for one without a chat (empty): a chat that is still to come goes on
    about it, or is called off. One that was held stays what it was about, and its outcome is still shared."""
    for chat in Chat.objects.select_for_update().filter(person=person, for_role=was, stage__in=BEFORE):
        if now:
            _with(chat, for_role=now)
        else:
            call_off(chat, because="", by=Actor.system())


def _not_on_a_break(chat: Chat) -> Chat:
    if chat.person.is_on_break:
        raise OnABreak("The chat waits until they are back. Nothing was changed.")
    return chat


def _check_times(times: list[datetime]) -> None:
    if not 1 <= len(times) <= MOST_TIMES:
        raise NotThen("Offer one, two or three times. Nothing was changed.")
    if any(each <= clock.now() for each in times):
        raise NotThen("A time has gone already. Choose one that is still to come. Nothing was changed.")


def _take_back_times(chat: Chat) -> None:
    chat.times.filter(taken_back_at__isnull=True).update(taken_back_at=clock.now())


def _with(chat: Chat, **columns: Any) -> Chat:
    Chat.objects.filter(pk=chat.pk).update(**columns)
    chat.refresh_from_db()
    return chat


def _move(chat: Chat, to: Stage, *, by: Actor) -> Chat:
    return stages.move(chat, to, by=by, moves=MOVES, person=chat.person)

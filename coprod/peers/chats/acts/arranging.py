"""Arranging a chat: who sits in, the times to choose from, the one that was chosen, moved and called off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.chats import candidates, mail
from coprod.peers.chats.models import AgreedQuestions, Chat, CountsAsLived, Interviewer, Mode, OfferedTime
from coprod.peers.chats.stages import BEFORE, MOVES, OPEN, Stage, a_lead, a_lead_or_the_person, enough_sit_in
from coprod.people.models import Person, User
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage

MOST_TIMES = 3


class NotThen(Refusal):
    title = "Look at the time again"


class NotWithThem(Refusal):
    title = "Look at who sits in"


class OnABreak(Refusal):
    title = "They are on a break"


@transaction.atomic
def open_chat(*, person: Person, for_role: str, by: Actor) -> Chat:
    """Begin to arrange a chat, with the questions that are agreed today. The open one when there is one.
    Raises NotAllowed for anyone but a lead of their service, and about oneself."""
    Person.objects.select_for_update().get(pk=person.pk)
    if there := Chat.objects.filter(person=person).open().first():
        return _may(there, by)
    agreed = AgreedQuestions.in_force()
    if agreed.pk is None:
        agreed.save()
    chat = _may(Chat(person=person, for_role=for_role, agreed=agreed), by)
    chat.save()
    stages.begin(chat, by=by)
    log.record(by, "chats.opened", "began to arrange a chat with {person}", about=chat, person=person)
    return chat


@transaction.atomic
def choose_interviewers(
    chat: Chat, *, users: Iterable[User], nobody_because: str = "", seen: str = "", by: Actor
) -> Chat:
    """Say who sits in: two or more, one with lived experience, or the reason why there is nobody. `seen` is the
    fingerprint that a form was shown with.

    Raises NotWithThem for someone who cannot sit in with this person, StillWaitingFor for too few, ChangedMeanwhile.
    """
    chat = _before_it(_locked(chat, by))
    possible = {each.user.pk: each for each in candidates.of(chat.person)}
    there = {each.user_id: each for each in chat.interviewers.select_related("user__person")}
    wanted = list(users)
    for user in wanted:
        known = there.get(user.pk)
        if user.pk not in possible and (known is None or known.left_at):
            raise NotWithThem(f"{user} cannot sit in here now. Choose someone else. Nothing was changed.")
    chosen = {user.pk for user in wanted}
    if chosen != {pk for pk, each in there.items() if each.left_at is None}:
        _check_seen(chat, seen)
    left = [each for pk, each in there.items() if each.left_at is None and pk not in chosen]
    Interviewer.objects.filter(pk__in=[each.pk for each in left]).update(left_at=clock.now())
    came = [_sits_in(chat, user, possible, there) for user in wanted]
    Chat.objects.filter(pk=chat.pk).update(nobody_because=nobody_because)
    chat.refresh_from_db()
    if missing := enough_sit_in(chat):
        raise StillWaitingFor(missing)
    if any(came) or left:
        sentence = "chose who sits in {person}'s chat"
        log.record(by, "chats.interviewers_chosen", sentence, about=chat, person=chat.person)
        _tell_of_new_people(chat, left, by)
    return chat


def _sits_in(chat: Chat, user: User, possible: dict[int, Any], there: dict[int, Interviewer]) -> bool:
    """Whether this is news: who sits in already stays as they are."""
    known = there.get(user.pk)
    if known is not None and known.left_at is None:
        return False
    values = {"has_lived_experience": possible[user.pk].has_lived_experience, "left_at": None}
    Interviewer.objects.update_or_create(chat=chat, user=user, defaults=values)
    return True


def _tell_of_new_people(chat: Chat, left: list[Interviewer], by: Actor) -> None:
    """Once a chat is arranged, the person hears who is there now, and so do those who sit in or no longer do. Once it
    has begun, nobody hears of it any more."""
    if chat.can_be_noted:
        return
    if chat.stage == Stage.ARRANGED:
        mail.arranged(chat, by=by)
    if chat.stage in (Stage.OFFERED, Stage.ARRANGED):
        mail.off_for(chat, left, by=by)


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
    chat = _not_on_a_break(_before_it(_locked(chat, by)))
    wanted = sorted(set(times))
    _check_times(wanted)
    there = [each.starts_at for each in chat.times.still_offered()]
    if chat.stage == Stage.OFFERED and there == wanted and (chat.mode, chat.place) == (str(mode), place):
        return chat
    _check_seen(chat, seen)
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
    chat = _as_it_is_now(chat)
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
    chat = _as_it_is_now(chat)
    if not a_lead_or_the_person(by, chat):
        raise NotAllowed("The person says what helps, or a lead of their service for them. Nothing was changed.")
    chat = _with(_before_it(chat), helps=helps)
    log.record(by, "chats.helps", "said what would help in {person}'s chat", about=chat, person=chat.person)
    return chat


@transaction.atomic
def arrange_for(
    chat: Chat, *, mode: Mode | str, place: str, starts_at: datetime, helps: str = "", seen: str = "", by: Actor
) -> Chat:
    """A lead agreed a time with the person, on the phone or in the hall. `seen` is the fingerprint that a form was
    shown with. Raises NotThen for a time that has gone, OnABreak or ChangedMeanwhile."""
    chat = _not_on_a_break(_before_it(_locked(chat, by)))
    same = (chat.mode, chat.place, chat.starts_at) == (str(mode), place, starts_at)
    if chat.stage == Stage.ARRANGED and same:
        return chat
    _check_seen(chat, seen)
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
    chat = _as_it_is_now(chat)
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
    chat = _as_it_is_now(chat)
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
def step_back(chat: Chat, *, by: Actor) -> None:
    """An interviewer cannot sit in after all. No reason is asked; a lead chooses someone else. Raises WrongStage
    for who does not sit in it, and once it was held."""
    chat = _as_it_is_now(chat)
    there = chat.interviewers.sitting_in().filter(user=by.user).first()
    if there is None or chat.stage not in BEFORE:
        raise WrongStage("You do not sit in this chat now, or it has been held. Nothing was changed.")
    Interviewer.objects.filter(pk=there.pk).update(left_at=clock.now())
    log.record(by, "chats.stepped_back", "cannot sit in {person}'s chat", about=chat, person=chat.person)


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


@transaction.atomic
def count_me(*, counts: bool, by: Actor) -> None:
    """A colleague says about themselves whether they may be counted as someone with lived experience."""
    if counts:
        CountsAsLived.objects.get_or_create(user=by.user)
    else:
        CountsAsLived.objects.filter(user=by.user).delete()


def _may(chat: Chat, by: Actor) -> Chat:
    if not a_lead(by, chat):
        raise NotAllowed("A lead of their service arranges chats, never their own. Nothing was changed.")
    return chat


def _locked(chat: Chat, by: Actor) -> Chat:
    return _may(_as_it_is_now(chat), by)


def fingerprint(chat: Chat) -> str:
    """What a form about arranging it was shown with: who sits in, and which times there are."""
    columns = ("stage", "mode", "place", "starts_at", "nobody_because", "helps")
    there = sorted(chat.interviewers.sitting_in().values_list("user_id", flat=True))
    times = sorted(each.starts_at for each in chat.times.still_offered())
    return shown.fingerprint(*(getattr(chat, name) for name in columns), there, times)


def _check_seen(chat: Chat, seen: str) -> None:
    shown.check(seen, fingerprint(chat), by_whom=log.latest_actor(chat))


def _as_it_is_now(chat: Chat) -> Chat:
    """Read again and held: whoever presses at the same moment comes after."""
    now: Chat = Chat.objects.select_for_update(of=("self",)).select_related("person__service").get(pk=chat.pk)
    return now


def _before_it(chat: Chat) -> Chat:
    if chat.stage not in BEFORE:
        raise WrongStage("This chat has been held or called off. Nothing was changed.")
    return chat


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

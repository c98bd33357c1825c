"""Who sits in a chat: chosen by a lead, stepping back by themselves, and who counts as having lived experience."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.chats import candidates, mail
from coprod.peers.chats.acts.allowed import as_it_is_now, before_it, check_seen, locked
from coprod.peers.chats.models import Chat, CountsAsLived, Interviewer
from coprod.peers.chats.stages import BEFORE, Stage, enough_sit_in
from coprod.people.models import User
from coprod.ui.refusals import Refusal, StillWaitingFor, WrongStage


class NotWithThem(Refusal):
    title = "Look at who sits in"


@transaction.atomic
def choose_interviewers(
    chat: Chat, *, users: Iterable[User], nobody_because: str = "", seen: str = "", by: Actor
) -> Chat:
    """Say who sits in: two or more, one with lived experience, or the reason why there is nobody. `seen` is the
    fingerprint that a form was shown with.

    Raises NotWithThem for someone who cannot sit in with this person, StillWaitingFor for too few, ChangedMeanwhile.
    """
    chat = before_it(locked(chat, by))
    possible = {each.user.pk: each for each in candidates.of(chat.person)}
    there = {each.user_id: each for each in chat.interviewers.select_related("user__person")}
    wanted = list(users)
    for user in wanted:
        known = there.get(user.pk)
        if user.pk not in possible and (known is None or known.left_at):
            raise NotWithThem(f"{user} cannot sit in here now. Choose someone else. Nothing was changed.")
    chosen = {user.pk for user in wanted}
    if chosen != {pk for pk, each in there.items() if each.left_at is None}:
        check_seen(chat, seen)
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
def step_back(chat: Chat, *, by: Actor) -> None:
    """An interviewer cannot sit in after all. No reason is asked; a lead chooses someone else. Raises WrongStage
    for who does not sit in it, and once it was held."""
    chat = as_it_is_now(chat)
    there = chat.interviewers.sitting_in().filter(user=by.user).first()
    if there is None or chat.stage not in BEFORE:
        raise WrongStage("You do not sit in this chat now, or it has been held. Nothing was changed.")
    Interviewer.objects.filter(pk=there.pk).update(left_at=clock.now())
    log.record(by, "chats.stepped_back", "cannot sit in {person}'s chat", about=chat, person=chat.person)


@transaction.atomic
def count_me(*, counts: bool, by: Actor) -> None:
    """A colleague says about themselves whether they may be counted as someone with lived experience."""
    if counts:
        CountsAsLived.objects.get_or_create(user=by.user)
    else:
        CountsAsLived.objects.filter(user=by.user).delete()

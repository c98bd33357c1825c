"""A chat read again and held, for those who may arrange it: what every act of arranging begins with."""

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.chats.models import Chat
from coprod.peers.chats.stages import BEFORE, a_lead
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, WrongStage


def may(chat: Chat, by: Actor) -> Chat:
    if not a_lead(by, chat):
        raise NotAllowed("A lead of their service arranges chats, never their own. Nothing was changed.")
    return chat


def locked(chat: Chat, by: Actor) -> Chat:
    return may(as_it_is_now(chat), by)


def as_it_is_now(chat: Chat) -> Chat:
    """Read again and held: whoever presses at the same moment comes after."""
    now: Chat = Chat.objects.select_for_update(of=("self",)).select_related("person__service").get(pk=chat.pk)
    return now


def before_it(chat: Chat) -> Chat:
    if chat.stage not in BEFORE:
        raise WrongStage("This chat has been held or called off. Nothing was changed.")
    return chat


def fingerprint(chat: Chat) -> str:
    """What a form about arranging it was shown with: who sits in, and which times there are."""
    columns = ("stage", "mode", "place", "starts_at", "nobody_because", "helps")
    there = sorted(chat.interviewers.sitting_in().values_list("user_id", flat=True))
    times = sorted(each.starts_at for each in chat.times.still_offered())
    return shown.fingerprint(*(getattr(chat, name) for name in columns), there, times)


def check_seen(chat: Chat, seen: str) -> None:
    shown.check(seen, fingerprint(chat), by_whom=log.latest_actor(chat))

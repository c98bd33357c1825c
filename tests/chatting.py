"""Chats with people who apply, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.chats import acts
from coprod.peers.chats.models import Chat, Proposal
from tests import recruiting

PLACE = "The Boatyard, Lantern Street"
REASONS = "You listen before you speak, and you know whom to ask."


def role_with_a_chat() -> Any:
    """The role of `recruiting.role`, which asks for a chat from now on."""
    role = recruiting.role()
    role.asks_for_chat = True
    role.save()
    return role


def soon(days: int = 3, hour: int = 13) -> datetime:
    day = clock.today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=clock.LONDON)


def opened(cast: Any, who: str = "asha") -> Chat:
    return acts.open_chat(person=cast(who).person, for_role="Peer mentor", by=_lead(cast, who))


def with_interviewers(cast: Any, who: str = "asha", sitting_in: tuple[str, ...] = ("priya", "bryn")) -> Chat:
    """Priya leads at Quayside; Bryn is a peer mentor there."""
    if who == "mina":
        sitting_in = ("owen", "nell")
    users = [cast(each) for each in sitting_in]
    return acts.choose_interviewers(opened(cast, who), users=users, by=_lead(cast, who))


def offered(cast: Any, who: str = "asha", **options: Any) -> Chat:
    chat = with_interviewers(cast, who, **options)
    times = [soon(3), soon(4), soon(5)]
    return acts.offer_times(chat, mode="in_person", place=PLACE, times=times, by=_lead(cast, who))


def arranged(cast: Any, who: str = "asha", **options: Any) -> Chat:
    return acts.choose_time(offered(cast, who, **options), starts_at=soon(3), by=Actor.of(cast(who)))


def begun(cast: Any, who: str = "asha", **options: Any) -> Chat:
    """Its time has come: an hour ago."""
    chat = arranged(cast, who, **options)
    Chat.objects.filter(pk=chat.pk).update(starts_at=clock.now() - timedelta(hours=1))
    chat.refresh_from_db()
    return chat


def held(cast: Any, who: str = "asha", **options: Any) -> Chat:
    return acts.held(begun(cast, who, **options), by=_lead(cast, who))


def proposed(cast: Any, who: str = "asha", outcome: str = "yes", **options: Any) -> Proposal:
    """Priya wrote it; the others are still to agree."""
    also_open = "" if outcome == "yes" else "The podcast group."
    return acts.propose(
        held(cast, who, **options),
        outcome=outcome,
        reasons=REASONS,
        also_open=also_open,
        once=recruiting.once(),
        by=_lead(cast, who),
    )


def agreed(cast: Any, who: str = "asha", **options: Any) -> Proposal:
    proposal = proposed(cast, who, **options)
    for each in proposal.still_to_agree:
        acts.agree(proposal, by=Actor.of(each.user))
    return proposal


def decided(cast: Any, who: str = "asha", **options: Any) -> Chat:
    proposal = agreed(cast, who, **options)
    return acts.share(proposal.chat, proposal=proposal, by=_lead(cast, who))


def _lead(cast: Any, who: str) -> Actor:
    return Actor.of(cast("owen" if who == "mina" else "priya"))


BEGINNINGS: dict[str, Callable[[Any], Any]] = {"coprod.peers.chats": begun}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""

"""Where people's chats stand, for tracks, evidence and gates. Never a note, and never a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coprod import clock
from coprod.peers.chats.models import Chat, Outcome
from coprod.peers.chats.stages import Stage
from coprod.people.models import Person


@dataclass(frozen=True)
class ChatStanding:
    """`latest` by the name of the role, called off ones left out; `outcomes` the latest shared for each role."""

    latest: Mapping[str, Chat] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def is_yes(self, role: str) -> bool:
        """The latest outcome for this role is a yes."""
        return self.outcomes.get(role) == Outcome.YES


def of(person: Person, on: date | None = None) -> ChatStanding:
    """Where a person's chats stand on a day (today)."""
    return of_many([person.pk], on)[person.pk]


def of_many(people_ids: Iterable[int], on: date | None = None) -> dict[int, ChatStanding]:
    """Where each person's chats stand on a day (today), without any for those who had none: one query."""
    ids, day = set(people_ids), on or clock.today()
    latest: dict[int, dict[str, Chat]] = {pk: {} for pk in ids}
    outcomes: dict[int, dict[str, Outcome]] = {pk: {} for pk in ids}
    for chat in Chat.objects.filter(person__in=ids).exclude(stage=Stage.CALLED_OFF).order_by("pk"):
        latest[chat.person_id][chat.for_role] = chat
        if chat.stage == Stage.DECIDED and clock.local(chat.stage_since).date() <= day:
            outcomes[chat.person_id][chat.for_role] = Outcome(chat.outcome)
    return {pk: ChatStanding(latest[pk], outcomes[pk]) for pk in ids}

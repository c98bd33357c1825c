"""The lists of messages a colleague finds: those that ever hold something for them, so that no menu leads nowhere."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from coprod.messaging.models import Message, State
from coprod.messaging.permissions import may_change_words
from coprod.people.models import RouteKind
from coprod.people.models.service import RECRUITING_ROLES


@dataclass(frozen=True)
class ListLine:
    """One line of the menu of messages."""

    label: str
    url_name: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


ALL = ListLine("All messages", "messaging:messages")
WORDS = ListLine("The words", "workspace:wording")
BY_HAND = {
    RouteKind.PHONE: ListLine("Calls", "messaging:calls"),
    RouteKind.TEXT: ListLine("Texts", "messaging:texts"),
    RouteKind.POST: ListLine("Letters", "messaging:letters"),
    RouteKind.THROUGH: ListLine("News to tell", "messaging:told"),
}


def sees_messages(user: Any) -> bool:
    """Whether the pages of messages have anything for this user: staff who recruit, those who write the words, and
    whoever carries news for someone."""
    if not user or not user.is_authenticated or not user.is_team:
        return False
    return _works_with_people(user) or Message.objects.visible_to(user).exists()


def lists_for(user: Any) -> list[ListLine]:
    """The menu on the pages of messages, at the price of one query."""
    if _works_with_people(user):
        lines = [ALL, *BY_HAND.values()]
    else:
        rows = Message.objects.visible_to(user)
        states = set(rows.values_list("state", "channel").order_by().distinct())
        waiting = {channel for state, channel in states if state == State.ON_A_LIST}
        lines = [ALL] if states else []
        lines += [line for channel, line in BY_HAND.items() if channel in waiting]
    return [*lines, WORDS] if may_change_words(user) else lines


def _works_with_people(user: Any) -> bool:
    return bool(user.has_role(*RECRUITING_ROLES) or may_change_words(user))

"""How long people wait for their chat and its outcome: a track of recruitment."""

from typing import Any

from django.db.models import QuerySet

from coprod.peers.chats.models import ChatMove
from coprod.peers.chats.stages import Stage
from coprod.people.waits import Track, Wait, first_times

CHAT = Track("Chat", "From the day we began to arrange it to the day its outcome was shared.")
TRACKS = (CHAT,)


def of(people: QuerySet[Any]) -> list[Wait]:
    """One query."""
    moves = ChatMove.objects.filter(subject__person__in=people).order_by("at", "pk")
    rows = moves.values_list("subject__person_id", "to_stage", "at")
    return first_times(CHAT.name, iter(rows), Stage.ARRANGING, Stage.DECIDED)

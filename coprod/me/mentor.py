"""What a peer mentor's own page shows: the next meet-up first, then what is to do, and what came before."""

from typing import Any

from django.db.models import Count

from coprod.peers.matching.models import Match
from coprod.peers.meetups import planning
from coprod.peers.meetups.models import MeetUp
from coprod.peers.meetups.stages import Stage
from coprod.people.models import Role

SHOWN = 6


def is_one(user: Any) -> bool:
    """Whether this is the page for them: colleagues have their work, and find this by the menu."""
    return user.has_role(Role.PEER_MENTOR) and not user.is_team


def page_of(user: Any) -> dict[str, Any]:
    """A fixed number of queries, however many meet-ups there were."""
    own = MeetUp.objects.of_mentor(user)
    built = own.filter(stage=Stage.NOTED).aggregate(built=Count("pk"), walked_with=Count("match", distinct=True))
    upcoming = planning.next_of_mentor(user)
    resident = upcoming.match.resident if upcoming else None
    return {
        "next": upcoming,
        "name": resident.person.short_name if resident else "",
        "worker": resident.support_worker.person.short_name if resident else "",
        "meetups": planning.next_first(own)[:SHOWN],
        "matches": Match.objects.of_mentor(user).together(),
        **built,
    }

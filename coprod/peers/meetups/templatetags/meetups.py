"""Meet-ups of a resident, for their page: `matching`, below, does not know this room."""

from typing import Any

from django import template

from coprod.peers.meetups import planning
from coprod.peers.meetups.models import MeetUp

register = template.Library()
SHOWN = 10


@register.inclusion_tag("meetups/of_resident.html")
def meetups_of(resident: Any) -> dict[str, Any]:
    """The next and the latest meet-ups of a resident the reader may open."""
    found = planning.next_first(MeetUp.objects.filter(match__resident=resident))
    return {"meetups": found[:SHOWN], "name": resident.person.short_name}

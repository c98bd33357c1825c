"""`{% what_they_may_do person %}`: the gates as a panel, for pages of rooms below this one."""

from typing import Any

from django import template

from coprod.peers.gates import standing
from coprod.people.models import Person

register = template.Library()


@register.inclusion_tag("gates/may_do.html")
def what_they_may_do(person: Person) -> dict[str, Any]:
    """What a person may do now, told to themselves, with what is missing and why."""
    return {"gates": standing.of(person), "title": "What you may do now"}

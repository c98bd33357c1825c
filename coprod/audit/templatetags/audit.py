"""Shows audit events in words."""

from typing import Any

from django import template

from coprod.audit.models import Event

register = template.Library()


@register.filter
def in_words_about(event: Event, person: Any) -> str:
    """The event's sentence with the person's name as it is today."""
    return event.sentence.replace("{person}", str(person))

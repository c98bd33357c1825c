"""Shows audit events in words."""

from typing import Any

from django import template

from coprod.audit.models import Event

register = template.Library()


@register.filter
def in_words_about(event: Event, person: Any) -> str:
    """The event's sentence with the person's name as it is today; in their own doing, what is theirs is theirs."""
    name = getattr(person, "short_name", str(person))
    sentence = event.sentence
    if event.actor_label == getattr(person, "chosen_name", None):
        sentence = sentence.replace("{person}'s", "their")
    return sentence.replace("{person}'s", f"{name}’s").replace("{person}", name)

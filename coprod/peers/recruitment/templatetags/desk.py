"""Addresses of the pages of one application, for the person and for a colleague beside them."""

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def page(context: Context, name: str, pk: int | None = None) -> str:
    """A page of the application at hand: `{% page "history" %}`, `{% page "change_referee" each.pk %}`."""
    desk: Any = context["desk"]
    return str(desk.address(str(name), pk))

"""Draws one of our drawings by the name an editor chose; a name we no longer have draws nothing."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from coprod.content.blocks.pictures import DRAWINGS
from coprod.ui.typography import dress

register = template.Library()


@register.simple_tag
def drawing(name: str | None) -> SafeString | str:
    """The drawing templates/ui/art/<name>.html."""
    return mark_safe(render_to_string(f"ui/art/{name}.html")) if name in DRAWINGS else ""


@register.filter
def rich(html: str) -> SafeString:
    """What an editor wrote in a rich text field of a page, in our typography."""
    return dress(expand_db_html(html))


@register.filter
def typeset(text: RichText) -> SafeString:
    """An editor's rich text in our typography."""
    return dress(expand_db_html(text.source))

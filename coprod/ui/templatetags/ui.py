"""Components as tags; every template has them without loading (settings.TEMPLATES, "builtins").

Leaves are `{% icon "phone" %}`; wrappers are blocks: `{% panel "sand" %} … {% endpanel %}`. All of them, living:
/styleguide/.
"""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coprod import clock
from coprod.ui import charts, errors, menus
from coprod.ui.icons import ICONS

register = template.Library()


def _component(name: str, **context: Any) -> SafeString:
    return mark_safe(render_to_string(f"ui/components/{name}.html", context))


# Words and small signs.


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing beside words. With `label` it says something by itself and is read out."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true" focusable="false"'
    return format_html('<svg class="cp-i" viewBox="0 0 24 24" {}>{}</svg>', mark_safe(spoken), mark_safe(ICONS[name]))


@register.filter
def unbroken(value: object) -> str:
    """A phone number or date that stays on one line."""
    return str(value).replace(" ", "\u00a0")


@register.filter
def day(value: date | None) -> str:
    """A day as people say it, 17 November; of another year with the year, since it would be taken for this one's."""
    if value is None:
        return ""
    local = clock.local(value) if isinstance(value, datetime) else value
    return formats.date_format(local, "j F" if local.year == clock.today().year else "j F Y")


@register.filter
def dialled(number: object) -> str:
    """The digits of a phone number, for a tel: or sms: link."""
    return re.sub(r"[^0-9+]", "", str(number))


def _initials(name: object) -> str:
    """At most two letters: first and last word."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()


@register.simple_tag
def avatar(name: str, tone: str = "", size: str = "") -> SafeString:
    """Initials in a circle. `tone` is "", coral, sand or heather; `size` is "" or "l". The name stands beside it."""
    classes = _classes("cp-avatar", tone, size)
    return format_html('<span class="{}" aria-hidden="true">{}</span>', classes, _initials(name))


@register.simple_tag
def tag(words: str, colour: str = "") -> SafeString:
    """A state in two or three plain words. `colour` is "" (sea), green, yellow, red, purple or grey."""
    return format_html('<strong class="{}">{}</strong>', _classes("govuk-tag", colour), words)


@register.inclusion_tag("ui/components/button.html")
def button(words: str, to: str = "", of: Any = None, **options: Any) -> dict[str, Any]:
    """A button; or a link that looks like one, to the page named `to` (about the record `of`) or to the address `href`.

    Options: href, icon, kind ("", "secondary", "inverse", "warning"), small, name, value, once (a second press does
    nothing), extra (read out right after the words, for lists of equal buttons: begin it with a space).
    """
    if to:
        options["href"] = _address(to, of)
    return {"words": words, **options}


def _address(to: str, of: Any) -> str:
    return reverse(to, args=[] if of is None else [of])


# Pages and forms.


@register.simple_tag(takes_context=True)
def menu(context: Context, name: str) -> SafeString:
    """One of the menus rooms register their items in (coprod/ui/menus.py)."""
    kind = "footer_menu" if name == "footer" else "menu"
    return _component(kind, lines=menus.lines_for(name, context.get("request")))


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """ "Error: " for the title when a form on the page has something to fix."""
    found: list[Any] = []
    for value in context.flatten().values():
        found += value if isinstance(value, list | tuple) else [value]
    forms = [each for each in found if isinstance(each, BaseForm | BaseFormSet)]
    return "Error: " if errors.listed(forms) else ""


@register.simple_tag
def error_summary(*forms: Any) -> SafeString | str:
    """What is left to fix in the forms and formsets given, each line a link to its control; or nothing."""
    entries = errors.listed(form for form in forms if form)
    if not entries:
        return ""
    context = {"entries": entries, "count": errors.in_words(len(entries)), "plural": "" if len(entries) == 1 else "s"}
    return mark_safe(render_to_string("ui/forms/error_summary.html", context))


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page, parameter: str = "page") -> SafeString:
    """Links to the pages of a Django `Page`. What else is in the address stays."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(number, address(number) if isinstance(number, int) else "") for number in numbers]
    before = address(page.previous_page_number()) if page.has_previous() else ""
    after = address(page.next_page_number()) if page.has_next() else ""
    return _component("pagination", page=page, links=links, before=before, after=after)


# Wrappers.


@register.simple_block_tag
def panel(content: str, tint: str = "", title: str = "") -> SafeString:
    """A tinted box. `tint`: "" (sea: what we do), sand (help), heather (a person's words), blush (late, care), card."""
    return _component("panel", content=content, classes=_classes("cp-panel", tint), title=title)


@register.simple_block_tag
def card(content: str, title: str, href: str, tint: str = "") -> SafeString:
    """A card whose title is its one link: the whole card taps."""
    return _component("card", content=content, title=title, href=href, classes=_classes("cp-card", "link", tint))


@register.simple_block_tag
def cards(content: str, kind: str = "") -> SafeString:
    """A grid of cards, as many as fit. `kind`: "" 19rem wide, "tiles" small."""
    return format_html('<ul class="{}">{}</ul>', "cp-grid cp-tiles" if kind == "tiles" else "cp-grid", content)


@register.inclusion_tag("ui/components/tile.html")
def tile(number: int, words: str, href: str, tint: str = "") -> dict[str, Any]:
    """A count that leads somewhere, inside `{% cards "tiles" %}`."""
    return {"number": number, "words": words, "href": href, "classes": _classes("cp-card", "link", tint)}


@register.simple_block_tag
def list_card(content: str) -> SafeString:
    """The staff list: rows of who, what, when and one action."""
    return format_html('<ul class="cp-list cp-list--card">{}</ul>', content)


@register.simple_block_tag(takes_context=True)
def row(
    context: Context,
    content: str,
    title: str,
    href: str = "",
    who: str = "",
    tone: str = "",
    late: bool = False,
    level: int = 3,
) -> SafeString:
    """One row of `list_card`: the avatar of `who`, a title, the words inside, and what its `{% actions %}` hold."""
    kept = context.render_context
    actions, kept["row_actions"] = kept.get("row_actions", ""), ""
    values = {"title": title, "href": href, "who": who, "tone": tone, "late": late, "level": level}
    return _component("row", content=content, actions=actions, **values)


@register.simple_block_tag(takes_context=True)
def actions(context: Context, content: str) -> str:
    """What can be done with the row it stands in; shown at the row's end."""
    context.render_context["row_actions"] = content
    return ""


@register.simple_block_tag
def summary_card(content: str, title: str, to: str = "", of: Any = None) -> SafeString:
    """A titled card around facts, with a Change link to the page named `to` (about the record `of`)."""
    return _component("summary_card", content=content, title=title, href=_address(to, of) if to else "")


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A summary list: `{% fact %}` inside."""
    return format_html('<dl class="govuk-summary-list">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, key: str) -> SafeString:
    """One line of a summary list."""
    return _component("fact", content=content, key=key)


@register.simple_block_tag
def details(content: str, summary: str, extra: str = "", is_open: Any = False) -> SafeString:
    """More detail that opens in place. `extra` is read out right after the summary: begin it with a space."""
    return _component("details", content=content, summary=summary, extra=extra, is_open=is_open)


@register.simple_block_tag
def button_group(content: str) -> SafeString:
    """Buttons, and links for stop, skip and not now, side by side."""
    return format_html('<div class="govuk-button-group">{}</div>', content)


@register.simple_block_tag
def feed(content: str) -> SafeString:
    """What has happened, newest first: a list item for each."""
    return format_html('<ol class="cp-feed">{}</ol>', content)


# Progress and numbers.


@register.inclusion_tag("ui/components/bar.html")
def bar(done: int, total: int, words: str = "parts done") -> dict[str, Any]:
    """How many of a few, as filled boxes: "5 of 8 parts done"."""
    return {"boxes": charts.boxes(done, total), "done": done, "total": total, "words": words}


@register.inclusion_tag("ui/components/dots.html")
def dots(met: int, asked: int) -> dict[str, Any]:
    """Fit as "5 of 6", never as a score. The words stand beside it."""
    return {"dots": charts.dots(met, asked), "met": met, "asked": asked, "width": asked * charts.DOT}


@register.inclusion_tag("ui/components/bar_chart.html")
def bar_chart(chart: charts.BarChart) -> dict[str, Any]:
    """Horizontal bars with the finding in words first and the same facts as a table (coprod/ui/charts.py)."""
    return {"chart": chart}


def _classes(base: str, *variants: str) -> str:
    return " ".join([base, *(f"{base}--{variant}" for variant in variants if variant)])

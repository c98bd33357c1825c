"""Puts a message's words together from its kind's templates. Plain text is the source; HTML is made from it."""

import copy
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from coprod.messaging.models import Message
from coprod.people.models import Charity

_STAND_IN = "ThisStandsWhereASecretWouldBeForTheirEyes00"
"""Rendered instead of the secret when staff look; it is shaped like a link's token, so that addresses reverse."""

_AROUND_STAND_IN = re.compile(rf"[\w:/.?=&%#-]*{_STAND_IN}[\w/?=&%#-]*")


@dataclass(frozen=True)
class Words:
    """What a message says: `subject` is one line, `body` plain text."""

    subject: str
    body: str


def for_recipient(message: Message, part: str = "body") -> Words:
    """The words as they are sent, with the secret in them. `part` is body, text or call."""
    return _words(message, part)


def for_staff(message: Message, part: str = "body") -> Words | None:
    """The same words with the kind's label in place of the secret, or None when the records behind them are gone."""
    masked = copy.copy(message)
    masked.secret = _STAND_IN
    try:
        words = _words(masked, part)
    except (ObjectDoesNotExist, KeyError):
        return None
    label = message.sort.secret_label
    return Words(_AROUND_STAND_IN.sub(label, words.subject), _AROUND_STAND_IN.sub(label, words.body))


def as_html(words: Words) -> str:
    """A simple page from plain text: paragraphs, and links to our own addresses only."""
    paragraphs = [_with_links(block) for block in re.split(r"\n\s*\n", words.body.strip())]
    template = get_template("messages/mail.html")
    return template.render({"subject": words.subject, "paragraphs": paragraphs, "charity": _charity()})


def _words(message: Message, part: str) -> Words:
    kind = message.sort
    context: dict[str, Any] = {
        "name": message.to_name,
        "charity": _charity(),
        "site_url": settings.SITE_URL,
        "secret": message.secret,
        "is_reminder": message.is_reminder,
        **kind.context(message),
    }
    subject = " ".join(_plain(f"{kind.folder}/subject.txt", context).split())
    return Words(subject, _plain(_template_for(kind.folder, part), context).strip() + "\n")


def _template_for(folder: str, part: str) -> str:
    """The template of a part; the body stands in for a part that a kind has no shorter words for."""
    name = f"{folder}/{part}.txt"
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return f"{folder}/body.txt"
    return name


def _plain(name: str, context: dict[str, Any]) -> str:
    template: Any = get_template(name)
    text: str = template.template.render(Context(context, autoescape=False))
    return re.sub(r"\n{3,}", "\n\n", text)


def _with_links(text: str) -> SafeString:
    own = re.compile(rf"{re.escape(escape(settings.SITE_URL))}/(?:[\w/.?=&%#;-]*[\w/])?")
    linked = own.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(text))
    return mark_safe(linked.replace("\n", "<br>"))


def _charity() -> Charity:
    return Charity.of_this_installation()

"""Puts a message's words together: those a lead wrote, or else its kind's templates. Plain text is the source; HTML
is made from it."""

import copy
import logging
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, TemplateDoesNotExist, Variable, VariableDoesNotExist
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message, Wording
from coprod.messaging.wording import language
from coprod.messaging.wording.language import Part, Placeholder
from coprod.people.models import Charity

logger = logging.getLogger(__name__)

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
    context = {"subject": words.subject, "paragraphs": paragraphs(words.body), "charity": _charity()}
    return get_template("messages/mail.html").render(context)


def paragraphs(body: str, *, linked: bool = True) -> list[SafeString]:
    """The paragraphs of a plain text, escaped. Our own addresses are links, or (for a preview) only look like some."""
    mark = '<a href="{0}">{0}</a>' if linked else '<span class="govuk-link govuk-!-text-break-word">{0}</span>'
    return [_with_links(block, mark) for block in re.split(r"\n\s*\n", body.strip())]


def wording_in_force(kind: Kind) -> Wording | None:
    """What a lead wrote for a kind, or None when the first words count. One that fits no more is not used: better the
    first words than none."""
    if not kind.placeholders:
        return None
    newest = Wording.newest(kind)
    if newest is None or newest.is_first_words:
        return None
    if not newest.fits(kind):
        logger.warning("the wording of %s fits no more: the first words are used", kind.code)
        return None
    return newest


def values(offered: tuple[Placeholder, ...], context: dict[str, Any]) -> dict[str, str]:
    """What each placeholder says in this context, by code; "" for what is not there."""
    return {each.code: _value(each.source, context) for each in offered}


def of_the_charity() -> dict[str, Any]:
    """What every message may say of the charity and its site."""
    return {"charity": _charity(), "site_url": settings.SITE_URL, "own_page": f"{settings.SITE_URL}/me/"}


def from_templates(folder: str, part: str, context: dict[str, Any]) -> str:
    """The first words of a part; the body's for a part that has none of its own."""
    text = _plain(_template_for(folder, part), context)
    return " ".join(text.split()) if part == Part.SUBJECT else text.strip()


def has_own_words(folder: str, part: str) -> bool:
    """Whether a kind has first words for this part alone."""
    return _template_for(folder, part) == f"{folder}/{part}.txt"


def _words(message: Message, part: str) -> Words:
    kind = message.sort
    context: dict[str, Any] = {
        "name": message.to_name,
        **of_the_charity(),
        "secret": message.secret,
        "is_reminder": message.is_reminder,
        **kind.context(message),
    }
    wording = wording_in_force(kind)
    if wording is None:
        subject, body = (from_templates(kind.folder, each, context) for each in ("subject", part))
    else:
        said = values(kind.offered, context)
        kept = wording.words
        subject = language.fill(kept[Part.SUBJECT], kind.offered, said)
        body = language.fill(kept[Part(part)] or kept[Part.BODY], kind.offered, said)
    return Words(" ".join(subject.split()), body + "\n")


def _value(source: str, context: dict[str, Any]) -> str:
    try:
        found = Variable(source).resolve(Context(context, autoescape=False))
    except VariableDoesNotExist:
        return ""
    return "" if found is None else str(found)


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


def _with_links(text: str, mark: str) -> SafeString:
    own = re.compile(rf"{re.escape(escape(settings.SITE_URL))}/(?:[\w/.?=&%#;-]*[\w/])?")
    linked = own.sub(lambda found: mark.format(found[0]), escape(text))
    return mark_safe(linked.replace("\n", "<br>"))


def _charity() -> Charity:
    return Charity.of_this_installation()

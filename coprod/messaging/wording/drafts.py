"""The words of a kind as a lead finds them, and how they would look: the first words in our language, previews made of
invented people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from coprod.messaging import rendering
from coprod.messaging.kinds import Kind
from coprod.messaging.wording import language, lengths
from coprod.messaging.wording.language import OF_EVERY_MESSAGE, OWN_PAGE, Part, Placeholder
from coprod.messaging.wording.lengths import Length

KeptWords = Mapping[Part, str]


@dataclass(frozen=True)
class Preview:
    """A message as it would look. `call` is None for a kind that nobody is rung about."""

    subject: str
    body: str
    paragraphs: list[SafeString]
    text: str
    length: Length
    call: str | None


def in_use(kind: Kind) -> dict[Part, str]:
    """The words that count now, as they are kept."""
    wording = rendering.wording_in_force(kind)
    return wording.words if wording else first_words(kind)


def first_words(kind: Kind) -> dict[Part, str]:
    """What came with the product, with our placeholders where its templates have theirs. Parts without words of their
    own are empty: the body stands in."""
    context: dict[str, Any] = {"is_reminder": False, "site_url": settings.SITE_URL}
    for each in kind.offered:
        _put(context, each.source.split("."), f"{{{{{each.code}}}}}")
    return {
        part: rendering.from_templates(kind.folder, part, context)
        if part in kind.parts and rendering.has_own_words(kind.folder, part)
        else ""
        for part in Part
    }


def in_words(kind: Kind, words: KeptWords) -> dict[Part, str]:
    """Kept words as a lead reads and types them."""
    return {part: language.in_words(kept, kind.offered) for part, kept in words.items()}


def preview(kind: Kind, words: KeptWords) -> Preview:
    """How these words would look. Everyone in it is invented; the charity is this one. Writes nothing."""
    said = _examples(kind)

    def filled(part: Part) -> str:
        return language.fill(words[part] or words[Part.BODY], kind.offered, said)

    text = filled(Part.TEXT)
    body = filled(Part.BODY)
    return Preview(
        subject=filled(Part.SUBJECT),
        body=body,
        paragraphs=rendering.paragraphs(body, linked=False),
        text=text,
        length=lengths.of(text),
        call=filled(Part.CALL) if Part.CALL in kind.parts else None,
    )


def _examples(kind: Kind) -> dict[str, str]:
    real = rendering.values((*OF_EVERY_MESSAGE, OWN_PAGE), rendering.of_the_charity())
    return {each.code: _example(each, real) for each in kind.offered}


def _example(placeholder: Placeholder, real: Mapping[str, str]) -> str:
    if real.get(placeholder.code) or (placeholder.may_be_empty and placeholder.code in real):
        return real[placeholder.code]
    return settings.SITE_URL + placeholder.example if placeholder.is_link else placeholder.example


def _put(context: dict[str, Any], path: list[str], value: str) -> None:
    for name in path[:-1]:
        context = context.setdefault(name, {})
    context[path[-1]] = value

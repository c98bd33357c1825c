"""The small closed language of message wording: plain text and placeholders in words, `{{ the private link }}`.

What is typed is kept with the codes of the placeholders, so that a better label breaks nothing. Values are put in
once and never read again: whatever braces someone's name holds, they stay letters (MSG-5).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The pieces of a message that have words of their own."""

    SUBJECT = "subject"
    BODY = "body"
    TEXT = "text"
    CALL = "call"


ALL_PARTS = frozenset(Part)
WRITTEN = frozenset({Part.BODY, Part.TEXT})
"""Where a secret may stand: a subject shows on a locked phone, and a call sheet is read by staff."""


@dataclass(frozen=True)
class Placeholder:
    """Something a message fills in. `source` is where the kind's context has it ("person.chosen_name").

    A line in which a placeholder that `may_be_empty` has nothing to say is left out. `is_link` wants space around it.
    """

    code: str
    label: str
    source: str
    example: str
    parts: frozenset[Part] = ALL_PARTS
    required_in: frozenset[Part] = frozenset()
    may_be_empty: bool = False
    is_link: bool = False

    @property
    def in_words(self) -> str:
        """As a lead types it."""
        return f"{{{{ {self.label} }}}}"


OUR_NAME = Placeholder("our_name", "our name", "charity.name", "Our charity")
OUR_NUMBER = Placeholder(
    "our_number",
    "our phone number",
    "charity.contact_number",
    "01632 960000",
    parts=frozenset({Part.BODY, Part.TEXT, Part.CALL}),
    may_be_empty=True,
)
OF_EVERY_MESSAGE = (OUR_NAME, OUR_NUMBER)
READER = Placeholder("reader", "the reader’s name", "name", "Sam Reed")
OWN_PAGE = Placeholder("own_page", "the address of their page", "own_page", "/me/", parts=WRITTEN, is_link=True)


class NotUnderstood(ValueError):
    """Something in curly brackets is none of the placeholders. `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NothingToPutIn(KeyError):
    """A placeholder that must say something has nothing to say."""


_MARK = re.compile(r"\{\{([^{}]*)\}\}")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST_SHOWN = 40


def understood(typed: str, offered: Iterable[Placeholder]) -> str:
    """What a lead typed, with codes in place of labels. Raises NotUnderstood."""
    by_label = {_spelling(each.label): each for each in offered}

    def with_code(found: re.Match[str]) -> str:
        placeholder = by_label.get(_spelling(found[1]))
        if placeholder is None:
            shown = found[1].strip()[:_LONGEST_SHOWN]
            raise NotUnderstood(f"We do not know “{{{{ {shown} }}}}”. Copy one from the list beside the form.")
        return f"{{{{{placeholder.code}}}}}"

    text = "\n".join(line.rstrip() for line in typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    kept = _MARK.sub(with_code, text)
    if set("{}") & set(_MARK.sub("", text)):
        raise NotUnderstood(
            "Curly brackets are only for what we fill in. Copy it from the list, with two brackets on each side."
        )
    if _HIDDEN.search(text):
        raise NotUnderstood("There is a hidden character in it, often from copying. Type that part again.")
    return kept


def in_words(kept: str, offered: Iterable[Placeholder]) -> str:
    """Kept wording as a lead reads and types it. A code that is offered no more stays as it is."""
    by_code = {each.code: each.in_words for each in offered}
    return _MARK.sub(lambda found: by_code.get(found[1], found[0]), kept)


def problems(kept: str, part: Part, offered: Sequence[Placeholder]) -> list[str]:
    """Sentences about what keeps this wording from being used for a part; none when it is good. An empty text or
    call is good: the body stands in."""
    if not kept and part in (Part.TEXT, Part.CALL):
        return []
    by_code = {each.code: each for each in offered}
    used = [by_code.get(code) for code in _codes(kept)]
    if None in used:
        return ["Something in curly brackets is not offered any more. Copy another from the list."]
    here = [each for each in dict.fromkeys(used) if each]
    found = [f"“{each.in_words}” cannot stand here. {_why_not(part)}" for each in here if part not in each.parts]
    found += [
        f"Put “{each.in_words}” in. The message is of no use without it."
        for each in offered
        if part in each.required_in and each not in here
    ]
    found += [
        f"Leave a space before and after “{each.in_words}”, so that it can be pressed."
        for each in here
        if each.is_link and not _stands_free(kept, each.code)
    ]
    found += _hidden_by_empty_lines(kept, part, by_code)
    return found


def fill(kept: str, offered: Iterable[Placeholder], values: Mapping[str, str]) -> str:
    """The wording with `values` (by code) in it. Lines with nothing to say are left out.

    Raises NothingToPutIn for a placeholder that is unknown, or that must say something and does not.
    """
    may_be_empty = {each.code for each in offered if each.may_be_empty}
    lines = []
    for line in kept.split("\n"):
        codes = _codes(line)
        silent = [code for code in codes if not values.get(code)]
        if not set(silent) <= may_be_empty:
            raise NothingToPutIn(silent)
        if not silent:
            lines.append(_MARK.sub(lambda found: values[found[1]], line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _codes(kept: str) -> list[str]:
    return [found[1] for found in _MARK.finditer(kept)]


def _spelling(label: str) -> str:
    """The same for every way of typing a label: capitals, spaces and apostrophes do not matter."""
    return " ".join(label.replace("’", "'").casefold().split())


def _why_not(part: Part) -> str:
    if part is Part.SUBJECT:
        return "A subject may be read on a shared phone."
    return "Only the person themselves may see it." if part is Part.CALL else "It belongs to another part."


def _stands_free(kept: str, code: str) -> bool:
    mark = re.escape(f"{{{{{code}}}}}")
    return len(re.findall(rf"(?<!\S){mark}(?!\S)", kept)) == _codes(kept).count(code)


def _hidden_by_empty_lines(kept: str, part: Part, by_code: Mapping[str, Placeholder]) -> list[str]:
    """A line is left out whole when something in it has nothing to say: what must be read stands elsewhere."""
    sure = False
    found = []
    for line in kept.split("\n"):
        here = [by_code[code] for code in _codes(line)]
        optional = next((each for each in here if each.may_be_empty), None)
        sure = sure or (optional is None and bool(line.strip()))
        needed = next((each for each in here if part in each.required_in), None)
        if optional and needed:
            found.append(
                f"Put “{optional.in_words}” on a line of its own. When we have none, its line is left out, "
                f"and “{needed.in_words}” with it."
            )
    return found if sure else [*found, "Write at least one line that is always there."]

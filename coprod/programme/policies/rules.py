"""How a policy is typed, and how the typed text becomes parts and passages (CON-2). No database, no clock.

# How late guests can stay          a heading: a part begins
> Guests go home at 9, every day.   the part said more simply, one line each
~ talks about eviction              a note of care, shown before the part
Guests may visit after 10am.        a paragraph, up to the next empty line
- No guests in the office           a list item
| Monday | 10am to 9pm |            a row of a table
"""

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_TEXT = 100_000
LONGEST_PASSAGE = 2_000
LONGEST_HEADING = 150
LONGEST_NOTE = 200
MOST_PASSAGES = 400


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class NotReadable(ValueError):
    """The typed text cannot become a policy. `sentence` says what to change."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class PassageText:
    """One passage: the smallest thing that is answered, changed and traced."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class PartText:
    """A heading and what is under it. `simply` holds the lines that say it more simply, `care` the note of care."""

    heading: str
    passages: tuple[PassageText, ...] = ()
    simply: tuple[str, ...] = ()
    care: str = ""


@dataclass
class _Part:
    heading: str
    passages: list[PassageText] = field(default_factory=list)
    simply: list[str] = field(default_factory=list)
    care: str = ""

    def done(self) -> PartText:
        if not self.passages:
            raise NotReadable(
                f"There is nothing under “{self.heading}”. Write something there, or take the heading out."
            )
        return PartText(self.heading, tuple(self.passages), tuple(self.simply), self.care)


def parse(typed: str) -> tuple[PartText, ...]:
    """The parts of a typed policy, in order. Raises NotReadable with a sentence for whoever typed it."""
    if len(typed) > LONGEST_TEXT:
        raise NotReadable(f"This is too long. A policy can have up to {LONGEST_TEXT:,} characters.")
    parts: list[_Part] = []
    paragraph: list[str] = []
    for line in [*typed.splitlines(), ""]:
        mark, text = _mark_of(line)
        if mark == "" and text:
            paragraph.append(text)
            continue
        if paragraph:
            _add(parts, Kind.PARAGRAPH, " ".join(paragraph))
            paragraph = []
        if mark == "#":
            parts.append(_Part(_within(text, LONGEST_HEADING, "heading")))
        elif mark in _PASSAGES:
            _add(parts, _PASSAGES[mark], text)
        elif mark:
            _note(parts, mark, text)
    if not parts:
        raise NotReadable("There is nothing here yet. Begin with a heading, such as “# Visitors”.")
    done = tuple(part.done() for part in parts)
    if sum(len(part.passages) for part in done) > MOST_PASSAGES:
        raise NotReadable(f"This has more than {MOST_PASSAGES} lines and paragraphs. Make two policies of it.")
    return done


def as_typed(parts: tuple[PartText, ...]) -> str:
    """The text that `parse` makes the same parts of."""
    blocks = []
    for part in parts:
        head = [f"# {part.heading}", *(f"> {line}" for line in part.simply), *([f"~ {part.care}"] if part.care else [])]
        blocks.append("\n".join(head))
        blocks += [_MARKS[passage.kind] + passage.text for passage in part.passages]
    return "\n\n".join(blocks) + "\n"


_PASSAGES = {"-": Kind.LIST_ITEM, "|": Kind.TABLE_ROW}
_MARKS = {Kind.PARAGRAPH: "", Kind.LIST_ITEM: "- ", Kind.TABLE_ROW: ""}


def _mark_of(line: str) -> tuple[str, str]:
    """What a line begins with and says: ("#", "Visitors"). A table row keeps its lines between cells."""
    stripped = " ".join(line.split())
    if stripped.startswith("|") and len(stripped) > 1:
        return "|", stripped
    mark, space, text = stripped.partition(" ")
    return (mark, text) if space and mark in ("#", "-", ">", "~") else ("", stripped)


def _add(parts: list[_Part], kind: Kind, text: str) -> None:
    _begun(parts).passages.append(PassageText(kind, _within(text, LONGEST_PASSAGE, "paragraph")))


def _note(parts: list[_Part], mark: str, text: str) -> None:
    part = _begun(parts)
    if mark == ">":
        part.simply.append(_within(text, LONGEST_PASSAGE, "line"))
    else:
        part.care = _within(text, LONGEST_NOTE, "note of care")


def _begun(parts: list[_Part]) -> _Part:
    if not parts:
        raise NotReadable("Begin with a heading, such as “# Visitors”, so that every line belongs to a part.")
    return parts[-1]


def _within(text: str, longest: int, what: str) -> str:
    if len(text) > longest:
        raise NotReadable(
            f"The {what} that begins with “{text[:40]}…” is longer than {longest:,} characters. Split it."
        )
    return text

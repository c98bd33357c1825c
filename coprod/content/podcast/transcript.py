"""The words of an episode: who says what, and when. Editors paste one line for each time someone speaks.

0:12 Fern: It has earned a rest.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from coprod.content.podcast import moments

_LINE = re.compile(r"^\[?((?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2})\]?\s+([^:]{1,60}):\s*(.*)$")
TONES = ("", "coral", "heather", "sand")


class NotATranscript(ValueError):
    """`args[0]` is the sentence for the editor."""


@dataclass(frozen=True)
class Line:
    """`at` is in seconds; `tone` is the colour of the speaker's initials, the same all through."""

    at: int
    who: str
    words: str
    tone: str = ""

    @property
    def at_written(self) -> str:
        return moments.written(self.at)


def read(text: str) -> list[Line]:
    """The lines of a transcript. A line without a time goes on with what was being said.

    Raises NotATranscript when the first line has no time, a time goes backwards, or someone says nothing.
    """
    lines: list[Line] = []
    for number, written in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        match = _LINE.match(written)
        if match:
            lines.append(_begun(number, match))
        elif lines:
            last = lines[-1]
            lines[-1] = Line(last.at, last.who, f"{last.words} {written}".strip())
        else:
            raise NotATranscript("Begin each line with the time and the name, such as “0:12 Fern: Hello.”")
    _check(lines)
    return _toned(lines)


def _begun(number: int, match: re.Match[str]) -> Line:
    try:
        at = moments.seconds(match[1])
    except ValueError:
        raise NotATranscript(f"Line {number}: “{match[1]}” is not a time. Write it as 6:10 or 1:02:30.")
    return Line(at, match[2].strip(), match[3].strip())


def _check(lines: list[Line]) -> None:
    for line in lines:
        if not line.words:
            raise NotATranscript(f"Write what {line.who} says at {line.at_written}.")
    for before, after in pairwise(lines):
        if after.at < before.at:
            raise NotATranscript(f"{after.at_written} comes after {before.at_written}. Put the lines in order.")


def _toned(lines: list[Line]) -> list[Line]:
    speakers = list(dict.fromkeys(line.who for line in lines))
    tones = {who: TONES[number % len(TONES)] for number, who in enumerate(speakers)}
    return [Line(line.at, line.who, line.words, tones[line.who]) for line in lines]


def as_captions(lines: list[Line], *, milliseconds: int) -> str:
    """A WebVTT file: what players show while the recording plays."""
    ends = [*(line.at for line in lines[1:]), milliseconds // 1000]
    cues = [_cue(line, max(end, line.at + 1)) for line, end in zip(lines, ends, strict=False)]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cue(line: Line, end: int) -> str:
    return f"{moments.in_full(line.at)} --> {moments.in_full(end)}\n<v {_plain(line.who)}>{_plain(line.words)}"


def _plain(words: str) -> str:
    """Text inside a caption: three signs have a meaning there."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_text(lines: list[Line]) -> str:
    """The same to read or print: a paragraph for each time someone speaks."""
    return "\n\n".join(f"{line.at_written} {line.who}: {line.words}" for line in lines) + "\n"

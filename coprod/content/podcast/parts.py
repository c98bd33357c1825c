"""The parts (chapters) of an episode, with what to know before listening; and small facts the pages show."""

from dataclasses import dataclass
from itertools import pairwise

from coprod.content.podcast import moments

LINES_SHOWN = 8
"""Lines of the transcript that stand open on the page; the rest opens below them."""

EXTENSIONS = {"audio/mpeg": "mp3", "audio/mp4": "m4a"}
FEED_TYPES = {"audio/mpeg": "audio/mpeg", "audio/mp4": "audio/x-m4a"}
"""What podcast apps call them."""


@dataclass(frozen=True)
class Part:
    """`at` and `until` are in seconds; `until` is where the next part begins, or the end."""

    at: int
    until: int
    title: str
    care_note: str = ""

    @property
    def at_written(self) -> str:
        return moments.written(self.at)

    @property
    def until_written(self) -> str:
        return moments.written(self.until)


def in_order(begun: list[tuple[int, str, str]], *, milliseconds: int) -> list[Part]:
    """Parts by when they begin, each until the next one. `begun` is (seconds, title, care note)."""
    rows = sorted(begun)
    end = max([milliseconds // 1000, *(at for at, _, _ in rows)])
    return [
        Part(at, until, title, care_note) for (at, title, care_note), (until, *_) in pairwise([*rows, (end, "", "")])
    ]

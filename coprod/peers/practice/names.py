"""Words of a text that look like somebody's name. Pure: texts and names in, words out.

It only points: a robin is a bird as well, so the writer decides.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
SHORTEST = 3
_COMMON = (
    "art bay bill bliss bob bond brook cliff dale dawn day dean drew faith fern field gene glen grace grant hall hill "
    "hope iris ivy jack joy june lane lark long love may mark marsh miles moss nick pat pearl penny poppy rain ray "
    "reed rich river robin rock rose rush sandy short sky sparrow stone summer sue ward will wood wren young"
)
ALSO_WORDS = frozenset(_COMMON.split())
"""Names that are also common words: pointed at only where they begin with a capital."""


def look_like_names(text: str, names: Iterable[str]) -> list[str]:
    """The words of `text`, as written and in order, that are part of one of `names`; each once."""
    parts = {_bare(part) for name in names for part in _pieces(name)}
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        for piece in [word] if _bare(word) in parts else word.split("-"):
            bare = _bare(piece)
            is_name = bare in parts and len(bare) >= SHORTEST
            if is_name and (bare not in ALSO_WORDS or piece[0].isupper()):
                found.setdefault(bare, _POSSESSIVE.sub("", piece))
    return list(found.values())


def _pieces(name: str) -> list[str]:
    words = _WORD.findall(name)
    return [piece for word in words for piece in (word, *word.split("-"))]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold()

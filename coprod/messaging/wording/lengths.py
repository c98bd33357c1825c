"""How many parts a text message takes: 160 letters fit in one, 153 in each part of a longer one (GSM 03.38)."""

from dataclasses import dataclass

_PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE_AS_LONG = frozenset("\f^{}\\[~]|€")

PLAIN_ALONE, PLAIN_IN_A_ROW = 160, 153
OTHER_ALONE, OTHER_IN_A_ROW = 70, 67


@dataclass(frozen=True)
class Length:
    """`letters` as they count, `parts` as they are paid for; `unusual` letters make parts of 70 instead of 160."""

    letters: int
    parts: int
    unusual: tuple[str, ...] = ()


def of(text: str) -> Length:
    """The length of a text as it would be sent."""
    unusual = tuple(dict.fromkeys(letter for letter in text if letter not in _PLAIN | _TWICE_AS_LONG))
    if unusual:
        sizes = [len(letter.encode("utf-16-be")) // 2 for letter in text]
        return Length(sum(sizes), _parts(sizes, OTHER_ALONE, OTHER_IN_A_ROW), unusual)
    sizes = [2 if letter in _TWICE_AS_LONG else 1 for letter in text]
    return Length(sum(sizes), _parts(sizes, PLAIN_ALONE, PLAIN_IN_A_ROW))


def _parts(sizes: list[int], alone: int, in_a_row: int) -> int:
    """No letter is cut in two: one that does not fit begins the next part."""
    if sum(sizes) <= alone:
        return 1
    parts, filled = 1, 0
    for size in sizes:
        if filled + size > in_a_row:
            parts, filled = parts + 1, 0
        filled += size
    return parts

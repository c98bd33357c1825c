"""Which panel names hide who someone is (PPL-1)."""

import unicodedata

SHORTEST_PART_OF_A_NAME = 3
"""Shorter words of a name count only as whole words: "Jo" is not looked for inside "Jolly"."""


def tidy(panel_name: str) -> str:
    """The name as it is kept: single spaces, none at the ends."""
    return " ".join(panel_name.split())


def gives_away(panel_name: str, *names: str) -> bool:
    """Whether a panel name contains a word of any of the person's own names, however it is spelt or joined up."""
    whole = _plain(panel_name).split()
    joined = "".join(whole)
    return any(
        word in whole or (len(word) >= SHORTEST_PART_OF_A_NAME and word in joined)
        for name in names
        for word in _plain(name).split()
    )


def has_hidden_characters(panel_name: str) -> bool:
    """Whether it holds what nobody sees: control characters and marks that turn the direction of text."""
    return any(unicodedata.category(character) in {"Cc", "Cf"} for character in panel_name)


def _plain(name: str) -> str:
    """Small letters without accents, and a space for whatever is no letter or digit."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = (character for character in apart if not unicodedata.combining(character))
    return "".join(character if character.isalnum() else " " for character in letters)

"""Words that should not show on a shared phone: they tell whoever looks over a shoulder why we write (MSG-3)."""

import re

_TELLING = (
    r"homeless\w*",
    r"rough sleep\w*",
    r"hostels?",
    r"refuge",
    r"DBS",
    r"criminal\w*",
    r"offen[cd]\w*",
    r"convict\w*",
    r"prison\w*",
    r"probation",
    r"police",
    r"safeguarding",
    r"abus\w*",
    r"addict\w*",
    r"alcohol\w*",
    r"drugs?",
    r"recovery",
    r"mental health",
    r"diagnos\w*",
    r"HIV",
    r"debts?",
    r"arrears",
    r"evict\w*",
    r"benefits?",
    r"reference about",
    r"(?:peer )?ment(?:or|ee)\w*",
)
_FOUND = re.compile(rf"\b(?:{'|'.join(_TELLING)})\b", re.IGNORECASE)


def telling_words(text: str) -> list[str]:
    """What in a subject or a text says too much, each word once, as it is written."""
    by_word = {found[0].casefold(): found[0] for found in reversed(list(_FOUND.finditer(text)))}
    return sorted(by_word.values(), key=text.index)

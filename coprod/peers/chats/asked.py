"""The first words of the agreed questions, until the charity writes its own. They ask about strengths and hopes; never
about records, health or recovery, and never for a painful story [F 2.1, 2.2]."""

import re

FIRST_QUESTIONS = (
    "What would you like us to know about you?",
    "Tell us about a time you stood beside someone. What did you do?",
    "What are you good at, and what do people come to you for?",
    "Someone cancels on you for the third time. What would you say to them?",
    "Someone tells you a thing that worries you. Who would you talk to?",
    "What would help you to do this well?",
    "What would you like to ask us?",
)

BEFOREHAND = (
    "It takes about 45 minutes, with a break whenever you like. There are no trick questions. "
    "You can bring someone with you, and notes to look at. You can pass on any question. "
    "Tell us if something would help: a quiet room, large print, a lift, childcare, an interpreter."
)

MOST = 12
MOST_LETTERS = 300
_NOT_ASKED = re.compile(
    r"\b(criminal\w*|convict\w*|offen[cd]\w*|prison|police|DBS|health|ill|illness\w*|diagnos\w*|medic\w*|recover\w*"
    r"|addict\w*|drugs?|alcohol|sober|relaps\w*)\b",
    re.IGNORECASE,
)


def in_lines(typed: str) -> list[str]:
    """One question on each line, empty lines left out."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def problem(asked: list[str]) -> str:
    """What keeps these questions from being asked of everyone, in a sentence; empty when they are good."""
    if not 1 <= len(asked) <= MOST:
        return f"Write between 1 and {MOST} questions, one on each line."
    if any(len(each) > MOST_LETTERS for each in asked):
        return f"A question is {MOST_LETTERS} letters at most. Nobody can remember a longer one."
    if found := next((word[0] for each in asked if (word := _NOT_ASKED.search(each))), ""):
        return f"Leave out “{found}”. A chat never asks about records, health or recovery."
    return ""

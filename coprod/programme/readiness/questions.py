"""The five questions residents are asked, with a letter for every answer: paper, texts and phones share them (REC-9).

The same in every round, so that rounds can stand side by side. A changed question gets a code of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

HELLO = (
    "Some people here would like to meet someone who has been homeless too. We call them peer mentors. "
    "Before we start, we ask you. We do not keep your name. You can leave out any question."
)
THANKS = "Thank you. We will tell everyone here what people said, and what we do about it."
ALL_OF_THEM = "Choose as many as you like."
ONE_OF_THEM = "Choose one."


@dataclass(frozen=True)
class Choice:
    """One answer: `letter` is how people text it."""

    code: str
    letter: str
    words: str

    def __str__(self) -> str:
        return f"{self.letter}. {self.words}"


@dataclass(frozen=True)
class Question:
    """One of the five. `about` is how staff know it; `is_one` asks for one answer only."""

    code: str
    number: int
    words: str
    about: str
    choices: tuple[Choice, ...]
    is_one: bool = False

    @property
    def how(self) -> str:
        return ONE_OF_THEM if self.is_one else ALL_OF_THEM

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(choice.code for choice in self.choices)


def _lettered(*choices: tuple[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, letter, words) for letter, (code, words) in zip(ascii_uppercase, choices, strict=False))


BRINGS = Question(
    "brings",
    1,
    "What are you good at, or happy doing with other people?",
    "What people bring",
    _lettered(
        ("listening", "Listening"),
        ("cooking", "Cooking or eating together"),
        ("outdoors", "Walks, gardens, animals"),
        ("sport", "Sport or games"),
        ("making", "Music, art, making things"),
        ("fixing", "Fixing things"),
        ("knowing", "Knowing how things work here"),
        ("other", "Something else"),
    ),
)
WANTS = Question(
    "wants",
    2,
    "Would you like to meet a peer mentor, for a walk or a cup of tea?",
    "Who would want a peer mentor",
    _lettered(
        ("yes", "Yes"),
        ("maybe", "Maybe. Tell me more"),
        ("later", "Not now"),
        ("no", "No, thank you"),
    ),
    is_one=True,
)
TOGETHER = Question(
    "together",
    3,
    "What would be good to do together?",
    "What they would do together",
    _lettered(
        ("tea", "A cup of tea and a chat"),
        ("walk", "A walk, or fresh air"),
        ("appointments", "Come with me to places"),
        ("hobby", "A hobby or sport"),
        ("home", "Help to make my place a home"),
        ("town", "Get to know the area"),
        ("learning", "Learning or work"),
        ("unsure", "I do not know yet"),
    ),
)
STOPS = Question(
    "stops",
    4,
    "What might stop you?",
    "What would stop them",
    _lettered(
        ("enough", "I have enough workers already"),
        ("stranger", "I would not know the person"),
        ("private", "My words might be passed on"),
        ("not_ready", "I do not feel ready"),
        ("health", "My health, or how I feel"),
        ("money", "Money, for the bus or a coffee"),
        ("times", "Days and times"),
        ("before", "It went badly before"),
        ("nothing", "Nothing would stop me"),
        ("other", "Something else"),
    ),
)
EASIER = Question(
    "easier",
    5,
    "What would make it easier?",
    "What would make it easier",
    _lettered(
        ("choose", "I choose the person"),
        ("worker", "My worker comes the first time"),
        ("place", "I choose where we meet"),
        ("short", "Keeping it short at first"),
        ("stop", "I can stop at any time"),
        ("costs", "Costs are paid"),
        ("group", "Meeting in a group first"),
        ("other", "Something else"),
    ),
)
QUESTIONS = (BRINGS, WANTS, TOGETHER, STOPS, EASIER)


def texts() -> Iterator[str]:
    """Six texts to send one after another: who asks and why, then one for each question."""
    yield f"{HELLO} Please answer with letters, like AC."
    for question in QUESTIONS:
        answers = ". ".join(f"{choice.letter} {choice.words.rstrip('.')}" for choice in question.choices)
        yield f"{question.number} of {len(QUESTIONS)}. {question.words} {question.how} {answers}."

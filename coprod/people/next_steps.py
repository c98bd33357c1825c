"""What is next for a person. A capability lists its own in next_steps.py; the page /me/ gathers them here."""

from dataclasses import dataclass

from coprod.people.models import Person
from coprod.people.worklists import found


@dataclass(frozen=True)
class NextStep:
    """One thing a person can do next, in their words. `is_main` is the one that stands first and large."""

    title: str
    url: str
    note: str = ""
    is_main: bool = False


def collect(person: Person) -> list[NextStep]:
    """The next steps of every installed capability, main ones first. Each next_steps.py offers `steps(person)`."""
    steps = [step for offers in found("next_steps") for step in offers.steps(person)]
    return sorted(steps, key=lambda step: not step.is_main)

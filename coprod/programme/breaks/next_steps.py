"""On a person's own page: the way back from a break stands first."""

from django.urls import reverse

from coprod.people.models import Person
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    if not person.is_on_break:
        return []
    note = "Nothing is waiting. Come back when you like, or not today."
    return [NextStep("You are on a break", reverse("breaks:own"), note, is_main=True)]

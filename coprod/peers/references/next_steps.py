"""What is next for a person whose referee does not answer: someone else who knows them (REF-7)."""

from django.urls import reverse

from coprod.peers.references import chasing
from coprod.people.models import Person
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    """One step while somebody they named has not answered, and never during a break."""
    if not chasing.needs_someone_else(person) or person.is_on_break:
        return []
    note = "Someone you named has not answered us. That happens. It is not your fault."
    return [NextStep("Can you think of someone else who knows you?", reverse("recruitment:people"), note)]

"""On a mentor's own page: a card to write, and people who would like to meet them."""

from django.urls import reverse

from coprod.peers.matching.models import Card, Match
from coprod.peers.matching.stages import Stage
from coprod.people.models import Person, Role, RoleHeld
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    if person.is_on_break or not _is_mentor(person):
        return []
    found = []
    waiting = Match.objects.with_people().filter(
        mentor=person, stage=Stage.PROPOSED, resident_yes_at__isnull=False, mentor_yes_at__isnull=True
    )
    for match in waiting:
        name = match.resident.person.short_name
        page = reverse("matching:introduction", args=[match.pk])
        found.append(NextStep(f"{name} would like to meet you", page, "You can say yes, or not for me."))
    if not Card.objects.filter(person=person).exists():
        found.append(NextStep("Write your card", reverse("matching:card"), "People read it when they choose a mentor."))
    return found


def _is_mentor(person: Person) -> bool:
    return RoleHeld.objects.current().filter(user__person=person, role=Role.PEER_MENTOR).exists()

"""What the rules need, fetched: a resident's wishes and the mentors around them, in a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching import rules
from coprod.peers.matching.asks import Company, Day, Describes, Dogs, Fact, How, Interest, Language, Must, Part
from coprod.peers.matching.models import Answer, Card, Match, Matters, Resident, SetAside, Veto
from coprod.peers.matching.stages import ENDED, TOGETHER, Stage
from coprod.people.models import Person, Role, RoleHeld, Service

LISTS: dict[str, Any] = {
    "facts": Fact,
    "how": How,
    "company": Company,
    "interests": Interest,
    "languages": Language,
    "days": Day,
    "parts": Part,
}


def suggestions_for(resident: Resident) -> rules.Suggestions:
    """Who could be shown to this resident now, and who not."""
    return rules.suggest(asked_for(resident), mentors_for(resident))


def asked_for(resident: Resident) -> rules.AskedFor:
    """What matters to them, as a value; nothing asked for when nothing was written down."""
    matters = Matters.objects.filter(resident=resident).prefetch_related("knows").first()
    name = resident.person.short_name
    if matters is None:
        return rules.AskedFor(name)
    return rules.AskedFor(
        name=name,
        musts=_listed(Must, matters.musts),
        dislikes=_listed(Interest, matters.dislikes),
        knows=frozenset(person.pk for person in matters.knows.all()),
        dogs_are_fine=matters.dogs == Dogs.FINE,
        **{name: _listed(entries, getattr(matters, name)) for name, entries in LISTS.items()},
    )


def mentors_for(resident: Resident) -> list[rules.Mentor]:
    """Everyone who is a peer mentor where the resident lives, as the rules see them."""
    people = people_who_mentor(resident.person.service)
    cards = {card.person_id: card for card in Card.objects.filter(person__in=people)}
    may_meet = gates.of_many([person.pk for person in people])
    supported = supported_by(people)
    away = set(Person.objects.on_a_break().values_list("pk", flat=True))
    kept_apart = set(Veto.objects.filter(resident=resident).values_list("mentor_id", flat=True))
    # Shown now, or not for one of them before: neither is suggested again.
    before = set(resident.matches.exclude(stage=Stage.CLOSED).values_list("mentor_id", flat=True))
    aside = set(SetAside.objects.filter(resident=resident).values_list("mentor_id", flat=True))
    return [
        rules.Mentor(
            id=person.pk,
            name=person.short_name,
            card=card_of(cards.get(person.pk)),
            supports=supported.get(person.pk, 0),
            room_for=cards[person.pk].room_for if person.pk in cards else 1,
            may_be_suggested=(
                person.pk in cards
                and cards[person.pk].may_be_shown
                and may_meet[person.pk].may(Gate.MEET_WITH_WORKER)
                and person.pk not in away | kept_apart | before
            ),
            was_set_aside=person.pk in aside,
        )
        for person in people
        if person.pk != resident.person_id
    ]


def people_who_mentor(service: Service | None) -> list[Person]:
    """Peer mentors of this service, of those it is nested in, and of the whole programme; by name."""
    around = []
    while service is not None:
        around.append(service.pk)
        service = service.parent
    held = RoleHeld.objects.current().filter(role=Role.PEER_MENTOR, user__is_active=True)
    held = held.filter(Q(service__isnull=True) | Q(service_id__in=around))
    return list(Person.objects.filter(user__in=held.values("user_id")).order_by("chosen_name", "pk"))


def supported_by(people: Iterable[Person]) -> dict[int, int]:
    """How many people each mentor supports now."""
    counted = Match.objects.filter(mentor__in=people, stage__in=TOGETHER).values("mentor_id")
    return {row["mentor_id"]: row["number"] for row in counted.order_by("mentor_id").annotate(number=Count("pk"))}


def card_of(card: Card | None) -> rules.Card:
    """The card as a value; an empty one when there is none."""
    if card is None:
        return rules.Card()
    return rules.Card(
        describes=next(iter(_listed(Describes, [card.describes])), None),
        meets_without_stairs=card.meets_without_stairs,
        has_dog=card.has_dog,
        wants_worker_first=card.wants_worker_first,
        **{name: _listed(entries, getattr(card, name)) for name, entries in LISTS.items()},
    )


def wants_a_mentor(resident: Resident) -> bool:
    """Whether the latest answer is yes, and given since the last match ended: a second one waits until the resident
    asks (MAT-6)."""
    latest = resident.answers.first()
    if latest is None or latest.answer != Answer.YES:
        return False
    return not resident.matches.filter(stage__in=ENDED, stage_since__gte=latest.at).exists()


def is_still_possible(match: Match) -> bool:
    """Asked again at the moment of each act: role, room, break, gate and veto, with the mentor's card locked so that
    two people acting at once cannot both take the last place."""
    card = Card.objects.select_for_update().filter(person_id=match.mentor_id, may_be_shown=True).first()
    if card is None or match.mentor.is_on_break:
        return False
    if match.mentor not in people_who_mentor(match.resident.person.service):
        return False
    if not gates.of(match.mentor).may(Gate.MEET_WITH_WORKER):
        return False
    if Veto.objects.filter(resident_id=match.resident_id, mentor_id=match.mentor_id).exists():
        return False
    return match.is_together or supported_by([match.mentor]).get(match.mentor_id, 0) < card.room_for


def _listed(entries: Any, values: Iterable[str]) -> frozenset[Any]:
    """What is on the list today; an entry that was taken off it since counts for nothing."""
    known = {entry.value for entry in entries}
    return frozenset(entries(value) for value in values if value in known)

"""Getting to know them: residents, what they answer and what matters to them, and the card of a mentor."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.matching.acts.allowed import check_staff
from coprod.peers.matching.models import Answer, Asked, Card, HowToChoose, Matters, Resident
from coprod.people import acts as people
from coprod.people.models import Person, Role, RouteKind, Service, User
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed


@transaction.atomic
def add_resident(
    *, chosen_name: str, pronouns: str = "", service: Service, support_worker: User, once: UUID | None = None, by: Actor
) -> Resident:
    """A resident whom we reach through their support worker. The same form sent twice (`once`) is one resident.
    Raises NotAllowed."""
    check_staff(by, service.pk)
    User.objects.select_for_update().get(pk=support_worker.pk)  # the same form sent twice at once waits here
    there: Resident | None = Resident.objects.filter(once=once).first() if once else None
    if there is not None:
        return there
    person = people.add_person(
        chosen_name=chosen_name,
        pronouns=pronouns,
        routes=[Route(RouteKind.THROUGH, through=support_worker)],
        service=service,
        named_contact=support_worker,
        by=by,
    )
    resident = Resident.objects.create(person=person, support_worker=support_worker, once=once)
    log.record(by, "matching.resident_added", "added {person} as a resident", about=resident, person=person)
    return resident


@transaction.atomic
def record_answer(
    resident: Resident,
    *,
    answer: Answer | str,
    words: str = "",
    ask_again_on: date | None = None,
    once: UUID,
    by: Actor,
) -> Asked:
    """What the resident said when asked about peer support, in their words (MAT-1). A date to ask again is kept only
    with "not now" and "tell me more". Sent twice (`once`), it is one asking. Raises NotAllowed."""
    check_staff(by, resident.person.service_id)
    Resident.objects.select_for_update().get(pk=resident.pk)
    there: Asked | None = Asked.objects.filter(once=once).first()
    if there is not None:
        return there
    may_be_asked_again = answer in (Answer.NOT_NOW, Answer.TELL_ME_MORE)
    asked: Asked = Asked.objects.create(
        resident=resident,
        answer=answer,
        words=words,
        ask_again_on=ask_again_on if may_be_asked_again else None,
        by=by.user,
        once=once,
    )
    log.record(
        by,
        "matching.asked",
        "asked {person} about peer support",
        about=asked,
        person=resident.person,
        changes={"answer": [None, str(answer)]},
    )
    return asked


@transaction.atomic
def say_what_matters(resident: Resident, *, knows: list[Person] | None = None, by: Actor, **columns: Any) -> Matters:
    """Keep what matters to the resident. `columns` are columns of Matters; `knows` are the mentors they know.
    Raises NotAllowed."""
    check_staff(by, resident.person.service_id)
    matters, _ = Matters.objects.select_for_update().get_or_create(resident=resident)
    before = log.snapshot(matters)
    for name, value in columns.items():
        setattr(matters, name, value)
    matters.save()
    if knows is not None:
        matters.knows.set(knows)
    changes = log.changes_between(matters, before)
    sentence = "wrote down what matters to {person}"
    log.record(by, "matching.matters", sentence, about=matters, person=resident.person, changes=changes)
    return matters


@transaction.atomic
def choose_how(resident: Resident, *, how: HowToChoose | str, by: Actor) -> Resident:
    """How the resident would like to choose. Raises NotAllowed."""
    check_staff(by, resident.person.service_id)
    resident = Resident.objects.select_for_update().get(pk=resident.pk)
    if resident.how_to_choose != how:
        resident.how_to_choose = str(how)
        resident.save(update_fields=["how_to_choose"])
        sentence = "noted how {person} would like to choose"
        log.record(by, "matching.how_to_choose", sentence, about=resident, person=resident.person)
    return resident


@transaction.atomic
def write_card(person: Person, *, by: Actor, **columns: Any) -> Card:
    """A mentor writes their own card. `columns` are columns of Card. Raises NotAllowed for anyone else."""
    if by.kind is not ActorKind.USER or by.user.person_id != person.pk or not by.user.has_role(Role.PEER_MENTOR):
        raise NotAllowed("A mentor writes their own card. Nothing was changed.")
    Person.objects.select_for_update().get(pk=person.pk)  # the first card, written twice at once, is one
    card = Card.objects.filter(person=person).first() or Card(person=person)
    before = log.snapshot(card)
    for name, value in columns.items():
        setattr(card, name, value)
    card.written_at = clock.now()
    card.save()
    changes = log.changes_between(card, before)
    log.record(by, "matching.card", "wrote their card", about=card, person=person, changes=changes)
    return card

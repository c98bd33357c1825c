"""What is worth a second look about a stored reference: rows in, the rule's answer out (REF-4)."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.references import mail
from coprod.peers.references.models import Referee, Reference, ReferenceRequest
from coprod.peers.references.second_look import Facts, SecondLook, second_looks


def second_looks_at(reference: Reference, *, reader: Any) -> tuple[SecondLook, ...]:
    """Everything about a reference that this reader should look at twice: worked out anew at every reading."""
    return second_looks(_facts(reference, reader))


def saw_the_link(request: ReferenceRequest, user: Any) -> bool:
    """Whether this user opened the words of a text or letter that carried the referee's private link."""
    carried = mail.messages_about(request).values_list("pk", flat=True)
    return Event.objects.filter(
        what="message.words_opened",
        actor=user,
        subject_type=ContentType.objects.get_for_model(Message),
        subject_id__in=list(carried),
    ).exists()


def _facts(reference: Reference, reader: Any) -> Facts:
    request = reference.request
    referee, person = request.referee, request.referee.person
    contacts = [contact for contact in (referee.address, request.phone) if contact]
    here, elsewhere = _shared(referee, contacts)
    return Facts(
        contact=referee.address,
        number_left=request.phone,
        name=referee.name,
        kind=referee.kind,
        applicant_name=person.chosen_name,
        applicant_contacts=frozenset(person.routes.values_list("address", flat=True)),
        shared_here=here,
        shared_elsewhere=elsewhere,
        is_from_own_device=request.is_from_own_device,
        reader_saw_link=reference.written_down_by_id is None and saw_the_link(request, reader),
    )


def _shared(referee: Referee, contacts: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Contacts of other referees: of this person, and, if they are the same as ours, of others under other names."""
    here = referee.person.referees.exclude(pk=referee.pk).values_list("address", flat=True)
    same = Q()
    for contact in contacts:
        same |= Q(address__iexact=contact)
    others = Referee.objects.exclude(person=referee.person).exclude(name__iexact=referee.name)
    elsewhere = others.filter(same).values_list("address", flat=True) if contacts else []
    return frozenset(here), frozenset(elsewhere)

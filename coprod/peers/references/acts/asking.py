"""Asking a referee: the first time, again, by letter, with reminders; each call that was made; and stopping."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.references import chasing, mail
from coprod.peers.references.mail import LINK_PURPOSE
from coprod.peers.references.models import Attempt, NumberFrom, Outcome, Referee, ReferenceRequest
from coprod.peers.references.pace import Due
from coprod.peers.references.stages import MOVES, Stage, a_lead_or_officer
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor
from coprod.vault import links
from coprod.vault.models import PrivateLink

LINK_GOOD_FOR = timedelta(days=30)


class AlreadyAsked(Refusal):
    title = "They have been asked already"


@transaction.atomic
def send_request(referee: Referee, *, by: Actor) -> ReferenceRequest:
    """Ask a referee, over a private link that is minted when the message is sent.

    Raises StillWaitingFor without consent or a way to reach them, AlreadyAsked while another request is open.
    """
    referee = Referee.objects.select_for_update().get(pk=referee.pk)
    if not referee.can_be_asked:
        raise StillWaitingFor(f"We need to know who {referee.name} is, how to reach them, and that we may ask.")
    if referee.requests.outstanding().exists():
        raise AlreadyAsked(f"{referee.name} has been asked already.")
    request = ReferenceRequest.objects.create(referee=referee, asked_by=by.user)
    stages.begin(request, by=by)
    log.record(by, "references.asked", "asked a referee of {person}", about=request, person=referee.person)
    mail.request(request, link=_new_link(request), by=by)
    return request


@transaction.atomic
def send_again(request: ReferenceRequest, *, by: Actor) -> None:
    """A fresh link for the same request; the old one stops working. Asked for twice in a minute, it is sent once.

    Raises LinkUsed once it is answered.
    """
    request = ReferenceRequest.objects.select_for_update().get(pk=request.pk)
    _refuse_unless_with_the_referee(request)
    if links.was_just_renewed(LINK_PURPOSE, request.pk):
        return
    mail.request(request, link=_link_in_place_of_the_old(request), by=by)
    _asked_anew(request, "sent a referee of {person} a new link", by=by)


@transaction.atomic
def ask_by_letter(request: ReferenceRequest, *, address: str, by: Actor) -> None:
    """The same request on paper: a letter with a fresh link goes on the list of letters. The old link stops working.

    Raises LinkUsed once it is answered, NotAllowed for anyone but a lead or an officer of the service.
    """
    request = ReferenceRequest.objects.select_for_update().get(pk=request.pk)
    _refuse_unless_staff_of_the_service(by, request)
    _refuse_unless_with_the_referee(request)
    if links.was_just_renewed(LINK_PURPOSE, request.pk):
        return
    mail.request(request, link=_link_in_place_of_the_old(request), letter_to=address, by=by)
    _asked_anew(request, "asked a referee of {person} by letter", by=by)


@transaction.atomic
def remind(request: ReferenceRequest, *, by: Actor) -> bool:
    """Remind a referee, if that is due today: one more link, beside the one they have. Returns whether it was due.

    Never while the applicant is on a break, and never before the first message has gone. Raises EnoughReminders at
    the limit of the messages setting.
    """
    request = ReferenceRequest.objects.select_for_update().get(pk=request.pk)
    if _about(request).is_on_break or mail.is_unsent(request):
        return False
    if chasing.due_today(request) is not Due.REMIND:
        return False
    mail.reminder(request, link=_new_link(request), by=by)
    request.reminders += 1
    request.written_at = clock.now()
    request.save(update_fields=["reminders", "written_at"])
    log.record(by, "references.reminded", "reminded a referee of {person}", about=request, person=_about(request))
    return True


@transaction.atomic
def log_attempt(
    request: ReferenceRequest,
    *,
    outcome: Outcome | str,
    number: str,
    number_from: NumberFrom | str,
    once: UUID,
    by: Actor,
) -> Attempt:
    """Someone rang a referee: on which number, how it was found, and how it ended (REF-6, REF-7). The same form sent
    twice is one call.

    Raises LinkUsed once it is answered, NotAllowed for anyone but a lead or an officer of the service.
    """
    request = ReferenceRequest.objects.select_for_update().get(pk=request.pk)
    _refuse_unless_staff_of_the_service(by, request)
    if existing := Attempt.objects.filter(once=once, request=request).first():
        return existing
    _refuse_unless_with_the_referee(request)
    attempt = Attempt.objects.create(
        request=request, by=by.user, outcome=outcome, number=number, number_from=number_from, once=once
    )
    log.record(by, "references.rang", "rang a referee of {person}", about=request, person=_about(request))
    return attempt


@transaction.atomic
def start(request: ReferenceRequest, *, by: Actor) -> None:
    """The referee pressed Start: only now do we say that the link was opened."""
    _refuse_unless_with_the_referee(request)
    started = ReferenceRequest.objects.filter(pk=request.pk, started_at__isnull=True).update(started_at=clock.now())
    if started:
        log.record(by, "references.started", "opened the link about {person}", about=request, person=_about(request))


@transaction.atomic
def save_for_later(request: ReferenceRequest, *, answers: Mapping[str, Any]) -> None:
    """Keep what the referee typed, valid or not. Raises WrongStage once it is answered."""
    request = ReferenceRequest.objects.select_for_update().get(pk=request.pk)
    _refuse_unless_with_the_referee(request)
    request.draft = json.dumps(dict(answers))
    request.save(update_fields=["draft"])


@transaction.atomic
def would_rather_talk(request: ReferenceRequest, *, phone: str, by: Actor) -> ReferenceRequest:
    """The referee asks to be rung: it lands on the call list. Their link keeps working."""
    request = stages.move(request, Stage.WOULD_RATHER_TALK, by=by, moves=MOVES, person=_about(request))
    request.phone = phone
    request.save(update_fields=["phone"])
    return request


@transaction.atomic
def from_own_device(request: ReferenceRequest) -> None:
    """The link was used where the applicant is signed in: kept as a flag and nothing more (REF-4)."""
    ReferenceRequest.objects.filter(pk=request.pk).update(is_from_own_device=True)


@transaction.atomic
def stop_asking(person: Person, *, by: Actor) -> int:
    """The application is closed: nobody is asked any more, open links say so, and what was saved for later goes.
    Returns how many there were."""
    requests = list(ReferenceRequest.objects.filter(referee__person=person).with_the_referee())
    for request in requests:
        _withdraw(request, by=by)
    return len(requests)


@transaction.atomic
def stop_asking_referee(request: ReferenceRequest, *, by: Actor) -> ReferenceRequest:
    """One of us decides that this referee need not answer. Their link stops working; who had begun is thanked.

    Raises WrongStage once it is answered, NotAllowed for anyone but a lead or an officer of the service.
    """
    _refuse_unless_staff_of_the_service(by, request)
    request = _withdraw(request, by=by)
    if request.started_at:
        mail.not_needed(request, by=by)
    return request


def _withdraw(request: ReferenceRequest, *, by: Actor) -> ReferenceRequest:
    request = stages.move(request, Stage.WITHDRAWN, by=by, moves=MOVES, person=_about(request))
    links.revoke(LINK_PURPOSE, request.pk)
    mail.take_back(request)
    ReferenceRequest.objects.filter(pk=request.pk).update(draft="")
    return request


def _new_link(request: ReferenceRequest) -> PrivateLink:
    return links.issue(LINK_PURPOSE, request.pk, expires_at=clock.now() + LINK_GOOD_FOR)


def _link_in_place_of_the_old(request: ReferenceRequest) -> PrivateLink:
    links.revoke(LINK_PURPOSE, request.pk)
    return _new_link(request)


def _asked_anew(request: ReferenceRequest, sentence: str, *, by: Actor) -> None:
    log.record(by, "references.asked_again", sentence, about=request, person=_about(request))
    ReferenceRequest.objects.filter(pk=request.pk).update(asked_at=clock.now(), written_at=clock.now())


def _refuse_unless_staff_of_the_service(by: Actor, request: ReferenceRequest) -> None:
    if not a_lead_or_officer(by, _about(request)):
        raise NotAllowed("A lead or an officer of their service does this. Nothing was changed.")


def _refuse_unless_with_the_referee(request: ReferenceRequest) -> None:
    if not ReferenceRequest.objects.filter(pk=request.pk).with_the_referee().exists():
        raise links.LinkUsed


def _about(request: ReferenceRequest) -> Person:
    return request.referee.person

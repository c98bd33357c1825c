"""What happens to a history and to the references for it."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.references import mail
from coprod.peers.references.mail import LINK_PURPOSE
from coprod.peers.references.models import (
    Activity,
    ActivityKind,
    Decision,
    NumberFrom,
    Referee,
    Reference,
    ReferenceRequest,
)
from coprod.peers.references.months import Month
from coprod.peers.references.stages import MOVES, Stage
from coprod.people.models import Person
from coprod.ui.refusals import Refusal, StillWaitingFor
from coprod.vault import links

LINK_GOOD_FOR = timedelta(days=30)


class AlreadyAsked(Refusal):
    title = "They have been asked already"


@transaction.atomic
def tell(
    *,
    person: Person,
    kind: ActivityKind | str,
    first: Month,
    last: Month | None,
    words: str = "",
    vouched_by: str = "",
    once: UUID | None = None,
    by: Actor,
) -> Activity:
    """Lay out a stretch of months. `vouched_by` names someone who knew them then, and may be empty.

    The same form sent twice (`once`) is one activity.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    if once and (existing := Activity.objects.filter(person=person, once=once).first()):
        return existing
    activity = Activity.objects.create(
        person=person,
        kind=kind,
        first=first,
        last=last,
        words=words,
        referee=_named(person, vouched_by),
        once=once,
    )
    log.record(by, "references.told", "told us about a stretch of {person}'s history", about=activity, person=person)
    return activity


@transaction.atomic
def retell(
    activity: Activity,
    *,
    kind: ActivityKind | str,
    first: Month,
    last: Month | None,
    words: str = "",
    vouched_by: str = "",
    by: Actor,
) -> Activity:
    """Change what was told. Audit keeps that it changed, and the dates; never the words."""
    before = log.snapshot(activity)
    activity.kind, activity.first, activity.last, activity.words = kind, first, last, words
    activity.referee = _named(activity.person, vouched_by)
    activity.save()
    log.record(
        by,
        "references.retold",
        "changed a stretch of {person}'s history",
        about=activity,
        person=activity.person,
        changes=log.changes_between(activity, before),
    )
    return activity


@transaction.atomic
def untell(activity: Activity, *, by: Actor) -> None:
    """Take a stretch of history out. Anyone it named stays among the people who know them."""
    log.record(
        by, "references.untold", "took out a stretch of {person}'s history", about=activity, person=activity.person
    )
    activity.delete()


@transaction.atomic
def name_referee(
    *,
    person: Person,
    name: str,
    kind: str,
    reach_by: str,
    address: str,
    may_be_asked: bool,
    may_be_told: str = "",
    referee: Referee | None = None,
    by: Actor,
) -> Referee:
    """Say who someone is, how to reach them, whether we may ask, and what they may be told (REF-4).

    Raises AlreadyAsked when who they are or how to reach them would change once they were asked: what they
    answered stays the answer of whom we asked.
    """
    known = Referee.objects.select_for_update().filter(person=person)
    referee = known.get(pk=referee.pk) if referee else known.filter(name__iexact=name).first() or Referee(person=person)
    then, now = (referee.name, referee.kind, referee.reach_by, referee.address), (name, kind, reach_by, address)
    if referee.pk and then != now and referee.requests.exists():
        raise AlreadyAsked("We have asked this person already. Ring us to change who they are or how we reach them.")
    before = log.snapshot(referee)
    referee.name, referee.kind, referee.reach_by, referee.address = name, kind, reach_by, address
    referee.may_be_asked, referee.may_be_told = may_be_asked, may_be_told
    referee.save()
    log.record(
        by,
        "references.named",
        "said who can speak for {person}",
        about=referee,
        person=person,
        changes=log.changes_between(referee, before),
    )
    return referee


def _named(person: Person, name: str) -> Referee | None:
    name = " ".join(name.split())
    if not name:
        return None
    return Referee.objects.filter(person=person, name__iexact=name).first() or Referee.objects.create(
        person=person, name=name
    )


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
    link = links.issue(LINK_PURPOSE, request.pk, expires_at=clock.now() + LINK_GOOD_FOR)
    log.record(by, "references.asked", "asked a referee of {person}", about=request, person=referee.person)
    mail.request(request, link=link, by=by)
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
    links.revoke(LINK_PURPOSE, request.pk)
    link = links.issue(LINK_PURPOSE, request.pk, expires_at=clock.now() + LINK_GOOD_FOR)
    log.record(
        by, "references.asked_again", "sent a referee of {person} a new link", about=request, person=_about(request)
    )
    mail.request(request, link=link, by=by)
    ReferenceRequest.objects.filter(pk=request.pk).update(asked_at=clock.now())


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
def submit(
    request: ReferenceRequest,
    *,
    first: Month,
    last: Month | None,
    only_dates: bool = False,
    answers: Mapping[str, str] | None = None,
    phone: str = "",
    by: Actor,
) -> Reference:
    """The referee sends their answer: from now on it cannot be changed, and only an officer reads it."""
    request = stages.move(request, Stage.RECEIVED, by=by, moves=MOVES, person=_about(request))
    if phone:
        request.phone = phone
        request.save(update_fields=["phone"])
    reference = Reference.objects.create(
        request=request,
        received_at=clock.now(),
        first=first,
        last=last,
        only_dates=only_dates,
        answers=json.dumps(dict(answers)) if answers else "",
    )
    _finish(request)
    return reference


@transaction.atomic
def write_down(
    request: ReferenceRequest,
    *,
    first: Month,
    last: Month | None,
    answers: Mapping[str, str],
    number: str,
    number_from: NumberFrom | str,
    by: Actor,
) -> Reference:
    """An officer wrote down what a referee said by phone: with whom, when, on which number and how it was found
    (REF-6). Raises WrongStage once there is an answer, NotAllowed for anyone but an officer.
    """
    request = stages.move(request, Stage.RECEIVED, by=by, moves=MOVES, person=_about(request))
    reference = Reference.objects.create(
        request=request,
        received_at=clock.now(),
        first=first,
        last=last,
        answers=json.dumps(dict(answers)),
        written_down_by=by.user,
        number=number,
        number_from=number_from,
    )
    _finish(request)
    return reference


@transaction.atomic
def would_rather_talk(request: ReferenceRequest, *, phone: str, by: Actor) -> ReferenceRequest:
    """The referee asks to be rung: it lands on the call list. Their link keeps working."""
    request = stages.move(request, Stage.WOULD_RATHER_TALK, by=by, moves=MOVES, person=_about(request))
    request.phone = phone
    request.save(update_fields=["phone"])
    return request


@transaction.atomic
def step_back(request: ReferenceRequest, *, does_not_know: bool, by: Actor) -> ReferenceRequest:
    """The referee would rather not, or does not know the person. No reason is asked; we do not write again."""
    to = Stage.DOES_NOT_KNOW if does_not_know else Stage.DECLINED
    request = stages.move(request, to, by=by, moves=MOVES, person=_about(request))
    _finish(request)
    return request


@transaction.atomic
def decide(reference: Reference, *, outcome: Stage | str, reason: str, by: Actor) -> Decision:
    """An officer relies on a reference, does not, or needs a conversation first (REF-8).

    Raises WrongStage when someone else decided first, NotAllowed for anyone but an officer.
    """
    request = reference.request
    stages.move(request, outcome, by=by, moves=MOVES, person=_about(request))
    return Decision.objects.create(reference=reference, outcome=outcome, reason=reason, by=by.user)


@transaction.atomic
def stop_asking(person: Person, *, by: Actor) -> int:
    """The application is closed: nobody is asked any more, open links say so, and what was saved for later goes.
    Returns how many there were."""
    requests = list(ReferenceRequest.objects.filter(referee__person=person).with_the_referee())
    for request in requests:
        stages.move(request, Stage.WITHDRAWN, by=by, moves=MOVES, person=person)
        links.revoke(LINK_PURPOSE, request.pk)
        mail.take_back(request)
    ReferenceRequest.objects.filter(pk__in=[request.pk for request in requests]).update(draft="")
    return len(requests)


def _refuse_unless_with_the_referee(request: ReferenceRequest) -> None:
    if not ReferenceRequest.objects.filter(pk=request.pk).with_the_referee().exists():
        raise links.LinkUsed


def _finish(request: ReferenceRequest) -> None:
    """Nothing more is asked: the draft goes, the link has done its job."""
    ReferenceRequest.objects.filter(pk=request.pk).update(draft="")
    links.finish(LINK_PURPOSE, request.pk)


def _about(request: ReferenceRequest) -> Person:
    return request.referee.person

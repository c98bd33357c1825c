"""What happens to an answer: it comes back over the link, by phone or by letter, and an officer decides on it."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from coprod import clock
from coprod.audit import stages
from coprod.audit.actor import Actor
from coprod.peers.references import looking
from coprod.peers.references.mail import LINK_PURPOSE
from coprod.peers.references.models import Decision, NumberFrom, Reference, ReferenceRequest
from coprod.peers.references.months import Month
from coprod.peers.references.stages import DECIDED, MOVES, Stage
from coprod.people.models import Person
from coprod.ui.refusals import Refusal, StillWaitingFor
from coprod.vault import links


class AnotherOfficer(Refusal):
    title = "Another officer does this"


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
def step_back(request: ReferenceRequest, *, does_not_know: bool, by: Actor) -> ReferenceRequest:
    """The referee would rather not, or does not know the person. No reason is asked; we do not write again."""
    to = Stage.DOES_NOT_KNOW if does_not_know else Stage.DECLINED
    request = stages.move(request, to, by=by, moves=MOVES, person=_about(request))
    _finish(request)
    return request


@transaction.atomic
def write_down_letter(
    request: ReferenceRequest,
    *,
    first: Month,
    last: Month | None,
    answers: Mapping[str, str],
    letter_dated: date,
    letter_kept: str,
    only_dates: bool = False,
    by: Actor,
) -> Reference:
    """An officer wrote down what a letter said, of which date it is and where it is kept (REF-6).

    Raises WrongStage once there is an answer, NotAllowed for anyone but an officer.
    """
    request = stages.move(request, Stage.RECEIVED, by=by, moves=MOVES, person=_about(request))
    reference = Reference.objects.create(
        request=request,
        received_at=clock.now(),
        first=first,
        last=last,
        only_dates=only_dates,
        answers=json.dumps(dict(answers)) if answers else "",
        written_down_by=by.user,
        letter_dated=letter_dated,
        letter_kept=letter_kept,
    )
    _finish(request)
    return reference


@transaction.atomic
def decide(reference: Reference, *, outcome: Stage | str, reason: str, has_looked: bool = False, by: Actor) -> Decision:
    """An officer relies on a reference, does not, or needs a conversation first (REF-8). `has_looked`: at all that is
    worth a second look, which is kept with the decision (REF-4).

    Raises WrongStage when someone else decided first, NotAllowed for anyone but an officer, StillWaitingFor when
    something is worth a second look, AnotherOfficer when this one could have written the answer unseen.
    """
    request = stages.move(reference.request, outcome, by=by, moves=MOVES, person=_about(reference.request))
    looks = looking.second_looks_at(reference, reader=by.user)
    if looks and outcome in DECIDED and not has_looked:
        raise StillWaitingFor("Something here is worth a second look. Look at it, say that you did, and decide again.")
    if outcome == Stage.RELIED_ON and reference.written_down_by_id == by.user.pk:
        _refuse_whoever_saw_the_link(request, by=by)
    return Decision.objects.create(
        reference=reference,
        outcome=outcome,
        reason=reason,
        looked_at=[look.why.value for look in looks] if has_looked else [],
        by=by.user,
    )


def _refuse_whoever_saw_the_link(request: ReferenceRequest, *, by: Actor) -> None:
    """Who opened the private link's words and wrote the answer down is not the only one to rely on it."""
    if looking.saw_the_link(request, by.user):
        raise AnotherOfficer(
            "You wrote this down, and you opened the message with the private link. So someone else relies on it. "
            "Another officer can do that. Nothing was changed."
        )


def _finish(request: ReferenceRequest) -> None:
    """Nothing more is asked: the draft goes, the link has done its job."""
    ReferenceRequest.objects.filter(pk=request.pk).update(draft="")
    links.finish(LINK_PURPOSE, request.pk)


def _about(request: ReferenceRequest) -> Person:
    return request.referee.person

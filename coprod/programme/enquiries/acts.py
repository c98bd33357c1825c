"""What happens to an enquiry: it is received, answered, closed."""

from datetime import date
from uuid import UUID

import holidays
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.people.models import RouteKind, Service
from coprod.programme.enquiries import mail, rules
from coprod.programme.enquiries.models import Answer, Enquiry, EnquiryRule, Source
from coprod.programme.enquiries.stages import MOVES, Stage
from coprod.ui.refusals import Refusal


class AnsweredMeanwhile(Refusal):
    title = "Someone else was quicker"


def promised(received_on: date) -> date:
    """The day by which whoever says hello on this day has our answer, by the rule in force."""
    return rules.answer_by(
        received_on,
        working_days=EnquiryRule.in_force(received_on).answer_within_working_days,
        holidays=holidays.country_holidays("GB", subdiv="ENG", years=[received_on.year, received_on.year + 1]),
    )


def receive(
    *,
    chosen_name: str,
    reach_by: RouteKind | str,
    address: str,
    words: str = "",
    about: str = "",
    source: Source | str = Source.PUBLIC_FORM,
    service: Service | None = None,
    once: UUID | None = None,
    by: Actor,
) -> Enquiry:
    """Somebody said hello. `once` is the form's own mark: the same form sent twice is one enquiry."""
    enquiry = Enquiry(
        chosen_name=chosen_name,
        reach_by=reach_by,
        address=address,
        words=words,
        about=about,
        source=source,
        service=service,
        once=once,
        answer_by=promised(clock.today()),
    )
    try:
        with transaction.atomic():
            enquiry.save()
            stages.begin(enquiry, by=by)
            log.record(by, "enquiries.received", "said hello" if not by.user else "wrote down a hello", about=enquiry)
    except IntegrityError:
        existing = Enquiry.objects.filter(once=once).first() if once else None
        if existing is None:
            raise
        return existing
    return enquiry


@transaction.atomic
def answer(enquiry: Enquiry, *, words: str, once: UUID, seen: int | None = None, by: Actor) -> Enquiry:
    """Answer in the way the person asked to be reached. `seen` is how many answers the writer had before them.

    The same form sent twice (`once`) is one answer. Raises WrongStage when it is closed, AnsweredMeanwhile when
    somebody else has answered since.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if Answer.objects.filter(once=once).exists():
        return enquiry
    enquiry = stages.move(enquiry, Stage.ANSWERED, by=by, moves=MOVES)
    if seen is not None and seen != enquiry.answers.count():
        raise AnsweredMeanwhile("Someone answered a moment ago, as you can read here. Send yours too, if it helps.")
    mail.answer(Answer.objects.create(enquiry=enquiry, words=words, once=once, by=by.user), by=by)
    return enquiry


def close(enquiry: Enquiry, *, note: str, by: Actor) -> Enquiry:
    """Nothing more will come of it. `note` says why, in words the person could read."""
    return stages.move(enquiry, Stage.CLOSED, by=by, moves=MOVES, note=note)

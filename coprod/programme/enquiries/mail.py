"""What people who said hello receive from us."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.programme.enquiries.models import Answer


def _answer_context(message: Message) -> dict[str, Any]:
    written = Answer.objects.select_related("enquiry", "by__person").get(pk=message.refs["answer"])
    return {"name": written.enquiry.chosen_name, "words": written.words, "writer": written.by.get_full_name()}


ANSWER = Kind(
    "enquiry_answer",
    label="Answer to a hello",
    urgency=Urgency.ANSWER,
    context=_answer_context,
)


def answer(written: Answer, *, by: Actor) -> Message:
    """Our answer, by the way they asked for."""
    enquiry = written.enquiry
    return outbox.post(
        ANSWER,
        to=outbox.Addressee(name=enquiry.chosen_name, channel=enquiry.reach_by, address=enquiry.address),
        key=f"enquiry-answer:{written.pk}",
        refs={"answer": written.pk},
        by=by,
    )

"""What people who said hello receive from us."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.messaging.wording.language import READER, Part, Placeholder
from coprod.programme.enquiries.models import Answer


def _answer_context(message: Message) -> dict[str, Any]:
    written = Answer.objects.select_related("enquiry", "by__person").get(pk=message.refs["answer"])
    return {"name": written.enquiry.chosen_name, "words": written.words, "writer": written.by.get_full_name()}


_ANSWERED_IN = frozenset({Part.BODY, Part.TEXT, Part.CALL})

ANSWER = Kind(
    "enquiry_answer",
    label="Answer to a hello",
    urgency=Urgency.ANSWER,
    context=_answer_context,
    placeholders=(
        READER,
        Placeholder(
            "answer",
            "our answer",
            "words",
            "Thank you for saying hello. Shall we talk on Thursday?",
            parts=_ANSWERED_IN,
            required_in=_ANSWERED_IN,
        ),
        Placeholder("writer", "who answers", "writer", "Priya Sandpiper"),
    ),
    purpose="Carries what one of us wrote to someone who said hello.",
    goes_to="the person who said hello",
    for_people="Answers to you",
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

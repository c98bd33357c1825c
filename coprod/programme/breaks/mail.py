"""What others hear about a break: that it began, and that it is over. Never why: no reason is asked."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import READER, Part, Placeholder
from coprod.people.models import Break, Person, User


def _person(message: Message) -> dict[str, Any]:
    return {"person": Person.objects.get(pk=message.refs["person"])}


_PLACEHOLDERS = (
    READER,
    Placeholder(
        "person", "the person’s name", "person.chosen_name", "Sam Reed", required_in=frozenset({Part.BODY, Part.CALL})
    ),
    Placeholder("initials", "the person’s initials", "person.initials", "SR"),
)
_TO = "the people who work with them"
_FOR_PEOPLE = "When someone takes a break or is back"

ON_A_BREAK = Kind(
    "on_a_break",
    label="Someone takes a break",
    context=_person,
    placeholders=_PLACEHOLDERS,
    purpose="Says that messages to them have stopped. Never why.",
    goes_to=_TO,
    for_people=_FOR_PEOPLE,
)
BACK = Kind(
    "back_from_a_break",
    label="Someone is back from a break",
    context=_person,
    placeholders=_PLACEHOLDERS,
    purpose="Says that messages to them go out again.",
    goes_to=_TO,
    for_people=_FOR_PEOPLE,
)


def someone_takes_a_break(a_break: Break, *, to: User, by: Actor) -> None:
    _tell(ON_A_BREAK, a_break, to=to, by=by)


def someone_is_back(a_break: Break, *, to: User, by: Actor) -> None:
    _tell(BACK, a_break, to=to, by=by)


def _tell(kind: Kind, a_break: Break, *, to: User, by: Actor) -> None:
    outbox.post(
        kind,
        to=to.person,
        key=f"{kind.code}:{a_break.pk}:{to.pk}",
        refs={"break": a_break.pk, "person": a_break.person_id},
        by=by,
    )

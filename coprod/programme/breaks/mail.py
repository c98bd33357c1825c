"""What others hear about a break: that it began, and that it is over. Never why: no reason is asked."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.people.models import Break, Person, User


def _person(message: Message) -> dict[str, Any]:
    return {"person": Person.objects.get(pk=message.refs["person"])}


ON_A_BREAK = Kind("on_a_break", label="Someone takes a break", context=_person)
BACK = Kind("back_from_a_break", label="Someone is back from a break", context=_person)


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

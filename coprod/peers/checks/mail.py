"""What people receive about their check: that it begins, and that there is news. The words reveal nothing more."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.peers.checks.models import DbsCheck


def _context(message: Message) -> dict[str, Any]:
    return {"person": DbsCheck.objects.select_related("person").get(pk=message.refs["check"]).person}


BEGUN = Kind("check_begun", label="What we need next", context=_context)
DECIDED = Kind("check_decided", label="News on their page", context=_context)


def begun(check: DbsCheck, *, by: Actor) -> Message:
    """Their check begins: what to bring is on their page."""
    return _post(BEGUN, check, by)


def decided(check: DbsCheck, *, by: Actor) -> Message:
    """There is news on their page. What it is stands there only."""
    return _post(DECIDED, check, by)


def _post(kind: Kind, check: DbsCheck, by: Actor) -> Message:
    return outbox.post(
        kind,
        to=check.person,
        key=f"{kind.code}:{check.pk}:{check.stage_since:%Y%m%d%H%M%S}",
        refs={"check": check.pk},
        by=by,
    )

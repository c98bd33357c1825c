"""What people receive about their check: that it begins, and that there is news. The words reveal nothing more."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Placeholder
from coprod.peers.checks.models import DbsCheck


def _context(message: Message) -> dict[str, Any]:
    person = DbsCheck.objects.select_related("person").get(pk=message.refs["check"]).person
    return {"person": person, "page": settings.SITE_URL + reverse("checks:own")}


_PLACEHOLDERS = (
    Placeholder("first_name", "their first name", "person.short_name", "Sam"),
    Placeholder("name", "their name", "person.chosen_name", "Sam Reed"),
    Placeholder("page", "the address of their page", "page", "/me/check/", parts=WRITTEN, is_link=True),
)
_TO = "the person who applies"
_NEWS = "News about your check"

BEGUN = Kind(
    "check_begun",
    label="What we need next",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that we are ready for the next part, without naming it.",
    goes_to=_TO,
    for_people=_NEWS,
)
DECIDED = Kind(
    "check_decided",
    label="News on their page",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that there is news on their page, and nothing more.",
    goes_to=_TO,
    for_people=_NEWS,
)


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

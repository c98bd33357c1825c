"""What applicants receive from us."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import OWN_PAGE, Placeholder
from coprod.peers.recruitment.models import Application


def _context(message: Message) -> dict[str, Any]:
    application = Application.objects.select_related("person", "role").get(pk=message.refs["application"])
    return {"application": application, "person": application.person}


_PLACEHOLDERS = (
    Placeholder("first_name", "their first name", "person.short_name", "Sam"),
    Placeholder("name", "their name", "person.chosen_name", "Sam Reed"),
    OWN_PAGE,
)
_TO = "the person who applies"
_NEWS = "News about what you sent us"

THANKS = Kind(
    "application_thanks",
    label="Thanks for an application",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that we have it, and what happens next.",
    goes_to=_TO,
    for_people=_NEWS,
)
YES_IF = Kind(
    "application_yes_if",
    label="A yes, if the checks go well",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says yes, and that we now ask the people they chose.",
    goes_to=_TO,
    for_people=_NEWS,
)
WELCOME = Kind(
    "application_welcome",
    label="Welcome as a peer mentor",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that they are a peer mentor from today, and what comes first.",
    goes_to=_TO,
    for_people=_NEWS,
)


def thanks(application: Application, *, by: Actor) -> Message:
    """We have it, and what happens next."""
    return _post(THANKS, application, f"{application.sent_at:%Y%m%d%H%M%S}", by)


def yes_if(application: Application, *, by: Actor) -> Message:
    """A yes, if the checks go well: we now ask the people they chose."""
    return _post(YES_IF, application, f"{application.stage_since:%Y%m%d%H%M%S}", by)


def welcome(application: Application, *, by: Actor) -> Message:
    """They are a peer mentor from today, and what comes first."""
    return _post(WELCOME, application, f"{application.stage_since:%Y%m%d%H%M%S}", by)


def _post(kind: Kind, application: Application, occasion: str, by: Actor) -> Message:
    return outbox.post(
        kind,
        to=application.person,
        key=f"{kind.code}:{application.pk}:{occasion}",
        refs={"application": application.pk},
        by=by,
    )

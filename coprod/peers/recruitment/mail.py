"""What applicants receive from us."""

from typing import Any

from django.conf import settings

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox, rendering
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.messaging.wording.language import OWN_PAGE, WRITTEN, Part, Placeholder
from coprod.peers.recruitment import also_open
from coprod.peers.recruitment.models import Application, Closed, Ending, Reworking
from coprod.people.models import RouteKind


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


COMPANY = Kind(
    "application_company",
    label="An offer of company",
    context=_context,
    placeholders=_PLACEHOLDERS,
    reminders=0,
    purpose="Offers once to fill in the application together. Nothing follows it.",
    goes_to="someone who has stopped part-way",
    for_people=_NEWS,
)
REWORKED = Kind(
    "application_reworked",
    label="What a role asks for has changed",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that it has changed, and where to read what and why.",
    goes_to=_TO,
    for_people=_NEWS,
)
WELCOME_BACK = Kind(
    "application_welcome_back",
    label="Welcome back",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that they can carry on where they stopped.",
    goes_to="someone who comes back",
    for_people=_NEWS,
)


def _closing(message: Message) -> dict[str, Any]:
    """`words` are our own sentence: those of the ending, or in a preview those just typed."""
    found = _context(message)
    ending = message.refs.get("ending")
    words = Ending.objects.get(pk=ending).words if ending else message.refs.get("words", "")
    open_now = also_open.to(found["application"])
    return {
        **found,
        "words": words,
        "other_roles": ", ".join(open_now.names),
        "offers": f"{settings.SITE_URL}{open_now.offers}" if open_now.offers else "",
    }


_OF_AN_ENDING = (
    *_PLACEHOLDERS,
    Placeholder("words", "your own sentence to them", "words", "It was good to know you.", may_be_empty=True),
    Placeholder("other_roles", "the other roles on offer", "other_roles", "Podcast host", may_be_empty=True),
    Placeholder(
        "offers", "the address of the offers", "offers", "/offers/", parts=WRITTEN, may_be_empty=True, is_link=True
    ),
)
STOPPED = Kind(
    "application_stopped",
    label="An application is put away",
    context=_closing,
    placeholders=_OF_AN_ENDING,
    purpose="Says that it is put away, what else is open, and that they can come back.",
    goes_to="someone who stopped",
    for_people=_NEWS,
)
NOT_THIS_ROLE = Kind(
    "application_not_this_role",
    label="We could not go ahead with a role",
    context=_closing,
    placeholders=_OF_AN_ENDING,
    purpose="Says so kindly, with what we can do and what else is open.",
    goes_to=_TO,
    for_people=_NEWS,
)
MOVED_ON = Kind(
    "application_moved_on",
    label="Moving on well",
    context=_closing,
    placeholders=_OF_AN_ENDING,
    purpose="Says thank you, and that the door stays open.",
    goes_to="someone who moves on",
    for_people=_NEWS,
)
OF_ENDINGS = {
    Closed.STOPPED: STOPPED,
    Closed.COULD_NOT_GO_AHEAD: NOT_THIS_ROLE,
    Closed.MOVED_ON_WELL: MOVED_ON,
}
"""What the person reads when an application ends. Whom we lost touch with reads nothing."""


def _copied(message: Message) -> dict[str, Any]:
    """`answers` are all that they sent, laid out by a template of its own: nobody words them anew."""
    found = _context(message)
    person = found["person"]
    history = {
        "routes": person.routes.all(),
        "activities": person.activities.select_related("referee"),
        "referees": person.referees.all(),
    }
    return {
        **found,
        "sent_on": f"{clock.local(found['application'].sent_at):%-d %B %Y}",
        "answers": rendering.from_templates("recruitment/copy", "answers", {**found, **history}),
    }


_ANSWERS = "What we call you: Sam Reed\n\nWhat you want from this: To be a face at the gate."
_OF_A_COPY = (
    Placeholder("first_name", "their first name", "person.short_name", "Sam"),
    Placeholder("name", "their name", "person.chosen_name", "Sam Reed"),
    Placeholder("sent_on", "the day they sent it", "sent_on", "4 May 2026", WRITTEN | {Part.CALL}),
    Placeholder("answers", "all that they sent", "answers", _ANSWERS, frozenset({Part.BODY}), frozenset({Part.BODY})),
)
COPY = Kind(
    "application_copy",
    label="A copy of an application",
    context=_copied,
    urgency=Urgency.ANSWER,
    placeholders=_OF_A_COPY,
    purpose="All that they sent, as a letter, when they asked for a copy to keep.",
    goes_to=_TO,
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


def company(application: Application, *, by: Actor) -> Message:
    """Company with the application: once for each."""
    return _post(COMPANY, application, "once", by)


def reworked(reworking: Reworking, *, by: Actor) -> Message:
    """What the role asks for has changed; their page says what."""
    return _post(REWORKED, reworking.application, f"{reworking.pk}", by)


def welcome_back(application: Application, *, by: Actor) -> Message:
    """They can carry on where they stopped."""
    return _post(WELCOME_BACK, application, f"{application.stage_since:%Y%m%d%H%M%S}", by)


def closed(ending: Ending, *, by: Actor) -> Message:
    """It is closed, kindly: our own words, and what else is open."""
    kind, application = OF_ENDINGS[Closed(ending.because)], ending.application
    return outbox.post(
        kind,
        to=application.person,
        key=f"{kind.code}:{ending.pk}",
        refs={"application": application.pk, "ending": ending.pk},
        by=by,
    )


def closing_words(application: Application, because: Closed | str, words: str) -> str:
    """What the person would read, for whoever is about to close it; empty when we would write nothing."""
    kind = OF_ENDINGS.get(Closed(because))
    if kind is None:
        return ""
    refs: dict[str, int | str] = {"application": application.pk, "words": words}
    return rendering.for_recipient(Message(kind=kind.code, person=application.person, refs=refs)).body


def copy(application: Application, *, address: str, occasion: str, by: Actor) -> bool:
    """All that they sent, as a letter to this address. Returns whether there is a new one."""
    key = f"{COPY.code}:{application.pk}:{occasion}"
    is_new = not Message.objects.filter(key=key).exists()
    to = outbox.Addressee(application.person.chosen_name, RouteKind.POST, address, application.person)
    outbox.post(COPY, to=to, key=key, refs={"application": application.pk}, by=by)
    return is_new


def _post(kind: Kind, application: Application, occasion: str, by: Actor) -> Message:
    return outbox.post(
        kind,
        to=application.person,
        key=f"{kind.code}:{application.pk}:{occasion}",
        refs={"application": application.pk},
        by=by,
    )

"""What referees receive from us, and what people hear of other evidence. What a referee may be told is the applicant's
choice; nothing sensitive in a subject."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import OPEN_STATES, Message
from coprod.messaging.wording.language import OWN_PAGE, WRITTEN, Part, Placeholder
from coprod.peers.references.models import Evidence, ReferenceRequest
from coprod.people.models import Person, RouteKind
from coprod.vault import links
from coprod.vault.models import PrivateLink

LINK_PURPOSE = "reference"


def _open_link(message: Message) -> PrivateLink:
    """The link this message is about; a reminder's is the newest of its request."""
    if "link" in message.refs:
        return PrivateLink.objects.get(pk=message.refs["link"])
    return PrivateLink.objects.filter(purpose=LINK_PURPOSE, subject_id=message.refs["request"]).latest("pk")


def _make_secret(message: Message) -> str:
    """The private address, minted once, when the message is first sent."""
    token = links.mint(_open_link(message))
    return settings.SITE_URL + reverse("references:start", args=[token])


def _request_of(message: Message) -> ReferenceRequest:
    found: ReferenceRequest = ReferenceRequest.objects.select_related("referee__person").get(pk=message.refs["request"])
    return found


def _request_context(message: Message) -> dict[str, Any]:
    request = _request_of(message)
    return {"referee": request.referee, "person": request.referee.person}


def _context(message: Message) -> dict[str, Any]:
    request = _request_of(message)
    return {
        "referee": request.referee,
        "person": request.referee.person,
        "works_until": f"{clock.local(_open_link(message).expires_at):%-d %B %Y}",
        "has_saved_answers": bool(request.draft),
        "is_letter": message.channel == RouteKind.POST,
    }


def _evidence_context(message: Message) -> dict[str, Any]:
    return {"evidence": Evidence.objects.select_related("person").get(pk=message.refs["evidence"])}


_OF_A_REQUEST = (
    Placeholder("referee", "the referee’s name", "referee.name", "Kit Warbler"),
    Placeholder("person", "the person’s name", "person.chosen_name", "Sam Reed"),
    Placeholder(
        "link",
        "the private link",
        "secret",
        "/references/example/",
        parts=WRITTEN,
        required_in=WRITTEN,
        is_link=True,
    ),
    Placeholder("works_until", "the last day of the link", "works_until", "5 December 2026", parts=WRITTEN),
    Placeholder(
        "may_be_told",
        "what the referee may be told",
        "referee.may_be_told",
        "Sam would like to help out with us.",
        parts=frozenset({Part.CALL}),
        may_be_empty=True,
    ),
)

REQUEST = Kind(
    "reference_request",
    label="Asking for a character reference",
    context=_context,
    make_secret=_make_secret,
    placeholders=_OF_A_REQUEST,
    purpose="Asks someone to answer a few questions about a person.",
    goes_to="the people an applicant chose",
)
REMINDER = Kind(
    "reference_reminder",
    label="A reminder about a character reference",
    context=_context,
    make_secret=_make_secret,
    placeholders=_OF_A_REQUEST,
    purpose="Reminds someone who has not answered yet, with one more private link.",
    goes_to="the people an applicant chose",
)
NOT_NEEDED = Kind(
    "reference_not_needed",
    label="A character reference is no longer needed",
    context=_request_context,
    placeholders=_OF_A_REQUEST[:2],
    purpose="Thanks someone who had begun to answer, and says that they need not finish.",
    goes_to="the people an applicant chose",
)
EVIDENCE_AGREED = Kind(
    "evidence_agreed",
    label="We found another way to know you",
    context=_evidence_context,
    placeholders=(
        Placeholder("first_name", "their first name", "evidence.person.short_name", "Sam"),
        Placeholder("name", "their name", "evidence.person.chosen_name", "Sam Reed"),
        OWN_PAGE,
    ),
    purpose="Says that two of us agreed on other evidence, because nobody can vouch.",
    goes_to="the person who applies",
    for_people="News about what you sent us",
)


def request(request: ReferenceRequest, *, link: PrivateLink, letter_to: str = "", by: Actor) -> Message:
    """Ask for a character reference, over a private link; on paper when `letter_to` is a postal address. A new link is
    a new message; one still unsent is taken back, for its link works no more."""
    take_back(request)
    return outbox.post(
        REQUEST,
        to=_addressee(request, letter_to),
        key=_key(link),
        refs={"request": request.pk, "link": link.pk},
        by=by,
    )


def reminder(request: ReferenceRequest, *, link: PrivateLink, by: Actor) -> Message:
    """Remind a referee. Raises EnoughReminders at the limit of the messages setting."""
    return outbox.post(
        REMINDER,
        to=_addressee(request),
        key=f"reference-reminder:{request.pk}:{link.pk}",
        refs={"request": request.pk},
        by=by,
        reminder=True,
    )


def not_needed(request: ReferenceRequest, *, by: Actor) -> Message:
    """Thank a referee who had begun to answer."""
    return outbox.post(
        NOT_NEEDED,
        to=_addressee(request),
        key=f"reference-not-needed:{request.pk}",
        refs={"request": request.pk},
        by=by,
    )


def evidence_agreed(evidence: Evidence, *, by: Actor) -> Message:
    """Tell the person that two of us agreed on other evidence. Never what was written."""
    person: Person = evidence.person
    return outbox.post(
        EVIDENCE_AGREED, to=person, key=f"evidence-agreed:{evidence.pk}", refs={"evidence": evidence.pk}, by=by
    )


def messages_about(request: ReferenceRequest) -> QuerySet[Message]:
    """Every message to the referee about a request."""
    keys = (f"reference-request:{request.pk}:", f"reference-reminder:{request.pk}:")
    return Message.objects.filter(Q(key__startswith=keys[0]) | Q(key__startswith=keys[1]))


def is_unsent(request: ReferenceRequest) -> bool:
    """Whether something to the referee has not gone yet, or waits on a list for one of us."""
    return messages_about(request).filter(state__in=OPEN_STATES).exists()


def take_back(request: ReferenceRequest) -> None:
    """What has not gone yet, or stands on a list of calls, is no longer wanted."""
    for key in messages_about(request).filter(state__in=OPEN_STATES).values_list("key", flat=True):
        outbox.withdraw(key)


def _addressee(request: ReferenceRequest, letter_to: str = "") -> outbox.Addressee:
    referee = request.referee
    return outbox.Addressee(
        name=referee.name,
        channel=RouteKind.POST if letter_to else referee.reach_by,
        address=letter_to or referee.address,
        about_person=referee.person,
    )


def _key(link: PrivateLink) -> str:
    return f"reference-request:{link.subject_id}:{link.pk}"

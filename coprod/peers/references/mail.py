"""What referees receive from us. What they may be told is the applicant's choice; nothing sensitive in a subject."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Part, Placeholder
from coprod.peers.references.models import ReferenceRequest
from coprod.vault import links
from coprod.vault.models import PrivateLink

LINK_PURPOSE = "reference"


def _open_link(message: Message) -> PrivateLink:
    return PrivateLink.objects.get(pk=message.refs["link"])


def _make_secret(message: Message) -> str:
    """The private address, minted once, when the message is first sent."""
    token = links.mint(_open_link(message))
    return settings.SITE_URL + reverse("references:start", args=[token])


def _context(message: Message) -> dict[str, Any]:
    request = ReferenceRequest.objects.select_related("referee__person").get(pk=message.refs["request"])
    return {
        "referee": request.referee,
        "person": request.referee.person,
        "works_until": f"{clock.local(_open_link(message).expires_at):%-d %B %Y}",
    }


REQUEST = Kind(
    "reference_request",
    label="Asking for a character reference",
    context=_context,
    make_secret=_make_secret,
    placeholders=(
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
    ),
    purpose="Asks someone to answer a few questions about a person.",
    goes_to="the people an applicant chose",
)


def request(request: ReferenceRequest, *, link: PrivateLink, by: Actor) -> Message:
    """Ask for a character reference, over a private link. A new link is a new message; one still unsent is taken
    back, for its link works no more."""
    take_back(request)
    referee = request.referee
    return outbox.post(
        REQUEST,
        to=outbox.Addressee(
            name=referee.name, channel=referee.reach_by, address=referee.address, about_person=referee.person
        ),
        key=_key(link),
        refs={"request": request.pk, "link": link.pk},
        by=by,
    )


def take_back(request: ReferenceRequest) -> None:
    """What has not gone yet, or stands on a list of calls, is no longer wanted."""
    for link in PrivateLink.objects.filter(purpose=LINK_PURPOSE, subject_id=request.pk):
        outbox.withdraw(_key(link))


def _key(link: PrivateLink) -> str:
    return f"reference-request:{link.subject_id}:{link.pk}"

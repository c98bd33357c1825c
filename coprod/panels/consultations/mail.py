"""What panel members receive from us: always all of them at once. A message to one alone, just after something was
said under a panel name, would tell who reads both lists who it was."""

from typing import Any

from django.conf import settings

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Part, Placeholder
from coprod.panels.consultations.models import Consultation
from coprod.panels.membership.models import PanelMember


def _context(message: Message) -> dict[str, Any]:
    consultation = Consultation.objects.select_related("version__policy").get(pk=message.refs["consultation"])
    closes = consultation.closes_on
    return {
        "consultation": consultation,
        "person": message.person,
        "closes": f"{closes:%-d %B}" if closes else "",
        "panel_page": f"{settings.SITE_URL}/panel/",
        "own_words_page": f"{settings.SITE_URL}/panel/mine/",
    }


_FIRST_NAME = Placeholder("first_name", "their first name", "person.short_name", "Sam")
_NAME = Placeholder("name", "their name", "person.chosen_name", "Sam Reed")
_TITLE = Placeholder(
    "title", "what the panel is asked about", "consultation", "Visitors policy", parts=frozenset({Part.CALL})
)
_OWN_WORDS = Placeholder(
    "own_words_page", "the page of their words", "own_words_page", "/panel/mine/", parts=WRITTEN, is_link=True
)

ASKED = Kind(
    "panel_asked",
    label="The panel is asked",
    context=_context,
    placeholders=(
        _FIRST_NAME,
        _NAME,
        _TITLE,
        Placeholder("closes", "the last day to answer", "closes", "5 December"),
        Placeholder("panel_page", "the page of the panel", "panel_page", "/panel/", parts=WRITTEN, is_link=True),
    ),
    purpose="Says that there is something to answer, and until when.",
    goes_to="the members of the panel",
    for_people="Questions to the panel",
)
ANSWERED = Kind(
    "panel_answered",
    label="What happened to what a member said",
    urgency=Urgency.ANSWER,
    context=_context,
    placeholders=(_FIRST_NAME, _NAME, _TITLE, _OWN_WORDS),
    purpose="Says that our answers are out.",
    goes_to="everyone on the panel, whether they said something or not",
)


def asked(consultation: Consultation, member: PanelMember, *, by: Actor) -> Message:
    """There is something to answer; it waits during a break."""
    return _post(ASKED, consultation, member, by)


def answered(consultation: Consultation, member: PanelMember, *, by: Actor) -> Message:
    """The answers are out."""
    return _post(ANSWERED, consultation, member, by)


def _post(kind: Kind, consultation: Consultation, member: PanelMember, by: Actor) -> Message:
    return outbox.post(
        kind,
        to=member.person,
        key=f"{kind.code}:{consultation.pk}:{member.pk}",
        refs={"consultation": consultation.pk},
        by=by,
    )

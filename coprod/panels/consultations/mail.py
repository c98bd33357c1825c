"""What panel members receive from us: always all of them at once. A message to one alone, just after something was
said under a panel name, would tell who reads both lists who it was."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.panels.consultations.models import Consultation
from coprod.panels.membership.models import PanelMember


def _context(message: Message) -> dict[str, Any]:
    consultation = Consultation.objects.select_related("version__policy").get(pk=message.refs["consultation"])
    return {"consultation": consultation, "person": message.person}


ASKED = Kind("panel_asked", label="The panel is asked", context=_context)
ANSWERED = Kind("panel_answered", label="What happened to what a member said", urgency=Urgency.ANSWER, context=_context)


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

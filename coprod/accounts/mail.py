"""The messages of sign-in. Their subjects say nothing that a shared phone should not show (MSG-3)."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message
from coprod.messaging.outbox import Addressee
from coprod.messaging.wording.language import READER, WRITTEN, Placeholder
from coprod.people.models import RouteKind, User
from coprod.vault import links
from coprod.vault.models import PrivateLink


def _token(message: Message) -> str:
    return links.mint(PrivateLink.objects.get(pk=message.refs["link"]))


def _code_context(message: Message) -> dict[str, Any]:
    return {"code": message.secret}


def _link_context(message: Message) -> dict[str, Any]:
    return {"link": settings.SITE_URL + reverse("invitation", args=[message.secret])}


SIGN_IN_CODE = Kind(
    "sign_in_code",
    label="Code for signing in",
    context=_code_context,
    placeholders=(Placeholder("code", "the code", "code", "314 159", parts=WRITTEN, required_in=WRITTEN),),
    purpose="Lets someone sign in.",
    goes_to="whoever asked for it",
    for_people="Codes for signing in",
    urgency=Urgency.CODE,
    secret_label="[code]",
    good_for=timedelta(minutes=15),
)
INVITATION = Kind(
    "invitation",
    label="Invitation to sign in",
    context=_link_context,
    placeholders=(
        READER,
        Placeholder(
            "link",
            "the private link",
            "link",
            "/account/invitation/example/",
            parts=WRITTEN,
            required_in=WRITTEN,
            is_link=True,
        ),
    ),
    purpose="Brings the private link that opens sign-in.",
    goes_to="the person you invited",
    for_people="Invitations to sign in",
    urgency=Urgency.ANSWER,
    make_secret=_token,
    good_for=timedelta(days=14),
)


def sign_in_code(user: User, code: str, *, email: str = "", phone: str = "") -> Message:
    """The six digits, to the very address that was typed."""
    channel, address = (RouteKind.EMAIL, email) if email else (RouteKind.TEXT, phone)
    return outbox.post(
        SIGN_IN_CODE,
        to=Addressee(user.person.chosen_name, channel, address, about_person=user.person),
        key=f"sign_in_code:{user.pk}:{secrets.token_hex(8)}",
        refs={"user": user.pk},
        by=Actor.system(),
        secret=code,
    )


def invitation(user: User, link: PrivateLink, *, by: Actor) -> Message:
    """Words and link of an invitation, to the address the person will sign in with."""
    channel, address = (RouteKind.EMAIL, user.email) if user.email else (RouteKind.TEXT, user.phone or "")
    return outbox.post(
        INVITATION,
        to=Addressee(user.person.chosen_name, channel, address or "", about_person=user.person),
        key=_invitation_key(link),
        refs={"link": link.pk, "user": user.pk},
        by=by,
    )


def take_back(link: PrivateLink) -> None:
    """The message with this link, if it has not gone yet or waits on a list, is no longer true."""
    outbox.withdraw(_invitation_key(link))


def message_of(link: PrivateLink) -> Message:
    """The message that carries an invitation's link."""
    return Message.objects.get(key=_invitation_key(link))


def _invitation_key(link: PrivateLink) -> str:
    return f"invitation:{link.pk}"

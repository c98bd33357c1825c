"""Who may open the pages of messages and breaks (see matrix.py)."""

from typing import Any

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.people.models import ContactRoute
from coprod.programme.breaks.mail import BACK
from tests.access.matrix import (
    ADMINISTRATOR,
    LEAD,
    OFFICER,
    SAFEGUARDING,
    SIGNED_IN,
    STAFF,
    row,
    setup,
)

FOR_HER = (LEAD, OFFICER, SAFEGUARDING)
"""Who works with Asha: the lead of her service, and those with a role for the whole programme."""


@setup
def person(cast: Any) -> dict[str, Any]:
    return {"pk": cast("asha").person_id}


def her_message(cast: Any, kind: str, address: str) -> dict[str, Any]:
    """News for Asha, who likes to be reached this way."""
    asha = cast("asha").person
    asha.routes.all().delete()
    ContactRoute.objects.create(person=asha, position=1, kind=kind, address=address)
    posted = outbox.post(BACK, to=asha, key=f"matrix:{kind}", refs={"person": asha.pk}, by=Actor.system())
    return {"pk": posted.pk}


@setup
def message(cast: Any) -> dict[str, Any]:
    invitations.resend(user=cast("asha"), by=Actor.system())
    return {"pk": cast("asha").person.messages.model.objects.get().pk}


@setup
def text_to_send(cast: Any) -> dict[str, Any]:
    return her_message(cast, "text", "07700 900321")


@setup
def call_to_make(cast: Any) -> dict[str, Any]:
    return her_message(cast, "phone", "01632 960321")


@setup
def letter_to_post(cast: Any) -> dict[str, Any]:
    return her_message(cast, "post", "1 Quay Street")


ONE_S_OWN = {SIGNED_IN: 200}
POST: dict[str, Any] = {"method": "POST"}

ROWS = [
    # One's own.
    row("Which messages one wants", "own_messages:wanted", ONE_S_OWN),
    row("One's break", "breaks:own", ONE_S_OWN),
    row("Take a break", "breaks:take", {SIGNED_IN: 302}, **POST),
    row("Undo a break", "breaks:undo", {SIGNED_IN: 302}, **POST),
    row("End a break", "breaks:end", {SIGNED_IN: 302}, **POST),
    row("A person's break", "breaks:for", {FOR_HER: 200}, objects="person"),
    row("Begin a person's break", "breaks:take_for", {FOR_HER: 302}, objects="person", **POST),
    row("Undo a person's break", "breaks:undo_for", {FOR_HER: 302}, objects="person", **POST),
    row("End a person's break", "breaks:end_for", {FOR_HER: 302}, objects="person", **POST),
    # Messages. The lists open for all staff and show each only what is theirs to see.
    row("What was sent", "messaging:messages", {STAFF: 200}),
    row("One message", "messaging:message", {FOR_HER: 200}, objects="message"),
    row("Send a message again", "messaging:send_again", {FOR_HER: 409}, objects="message", **POST),
    row("A message arrived", "messaging:arrived", {FOR_HER: 409}, objects="message", **POST),
    row("Leave a message", "messaging:leave", {FOR_HER: 409}, objects="message", **POST),
    row("Texts to send", "messaging:texts", {STAFF: 200}),
    row("Words of a text", "messaging:words", {FOR_HER: 200}, objects="text_to_send", **POST),
    row("A text is sent", "messaging:done", {FOR_HER: 302}, objects="text_to_send", **POST),
    row("Calls to make", "messaging:calls", {STAFF: 200}),
    row("Nobody answered", "messaging:no_answer", {FOR_HER: 302}, objects="call_to_make", **POST),
    row("Letters to post", "messaging:letters", {STAFF: 200}),
    row("A letter", "messaging:letter", {FOR_HER: 200}, objects="letter_to_post", **POST),
    row("News to tell", "messaging:told", {STAFF: 200}),
    row("Hand over news", "messaging:hand_over", {ADMINISTRATOR: 200}),
]

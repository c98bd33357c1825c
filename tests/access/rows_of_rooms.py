"""Who may open the pages of messages and breaks (see matrix.py)."""

from typing import Any

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.wording import drafts
from coprod.messaging.wording.acts import change_words
from coprod.messaging.wording.language import Part
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


@setup
def kind_of_message(cast: Any) -> dict[str, Any]:
    return {"code": BACK.code}


@setup
def kind_with_other_words(cast: Any) -> dict[str, Any]:
    """Words that Ada, the administrator, changed before."""
    words = drafts.first_words(BACK) | {Part.SUBJECT: "News from us"}
    change_words(kind=BACK, words=words, after=0, reason="Shorter.", by=Actor.of(cast("ada")))
    return kind_of_message(cast)


OTHER_WORDS = {
    "number": 0,
    "subject": "News from us",
    "body": "{{ the person’s name }} is back.",
    "text": "",
    "call": "",
    "reason": "Shorter.",
}
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
    # The words of messages: a lead of the whole programme may change them, too; the cast's leads have one service each.
    row("The words of messages", "workspace:wording", {ADMINISTRATOR: 200}),
    row("Words of one kind of message", "workspace:words", {ADMINISTRATOR: 200}, objects="kind_of_message"),
    row(
        "Change the words of a kind of message",
        "workspace:words",
        {ADMINISTRATOR: 302},
        objects="kind_of_message",
        data=OTHER_WORDS,
        **POST,
    ),
    row(
        "Use the first words again",
        "workspace:first_words",
        {ADMINISTRATOR: 302},
        objects="kind_with_other_words",
        data={"first-number": 1, "first-reason": "They read better."},
        **POST,
    ),
]

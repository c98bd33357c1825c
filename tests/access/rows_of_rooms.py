"""Who may open the pages of applying, references, messages, breaks and the workspace (see matrix.py)."""

from typing import Any

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.references import acts as references
from coprod.peers.references.months import Month
from coprod.people.models import ContactRoute, Service
from coprod.programme.breaks.mail import BACK
from coprod.programme.enquiries import acts as enquiries
from coprod.vault import links
from tests.access.matrix import (
    APPLICANT,
    LEAD,
    LEADS,
    OFFICER,
    PARTICIPANTS,
    SAFEGUARDING,
    SIGNED_IN,
    STAFF,
    public,
    row,
    setup,
)

RECRUITING = (*LEADS, OFFICER, SAFEGUARDING)
FOR_HER = (LEAD, OFFICER, SAFEGUARDING)
"""Who works with Asha: the lead of her service, and those with a role for the whole programme."""


@setup
def enquiry(cast: Any) -> dict[str, Any]:
    """Wren said hello to Quayside."""
    quayside = Service.objects.get(name="Quayside")
    said = {"chosen_name": "Wren", "reach_by": "email", "address": "wren@people.test", "service": quayside}
    return {"pk": enquiries.receive(**said, by=Actor.system()).pk}


@setup
def application(cast: Any) -> dict[str, Any]:
    """Asha is applying."""
    role = RoleOnOffer.objects.create(name="Peer mentor", involves="Walking beside someone.")
    return {"pk": Application.objects.create(person=cast("asha").person, role=role, stage="applying").pk}


@setup
def applying(cast: Any) -> dict[str, Any]:
    application(cast)
    return {}


@setup
def activity(cast: Any) -> dict[str, Any]:
    application(cast)
    asha = cast("asha")
    told = {"kind": "volunteering", "first": Month(2020, 1), "last": None, "words": "Kitchen"}
    return {"pk": references.tell(person=asha.person, **told, by=Actor.of(asha)).pk}


def her_referee(cast: Any) -> Any:
    application(cast)
    asha = cast("asha")
    kit = {"name": "Kit Warbler", "kind": "group_leader", "reach_by": "email", "address": "kit@group.test"}
    return references.name_referee(person=asha.person, **kit, may_be_asked=True, by=Actor.of(asha))


@setup
def referee(cast: Any) -> dict[str, Any]:
    return {"pk": her_referee(cast).pk}


@setup
def referee_of_person(cast: Any) -> dict[str, Any]:
    return {"person_pk": cast("asha").person_id, "pk": her_referee(cast).pk}


def her_request(cast: Any) -> Any:
    return references.send_request(her_referee(cast), by=Actor.of(cast("ruth")))


@setup
def request(cast: Any) -> dict[str, Any]:
    return {"pk": her_request(cast).pk}


@setup
def referee_token(cast: Any) -> dict[str, Any]:
    from datetime import timedelta

    from coprod import clock

    asked = her_request(cast)
    link = links.issue(references.LINK_PURPOSE, asked.pk, expires_at=clock.now() + timedelta(days=1))
    return {"token": links.mint(link)}


@setup
def reference(cast: Any) -> dict[str, Any]:
    submitted = references.submit(her_request(cast), first=Month(2020, 1), last=None, by=Actor.link("a referee"))
    return {"pk": submitted.pk}


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
HERS = {APPLICANT: 200}
POST: dict[str, Any] = {"method": "POST"}

ROWS = [
    # Saying hello.
    public("Say hello", "enquiries:hello"),
    public("Thank you for saying hello", "enquiries:thanks"),
    # Applying.
    *(
        row(f"Apply: {part}", f"recruitment:{part}", HERS, objects="applying")
        for part in ("you", "help", "know", "hopes", "free", "check", "history", "people")
    ),
    row("Apply", "recruitment:apply", {"Anyone": 200, APPLICANT: 200}, objects="applying"),
    row("Application sent", "recruitment:sent", {APPLICANT: 302}, objects="applying"),
    row("Change something told", "recruitment:change_activity", HERS, objects="activity"),
    row("Take something told back", "recruitment:remove_activity", {APPLICANT: 302}, objects="activity", **POST),
    row("Change someone named", "recruitment:change_referee", HERS, objects="referee"),
    row("Nobody to name yet", "recruitment:nobody_yet", {APPLICANT: 302}, objects="applying", **POST),
    # Referees.
    public("A referee's link", "references:start", objects="referee_token"),
    public("A referee answers", "references:answer", objects="referee_token"),
    public("A referee's answers are kept", "references:saved", objects="referee_token"),
    public("A referee steps back", "references:decline", 302, objects="referee_token", **POST),
    public("Thank you to a referee", "references:thanks"),
    row("References to read", "references:waiting", {OFFICER: 200}),
    row("Read a reference", "references:read", {OFFICER: 200}, objects="reference"),
    # One's own.
    row("What is next for me", "me:home", {PARTICIPANTS: 200, STAFF: 302}, objects="applying"),
    row("Which messages one wants", "own_messages:wanted", ONE_S_OWN),
    row("One's break", "breaks:own", ONE_S_OWN),
    row("Take a break", "breaks:take", {SIGNED_IN: 302}, **POST),
    row("Undo a break", "breaks:undo", {SIGNED_IN: 302}, **POST),
    row("End a break", "breaks:end", {SIGNED_IN: 302}, **POST),
    # The workspace.
    row("Today", "workspace:today", {STAFF: 200}),
    row("Write down an enquiry", "workspace:enquiry_new", {RECRUITING: 200}),
    row("Read an enquiry", "workspace:enquiry", {FOR_HER: 200}, objects="enquiry"),
    row(
        "Close an enquiry",
        "workspace:enquiry_close",
        {FOR_HER: 302},
        objects="enquiry",
        data={"close-note": "Moved away"},
        **POST,
    ),
    row("People in recruitment", "workspace:people", {RECRUITING: 200}),
    row("A person's record", "workspace:person", {FOR_HER: 200}, objects="person"),
    row("Say yes, if", "workspace:say_yes_if", {LEAD: 409}, objects="application", **POST),
    row("Close an application", "workspace:close", {LEAD: 200}, objects="application"),
    row("Welcome someone back", "workspace:welcome_back", {LEAD: 409}, objects="application", **POST),
    row("Ask a referee", "workspace:ask", {(LEAD, OFFICER): 302}, objects="referee_of_person", **POST),
    row("Ask a referee again", "workspace:ask_again", {(LEAD, OFFICER): 302}, objects="request", **POST),
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
]

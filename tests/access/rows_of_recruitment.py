"""Who may open the pages of hellos, applications, histories, references and the front room (see matrix.py)."""

from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.references import acts as references
from coprod.peers.references import standing
from coprod.peers.references.models import Evidence
from coprod.people.models import Role
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.access.matrix import (
    ADMINISTRATOR,
    ANYONE,
    APPLICANT,
    LEAD,
    OFFICER,
    OTHER_LEAD,
    PARTICIPANTS,
    SAFEGUARDING,
    STAFF,
    TRUSTEE,
    public,
    row,
    setup,
)
from tests.people import with_role

# Recruitment: Asha applies at Quayside, where Priya leads. Owen leads at Otterbank.


@setup
def own_enquiry(cast: Any) -> dict[str, Any]:
    cast("priya")
    return {"pk": recruiting.enquiry().pk}


@setup
def asha_applying(cast: Any) -> dict[str, Any]:
    recruiting.for_user(cast("asha"))
    return {}


@setup
def activity_of_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.told(recruiting.for_user(cast("asha"))).pk}


@setup
def referee_of_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.named(recruiting.for_user(cast("asha"))).pk}


@setup
def asha_filled_in(cast: Any) -> dict[str, Any]:
    recruiting.filled_in(recruiting.for_user(cast("asha")))
    return {}


@setup
def asha_sent(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.sent(recruiting.for_user(cast("asha"))).pk}


@setup
def asha_has_sent(cast: Any) -> dict[str, Any]:
    asha_sent(cast)
    return {}


@setup
def asha_closed(cast: Any) -> dict[str, Any]:
    application = recruiting.for_user(cast("asha"))
    return {"pk": recruitment.close(application, because="lost_touch", by=Actor.of(cast("priya"))).pk}


@setup
def record_of_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.sent(recruiting.for_user(cast("asha"))).person_id}


@setup
def referee_to_ask(cast: Any) -> dict[str, Any]:
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    return {
        "person_pk": application.person_id,
        "pk": recruiting.named(application, "Len Dunnock", "len@boatyard.test").pk,
    }


@setup
def request_about_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.asked(recruiting.for_user(cast("asha")), cast("priya")).pk}


@setup
def reference_about_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.received(recruiting.for_user(cast("asha")), cast("priya")).pk}


@setup
def link_about_asha(cast: Any) -> dict[str, Any]:
    asked = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    link = PrivateLink.objects.get(purpose="reference", subject_id=asked.pk)
    return {"token": links.mint(link)}


@setup
def asked_about_asha(cast: Any) -> dict[str, Any]:
    return {"person_pk": recruiting.asked(recruiting.for_user(cast("asha")), cast("priya")).referee.person_id}


@setup
def evidence_about_asha(cast: Any) -> dict[str, Any]:
    """Proposed by a lead who is not among those who ask."""
    application = recruiting.sent(recruiting.for_user(cast("asha")))
    evidence = references.propose_evidence(
        person=application.person,
        kind="tasters",
        first=standing.this_month(),
        last=None,
        words="Two taster sessions.",
        once=recruiting.once(),
        by=Actor.of(with_role(Role.LEAD, application.person.service)),
    )
    return {"pk": evidence.pk}


@setup
def evidence_by_priya(cast: Any) -> dict[str, Any]:
    found = evidence_about_asha(cast)
    Evidence.objects.filter(**found).update(proposed_by=cast("priya"))
    return found


def once() -> str:
    return "0b7c1a52-5e0b-4c0d-9d5e-3f1f6a2f7c11"


ACTIVITY = {
    "kind": "work",
    "first_month": "01",
    "first_year": "2024",
    "is_still_going": "on",
    "once": once(),
}
REFEREE = {"name": "Len Dunnock", "kind": "work", "reach_by": "email", "address": "len@boatyard.test"}
SAID_BY_PHONE = {
    "how_known": "group",
    "first_month": "01",
    "first_year": "2024",
    "is_still_so": "on",
    "rely": "yes",
    "boundaries": "yes",
    "comfortable": "yes",
    "number": "01632 960142",
    "number_from": "left_on_link",
}
SAID_BY_LETTER = {
    "letter_dated": "2025-06-01",
    "first_month": "01",
    "first_year": "2024",
    "is_still_so": "on",
    "letter_kept": "Grey cabinet",
}
CALL = {"outcome": "no_answer", "number": "01632 960142", "number_from": "found", "once": once()}
EVIDENCE = {
    "kind": "tasters",
    "first_month": "01",
    "first_year": "2024",
    "is_still_so": "on",
    "words": "Two taster sessions.",
    "once": once(),
}
RECRUITERS = (LEAD, OFFICER, SAFEGUARDING)


@setup
def hello_setting(cast: Any) -> dict[str, Any]:
    return {"key": "hellos"}


@setup
def setting_that_is_previewed(cast: Any) -> dict[str, Any]:
    return {"key": "references"}


ROWS = [
    # Saying hello.
    public("Say hello", "enquiries:hello"),
    public("Thanks for saying hello", "enquiries:thanks"),
    # Applying.
    row(
        "One's application",
        "recruitment:apply",
        {ANYONE: 200, APPLICANT: 200},
        objects="asha_applying",
        strangers=200,
        without_factor=None,
    ),
    *(
        row(f"Part of one's application: {part}", f"recruitment:{part}", {APPLICANT: 200}, objects="asha_applying")
        for part in ("you", "help", "know", "hopes", "free", "history", "people")
    ),
    row("Check one's answers", "recruitment:check", {APPLICANT: 200}, objects="asha_filled_in"),
    row("Send one's application", "recruitment:check", {APPLICANT: 302}, method="POST", objects="asha_filled_in"),
    row("One's application is sent", "recruitment:sent", {APPLICANT: 200}, objects="asha_has_sent"),
    row(
        "Tell about a time",
        "recruitment:history",
        {APPLICANT: 302},
        method="POST",
        objects="asha_applying",
        data=ACTIVITY,
    ),
    row("Change what was told", "recruitment:change_activity", {APPLICANT: 200}, objects="activity_of_asha"),
    row(
        "Take out what was told",
        "recruitment:remove_activity",
        {APPLICANT: 302},
        method="POST",
        objects="activity_of_asha",
    ),
    row("Name someone", "recruitment:people", {APPLICANT: 302}, method="POST", objects="asha_applying", data=REFEREE),
    row("Change who was named", "recruitment:change_referee", {APPLICANT: 200}, objects="referee_of_asha"),
    row("Name nobody yet", "recruitment:nobody_yet", {APPLICANT: 302}, method="POST", objects="asha_applying"),
    # Answering for someone.
    public("A referee's link", "references:start", objects="link_about_asha"),
    public("A referee's questions", "references:answer", objects="link_about_asha"),
    public("A referee saved and comes back", "references:saved", objects="link_about_asha"),
    public("A referee thinks of stepping back", "references:decline", objects="link_about_asha"),
    public("A referee would rather not", "references:decline", 302, method="POST", objects="link_about_asha"),
    public("Thanks to a referee", "references:thanks"),
    row("References to read", "references:waiting", {OFFICER: 200}),
    row("Ring a referee", "references:by_phone", {OFFICER: 200}, objects="request_about_asha"),
    row(
        "Write down what a referee said",
        "references:by_phone",
        {OFFICER: 302},
        method="POST",
        objects="request_about_asha",
        data=SAID_BY_PHONE,
    ),
    row("Open a letter's form", "references:by_letter", {OFFICER: 200}, objects="request_about_asha"),
    row(
        "Write down what a letter said",
        "references:by_letter",
        {OFFICER: 302},
        method="POST",
        objects="request_about_asha",
        data=SAID_BY_LETTER,
    ),
    row("See the calls to a referee", "references:calls", {(LEAD, OFFICER): 200}, objects="request_about_asha"),
    row(
        "Write down a call to a referee",
        "references:calls",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="request_about_asha",
        data=CALL,
    ),
    row("Ask a referee by letter", "references:letter", {(LEAD, OFFICER): 200}, objects="request_about_asha"),
    row(
        "Ask a referee by letter",
        "references:letter",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="request_about_asha",
        data={"address": "1 Quay Street"},
    ),
    row("Think of other evidence", "references:evidence_new", {(LEAD, OFFICER): 200}, objects="asked_about_asha"),
    row(
        "Propose other evidence",
        "references:evidence_new",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="asked_about_asha",
        data=EVIDENCE,
    ),
    row(
        "Say that nobody else can vouch",
        "references:nobody_else",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="asked_about_asha",
    ),
    row("Read other evidence", "references:evidence", {(LEAD, OFFICER): 200}, objects="evidence_about_asha"),
    row(
        "Agree to other evidence",
        "references:evidence_agree",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="evidence_about_asha",
    ),
    row(
        "Agree to one's own proposal",
        "references:evidence_agree",
        {LEAD: 409, OFFICER: 302},
        method="POST",
        objects="evidence_by_priya",
    ),
    row(
        "Do not agree to other evidence",
        "references:evidence_do_not_agree",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="evidence_about_asha",
    ),
    row(
        "Take back one's own proposal",
        "references:evidence_take_back",
        {LEAD: 302, OFFICER: 403},
        method="POST",
        objects="evidence_by_priya",
    ),
    row("Read a reference", "references:read", {OFFICER: 200}, objects="reference_about_asha"),
    row(
        "Decide on a reference",
        "references:read",
        {OFFICER: 302},
        method="POST",
        objects="reference_about_asha",
        data={"outcome": "relied_on", "reason": "Clear."},
    ),
    # The front room.
    row("Today", "workspace:today", {STAFF: 200}),
    row("Write down a hello", "workspace:enquiry_new", {(*RECRUITERS, OTHER_LEAD): 200}),
    row("Read a hello", "workspace:enquiry", {RECRUITERS: 200}, objects="own_enquiry"),
    row(
        "Close a hello",
        "workspace:enquiry_close",
        {RECRUITERS: 302},
        method="POST",
        objects="own_enquiry",
        data={"close-note": "Found a job."},
    ),
    row("See the people", "workspace:people", {(*RECRUITERS, OTHER_LEAD): 200}),
    row("Open a person's record", "workspace:person", {RECRUITERS: 200}, objects="record_of_asha"),
    row("Change how to reach a person", "workspace:details", {RECRUITERS: 200}, objects="record_of_asha"),
    row(
        "Change how to reach a person",
        "workspace:details",
        {RECRUITERS: 302},
        method="POST",
        objects="record_of_asha",
        data={"chosen_name": "Asha T", "prefer": "phone", "phone": "01632 960111"},
    ),
    row(
        "Write a note",
        "workspace:person",
        {RECRUITERS: 302},
        method="POST",
        objects="record_of_asha",
        data={"words": "Came for tea.", "readers": "officers", "once": once()},
    ),
    row("Say yes, if", "workspace:say_yes_if", {LEAD: 302}, method="POST", objects="asha_sent"),
    row("Close an application", "workspace:close", {LEAD: 200}, objects="asha_sent"),
    row(
        "Close an application",
        "workspace:close",
        {LEAD: 302},
        method="POST",
        objects="asha_sent",
        data={"because": "stopped"},
    ),
    row(
        "See what someone reads when an application is closed",
        "workspace:close",
        {LEAD: 200},
        method="POST",
        objects="asha_sent",
        data={"because": "stopped", "preview": "yes"},
    ),
    row("Welcome back", "workspace:welcome_back", {LEAD: 302}, method="POST", objects="asha_closed"),
    row("Ask a referee", "workspace:ask", {(LEAD, OFFICER): 302}, method="POST", objects="referee_to_ask"),
    row(
        "Ask a referee again",
        "workspace:ask_again",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="request_about_asha",
    ),
    # What the charity decides, and what was done. (Priya and Owen lead a service, not the programme.)
    row(
        "Stop asking a referee",
        "workspace:stop_asking",
        {(LEAD, OFFICER): 302},
        method="POST",
        objects="request_about_asha",
    ),
    row("How recruiting goes", "workspace:funnel", {(*RECRUITERS, OTHER_LEAD, TRUSTEE): 200}),
    row(
        "Save how recruiting goes for a spreadsheet",
        "workspace:funnel_download",
        {(*RECRUITERS, OTHER_LEAD, TRUSTEE): 200},
    ),
    row("The charity's settings", "workspace:settings", {(OFFICER, ADMINISTRATOR): 200}),
    row("Decide a setting", "workspace:setting", {(OFFICER, ADMINISTRATOR): 200}, objects="hello_setting"),
    row(
        "Decide a setting",
        "workspace:setting",
        {(OFFICER, ADMINISTRATOR): 302},
        method="POST",
        objects="hello_setting",
        data={
            "answer_within_working_days": "3",
            "effective_from": clock.today().isoformat(),
            "reason": "Three of us now.",
        },
    ),
    row(
        "See whom a setting would affect",
        "workspace:setting",
        {(OFFICER, ADMINISTRATOR): 200},
        method="POST",
        objects="setting_that_is_previewed",
        data={
            "window_months": "12",
            "references_required": "1",
            "vouched_months_required": "6",
            "gap_months_allowed": "3",
            "reference_good_for_months": "24",
            "effective_from": clock.today().isoformat(),
            "reason": "Five years shut people out.",
        },
    ),
    row("More", "workspace:more", {STAFF: 200}),
    row("What was done", "workspace:audit", {ADMINISTRATOR: 200}),
    # One's own page.
    row("One's page", "me:home", {PARTICIPANTS: 200, STAFF: 302}),
    row("One's details", "me:details", {(*PARTICIPANTS, *STAFF): 200}),
    row(
        "Change one's details",
        "me:details",
        {(*PARTICIPANTS, *STAFF): 302},
        method="POST",
        data={"chosen_name": "Wren", "prefer": "phone", "phone": "01632 960111"},
    ),
]

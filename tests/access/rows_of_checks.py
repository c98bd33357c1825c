"""Who may open the pages of checks, gates and decisions (see matrix.py)."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from tests import checking, recruiting
from tests.access.matrix import ADMINISTRATOR, APPLICANT, LEAD, OFFICER, SAFEGUARDING, row, setup

# Asha's check. Ruth is officer for the whole programme; Priya leads at Quayside, and sees step and outcome only.


@setup
def check_of_asha(cast: Any) -> dict[str, Any]:
    return {"pk": checking.waiting_for_id(cast).pk}


@setup
def asha_has_a_check(cast: Any) -> dict[str, Any]:
    checking.waiting_for_id(cast)
    return {}


@setup
def certificate_of_asha(cast: Any) -> dict[str, Any]:
    return {"pk": checking.seen(cast).pk}


@setup
def certificate_with_information(cast: Any) -> dict[str, Any]:
    return {"pk": checking.seen(cast, has_information=True).pk}


@setup
def asha_needs_a_check(cast: Any) -> dict[str, Any]:
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    checking.role_with_a_check()
    return {"pk": application.pk}


@setup
def asha_with_all_there(cast: Any) -> dict[str, Any]:
    return {"pk": checking.references_met(recruiting.for_user(cast("asha")), cast).pk}


@setup
def asha_in_decision(cast: Any) -> dict[str, Any]:
    return {"pk": checking.in_decision(cast).pk}


@setup
def asha_settling_in(cast: Any) -> dict[str, Any]:
    application = checking.in_decision(cast)
    return {"pk": recruitment.welcome(application, by=Actor.of(cast("priya"))).pk}


@setup
def role_on_offer(cast: Any) -> dict[str, Any]:
    return {"pk": checking.role_with_a_check().pk}


POST: dict[str, Any] = {"method": "POST"}
READERS = (OFFICER, SAFEGUARDING)
DECIDERS = (OFFICER, ADMINISTRATOR)
DOCUMENTS = {"act": "identity", "route": "1", "documents": ["passport", "benefit_statement", "bank_statement"]}
DECISION = {"act": "decide", "outcome": "go_ahead", "reason": "Clear."}
ROLE = {"involves": "Walks.", "level": "none", "workforce": "adult", "why": "Residents ask us to.", "is_open": "on"}

ROWS = [
    row("See the checks under way", "checks:checks", {READERS: 200}),
    row("Open a check", "checks:check", {OFFICER: 200}, objects="check_of_asha"),
    row("Write down the ID seen", "checks:check", {OFFICER: 302}, objects="check_of_asha", data=DOCUMENTS, **POST),
    row("Open a check to be decided by two", "checks:check", {READERS: 200}, objects="certificate_with_information"),
    row("Decide on a check", "checks:check", {OFFICER: 302}, objects="certificate_of_asha", data=DECISION, **POST),
    row(
        "Decide on a check with someone",
        "checks:check",
        {READERS: 302},
        objects="certificate_with_information",
        data=DECISION,
        **POST,
    ),
    row("Help someone without ID", "checks:no_id", {OFFICER: 200}, objects="check_of_asha"),
    row(
        "Help someone without ID",
        "checks:no_id",
        {OFFICER: 302},
        objects="check_of_asha",
        data={"next_document": "pass_card", "helped_by": "Sam"},
        **POST,
    ),
    row("Stop a check", "checks:withdraw", {OFFICER: 302}, objects="check_of_asha", **POST),
    row("One's own check", "checks:own", {APPLICANT: 200}, objects="asha_has_a_check"),
    # From checks to settling in.
    row(
        "Get a check ready",
        "workspace:open_check",
        {OFFICER: 302},
        objects="asha_needs_a_check",
        **POST,
    ),
    row("Say the checks are done", "workspace:checks_are_done", {LEAD: 302}, objects="asha_with_all_there", **POST),
    row("Welcome a peer mentor", "workspace:welcome", {LEAD: 302}, objects="asha_in_decision", **POST),
    row("Let a peer mentor begin", "workspace:begin", {LEAD: 302}, objects="asha_settling_in", **POST),
    # What a role asks for. (Priya and Owen lead a service, not the programme.)
    row("See the roles on offer", "workspace:roles", {DECIDERS: 200}),
    row("Offer another role", "workspace:new_role", {DECIDERS: 200}),
    row(
        "Offer another role",
        "workspace:new_role",
        {DECIDERS: 302},
        data={"name": "Panel host", "involves": "Tea."},
        **POST,
    ),
    row("Say what a role asks for", "workspace:role", {DECIDERS: 200}, objects="role_on_offer"),
    row("Say what a role asks for", "workspace:role", {DECIDERS: 302}, objects="role_on_offer", data=ROLE, **POST),
]

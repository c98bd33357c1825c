"""What the DBS and its guidance say about a check, as arithmetic. Given what it needs: no ORM, no clock."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

JOIN_UPDATE_SERVICE_WITHIN = timedelta(days=30)
"""DBS Update Service: join within 30 days of the certificate's issue."""


class Trap(StrEnum):
    """What makes someone more than a volunteer for the DBS, so that the check is not free [DBS, 2002 regulations]."""

    PAID = "paid"
    PLACEMENT = "placement"
    COURSE = "course"
    TRAINEE = "trainee"
    CLOSE_RELATIVE = "close_relative"


def is_free(traps: Collection[str]) -> bool:
    """A free check needs every trap question answered with no."""
    return not set(traps) & set(Trap)


class Group(StrEnum):
    ONE = "1"
    TWO_A = "2a"
    TWO_B = "2b"


DOCUMENTS: Mapping[str, tuple[Group, str]] = {
    "passport": (Group.ONE, "Passport"),
    "photocard_licence": (Group.ONE, "Photocard driving licence, full or provisional"),
    "birth_certificate": (Group.ONE, "Birth certificate from the first year of life"),
    "adoption_certificate": (Group.ONE, "Adoption certificate"),
    "e_visa": (Group.ONE, "e-Visa"),
    "residence_permit": (Group.ONE, "Residence permit (BRP)"),
    "registration_card": (Group.ONE, "Application Registration Card"),
    "later_birth_certificate": (Group.TWO_A, "Birth certificate, issued later"),
    "marriage_certificate": (Group.TWO_A, "Marriage or civil partnership certificate"),
    "paper_licence": (Group.TWO_A, "Paper driving licence, or one from abroad"),
    "forces_card": (Group.TWO_A, "Armed forces card"),
    "pass_card": (Group.TWO_B, "PASS card, such as a CitizenCard"),
    "benefit_statement": (Group.TWO_B, "Benefit letter from the last 12 months"),
    "council_letter": (Group.TWO_B, "Letter from a council, DWP or HMRC"),
    "bank_statement": (Group.TWO_B, "Bank statement or letter"),
    "tax_letter": (Group.TWO_B, "HMRC tax letter"),
    "ghic": (Group.TWO_B, "Health card for abroad (GHIC or EHIC)"),
}
"""Kinds of document in the DBS's groups (rules from 22 April 2025). Copies are never kept."""

CHEAPEST_FIRST = ("benefit_statement", "council_letter", "bank_statement", "pass_card", "birth_certificate")
"""What someone without ID can get next, the easiest and cheapest first. We pay for it."""


class Route(StrEnum):
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FINGERPRINTS = "fingerprints"


def what_a_route_lacks(route: str, documents: Collection[str]) -> str:
    """The sentence that says what else a route needs; empty when the documents are enough. Routes are tried in
    their order, and fingerprints with consent come last."""
    groups = [DOCUMENTS[each][0] for each in documents]
    of_two = [group for group in groups if group is not Group.ONE]
    if route == Route.ONE and not (Group.ONE in groups and len(groups) >= 3):
        return "Route 1 needs one document from group 1 and two more from any group."
    if route == Route.TWO and not (Group.TWO_A in groups and len(of_two) >= 3):
        return "Route 2 needs one document from group 2a and two more from group 2."
    if route == Route.THREE and not (
        {"birth_certificate", "later_birth_certificate"} & set(documents)
        and Group.TWO_A in [DOCUMENTS[each][0] for each in documents if "birth" not in each]
        and len([each for each in documents if "birth" not in each and DOCUMENTS[each][0] is not Group.ONE]) >= 4
    ):
        return "Route 3 needs a birth certificate, one document from group 2a and three more from group 2."
    return ""


USUAL_DAYS: Mapping[str, int] = {
    "draft": 3,
    "waiting_for_id": 14,
    "submitted": 3,
    "step_1": 3,
    "step_2": 5,
    "step_3": 5,
    "step_4": 28,
    "step_5": 14,
    "issued": 14,
    "seen": 5,
}
"""How long a check usually stays somewhere, in days. Step 4, the local police, is the usual delay."""


def chase_on(stage: str, since: date) -> date | None:
    """The day after which someone asks what keeps it; None where nothing is awaited."""
    days = USUAL_DAYS.get(stage)
    return None if days is None else since + timedelta(days=days)


def days_late(stage: str, since: date, today: date) -> int:
    """How many days past its chase date; 0 while there is time."""
    due = chase_on(stage, since)
    return 0 if due is None else max(0, (today - due).days)


def days_left_to_join(issued_on: date, today: date) -> int:
    """Days in which the Update Service can still be joined with this certificate, today included; 0 when gone."""
    return max(0, (issued_on + JOIN_UPDATE_SERVICE_WITHIN - today).days)

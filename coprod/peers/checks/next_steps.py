"""What is next about one's check, for one's page."""

from django.urls import reverse

from coprod.peers.checks import standing
from coprod.peers.checks.stages import Stage
from coprod.people.models import Person
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    """One line as long as something is open; the one that waits for the person stands first."""
    check = standing.of(person).latest
    if check is None or check.stage in (Stage.DRAFT, Stage.DECIDED):
        return []
    page = reverse("checks:own")
    if check.stage == Stage.WAITING_FOR_ID and not hasattr(check, "identity"):
        return [NextStep("Show us your ID", page, "See what counts. We help if you have none.", is_main=True)]
    if check.stage == Stage.ISSUED:
        return [NextStep("Bring us your certificate", page, "It comes to you by post.", is_main=True)]
    return [NextStep("See how your check is going", page, "There is nothing for you to do.")]

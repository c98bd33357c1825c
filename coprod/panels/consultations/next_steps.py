"""What a panel member finds on their own page: what is open and not answered yet."""

from django.urls import reverse

from coprod.panels.consultations.models import Consultation
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Person, Role
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    """One step for each open consultation in which the member has said nothing yet."""
    member = PanelMember.objects.current().filter(person=person).first()
    user = getattr(person, "user", None)
    if member is None or user is None or not user.has_role(Role.PANEL_MEMBER):
        return []
    opened = Consultation.objects.taking_answers().exclude(taps__member=member).exclude(contributions__author=member)
    return [
        NextStep(
            f"The panel: {consultation}",
            reverse("consultations:consultation", args=[consultation.pk]),
            f"Say what you think, until {consultation.closes_on:%-d %B}.",
        )
        for consultation in opened.select_related("version__policy")
    ] + [NextStep("The panel", reverse("membership:home"), "What is open, and what happened to what you said.")]

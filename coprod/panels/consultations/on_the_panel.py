"""What is open and what was answered, for a member's first page."""

from django.urls import reverse

from coprod.panels.consultations.models import Consultation
from coprod.panels.membership.home import OnThePanel
from coprod.panels.membership.models import PanelMember


def cards(member: PanelMember) -> list[OnThePanel]:
    """A card for each open consultation, and one for what happened to what the member said."""
    opened = Consultation.objects.taking_answers().select_related("version__policy").order_by("closes_on")
    found = [
        OnThePanel(
            f"Say what you think: {consultation}",
            reverse("consultations:consultation", args=[consultation.pk]),
            f"Until {consultation.closes_on:%-d %B}. Do as much as you like.",
            is_main=True,
        )
        for consultation in opened
    ]
    said = member.contributions.count()
    note = f"You said {said} thing{'s' if said > 1 else ''} so far." if said else "What you say shows up here."
    return [*found, OnThePanel("What happened to what I said", reverse("consultations:mine"), note)]

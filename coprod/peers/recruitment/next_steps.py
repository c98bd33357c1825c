"""What is next for an applicant, for their page."""

from django.urls import reverse

from coprod.peers.recruitment import progress
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Person
from coprod.people.next_steps import NextStep


def steps(person: Person) -> list[NextStep]:
    """One step for each open application; the way back in for someone who has none open."""
    applications = Application.objects.filter(person=person).select_related("person", "role", "rule")
    is_open = [application for application in applications if application.is_open]
    if applications and not is_open:
        return [NextStep("Come back when you like", reverse("recruitment:apply"), "The door is open.")]
    return [_step(application) for application in is_open]


def _step(application: Application) -> NextStep:
    page = reverse("recruitment:apply")
    if application.stage == Stage.CHECKS:
        return NextStep("See how your checks are going", page, "We said yes, if the checks go well.", is_main=True)
    if application.stage == Stage.DECISION:
        return NextStep("Your checks are done", page, "We decide now. You hear from us soon.")
    if application.is_welcomed:
        return NextStep("See what you may do now", page, "You are a peer mentor here.")
    if application.is_sent:
        return NextStep("We are reading your application", page, "You hear from us within a week.")
    how_far = progress.of(application)
    part = how_far.next_part
    title = f"Carry on: {part.name.lower()}" if part else "Check your answers and send"
    return NextStep(title, page, f"You have done {how_far.done} of {how_far.total} parts.", is_main=True)

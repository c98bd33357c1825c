"""Whoever was brought over and is invited to sign in later: their role comes with it. Found by name by accounts."""

from coprod.audit.actor import Actor
from coprod.peers.recruitment import becoming
from coprod.peers.recruitment.models import Application
from coprod.people.models import User


def begins_to_sign_in(user: User) -> None:
    """Without an application that was brought over, nothing happens: an invitation to apply brings its own role."""
    brought = list(Application.objects.filter(person=user.person_id, brought_over__isnull=False).open().distinct())
    if any(application.is_welcomed for application in brought):
        becoming.peer_mentor(user.person, by=Actor.system())
    if any(not application.is_welcomed for application in brought):
        becoming.applicant(user.person)

"""The roles that go with an application: applicant, then peer mentor. A person without a sign-in has none."""

from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import WELCOMED, Stage
from coprod.people.models import Person, Role, User

UNTIL_WELCOMED = (Stage.SAID_HELLO, Stage.APPLYING, Stage.CHECKS, Stage.DECISION)


def peer_mentor(person: Person, *, by: Actor) -> None:
    """They are a peer mentor in their service, and no longer an applicant unless they apply for something else."""
    if (user := _user(person)) is None:
        return
    if not _held(user, Role.PEER_MENTOR):
        accounts.give_role(user=user, role=Role.PEER_MENTOR, service=person.service, by=by)
    if not Application.objects.filter(person=person, stage__in=UNTIL_WELCOMED).exists():
        _end(user, Role.APPLICANT)


def no_longer_peer_mentor(person: Person) -> None:
    """Their last application as a peer mentor is closed: they come back as the applicant they were, to the same page.
    Someone whose role was given without an application keeps it."""
    user = _user(person)
    was_welcomed = Application.objects.filter(person=person, moves__to_stage__in=WELCOMED).exists()
    if user is None or not was_welcomed or Application.objects.filter(person=person, stage__in=WELCOMED).exists():
        return
    applicant(person)
    _end(user, Role.PEER_MENTOR)


def applicant(person: Person) -> None:
    """They can open their application again."""
    if (user := _user(person)) is not None and not _held(user, Role.APPLICANT):
        accounts.give_role(user=user, role=Role.APPLICANT, service=person.service, by=Actor.system())


def _user(person: Person) -> User | None:
    return User.objects.filter(person=person).first()


def _held(user: User, role: Role) -> bool:
    return user.roles_held.current().filter(role=role, ends_on__isnull=True).exists()


def _end(user: User, role: Role) -> None:
    for held in user.roles_held.current().filter(role=role):
        accounts.end_role(held=held, by=Actor.system())

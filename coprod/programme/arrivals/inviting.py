"""People who were brought over and could sign in: invited in one go, each by itself, so that one refusal stops nobody
else."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.people import arrivals
from coprod.people.models import Person, Role, RouteKind, User
from coprod.ui.refusals import Refusal


def may_be_invited(user: User) -> QuerySet[Person]:
    """People without a sign-in, with something to sign in for and an address for codes, whom this user may invite."""
    people: QuerySet[Person] = Person.objects.visible_to(user).filter(user__isnull=True)
    if not user.holds_for_programme(Role.LEAD):
        people = people.filter(service__in=user.services_as(Role.LEAD))
    has_part = Q(pk__in=[])
    for each in arrivals.invitations():
        has_part |= Q(pk__in=each.people().values("pk"))
    reached = Q(routes__kind__in=(RouteKind.EMAIL, RouteKind.TEXT), routes__does_not_work_since__isnull=True)
    return people.filter(has_part).filter(reached).distinct().order_by("chosen_name", "pk").select_related("service")


def invite(people: Iterable[Person], *, by: Actor) -> list[tuple[Person, str]]:
    """Invite each of them. Returns who could not be invited, and why in a sentence."""
    refused = []
    for person in people:
        try:
            _invite(person, by=by)
        except Refusal as refusal:
            refused.append((person, refusal.sentence))
    return refused


@transaction.atomic
def _invite(person: Person, *, by: Actor) -> None:
    invitations.invite(person=person, by=by)
    for each in arrivals.invitations():
        if each.people().filter(pk=person.pk).exists():
            each.opens(person, by)

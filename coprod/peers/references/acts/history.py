"""What happens to a history: stretches of months, and who can speak for them."""

from uuid import UUID

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.references.acts.asking import AlreadyAsked
from coprod.peers.references.models import Activity, ActivityKind, NobodyElse, Referee
from coprod.peers.references.months import Month
from coprod.people.models import Person


@transaction.atomic
def tell(
    *,
    person: Person,
    kind: ActivityKind | str,
    first: Month,
    last: Month | None,
    words: str = "",
    vouched_by: str = "",
    once: UUID | None = None,
    by: Actor,
) -> Activity:
    """Lay out a stretch of months. `vouched_by` names someone who knew them then, and may be empty.

    The same form sent twice (`once`) is one activity.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    if once and (existing := Activity.objects.filter(person=person, once=once).first()):
        return existing
    activity = Activity.objects.create(
        person=person,
        kind=kind,
        first=first,
        last=last,
        words=words,
        referee=_named(person, vouched_by),
        once=once,
    )
    log.record(by, "references.told", "told us about a stretch of {person}'s history", about=activity, person=person)
    return activity


@transaction.atomic
def retell(
    activity: Activity,
    *,
    kind: ActivityKind | str,
    first: Month,
    last: Month | None,
    words: str = "",
    vouched_by: str = "",
    by: Actor,
) -> Activity:
    """Change what was told. Audit keeps that it changed, and the dates; never the words."""
    before = log.snapshot(activity)
    activity.kind, activity.first, activity.last, activity.words = kind, first, last, words
    activity.referee = _named(activity.person, vouched_by)
    activity.save()
    log.record(
        by,
        "references.retold",
        "changed a stretch of {person}'s history",
        about=activity,
        person=activity.person,
        changes=log.changes_between(activity, before),
    )
    return activity


@transaction.atomic
def untell(activity: Activity, *, by: Actor) -> None:
    """Take a stretch of history out. Anyone it named stays among the people who know them."""
    log.record(
        by, "references.untold", "took out a stretch of {person}'s history", about=activity, person=activity.person
    )
    activity.delete()


@transaction.atomic
def name_referee(
    *,
    person: Person,
    name: str,
    kind: str,
    reach_by: str,
    address: str,
    may_be_asked: bool,
    may_be_told: str = "",
    referee: Referee | None = None,
    by: Actor,
) -> Referee:
    """Say who someone is, how to reach them, whether we may ask, and what they may be told (REF-4).

    Raises AlreadyAsked when who they are or how to reach them would change once they were asked: what they
    answered stays the answer of whom we asked.
    """
    known = Referee.objects.select_for_update().filter(person=person)
    referee = known.get(pk=referee.pk) if referee else known.filter(name__iexact=name).first() or Referee(person=person)
    then, now = (referee.name, referee.kind, referee.reach_by, referee.address), (name, kind, reach_by, address)
    if referee.pk and then != now and referee.requests.exists():
        raise AlreadyAsked("We have asked this person already. Ring us to change who they are or how we reach them.")
    before = log.snapshot(referee)
    referee.name, referee.kind, referee.reach_by, referee.address = name, kind, reach_by, address
    referee.may_be_asked, referee.may_be_told = may_be_asked, may_be_told
    referee.save()
    NobodyElse.objects.filter(person=person).delete()
    log.record(
        by,
        "references.named",
        "said who can speak for {person}",
        about=referee,
        person=person,
        changes=log.changes_between(referee, before),
    )
    return referee


def _named(person: Person, name: str) -> Referee | None:
    name = " ".join(name.split())
    if not name:
        return None
    return Referee.objects.filter(person=person, name__iexact=name).first() or Referee.objects.create(
        person=person, name=name
    )

"""How recruiting goes: the ways people went, fetched for one user, as the rules of the funnel take them (REC-8)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from coprod import clock
from coprod.peers.recruitment.funnel_rules import Path, TrackTime, Walk, Way
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import PATH as STAGES
from coprod.peers.recruitment.stages import Stage
from coprod.peers.references import many
from coprod.peers.references.comparison import Told
from coprod.people import waits
from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.people.worklists import found as found_rooms
from coprod.programme.enquiries.models import Enquiry
from coprod.programme.enquiries.stages import Stage as HelloStage

PATH = Path(tuple(STAGES), Stage.MOVED_ON, Stage.APPLYING)
READERS = (*RECRUITING_ROLES, Role.TRUSTEE)


def sees_people(user: Any) -> bool:
    """Who works with the people counted sees real numbers; a trustee sees none that could be one person."""
    return bool(user.has_role(*RECRUITING_ROLES))


def applications(user: Any) -> Any:
    """The applications counted for this user: of the people they may open; for a trustee, of their services. Whoever
    was brought over was not recruited here."""
    found = Application.objects.filter(brought_over__isnull=True)
    if sees_people(user):
        return found.visible_to(user)
    return _of_services(found, user, "person__service__in")


def hellos(user: Any) -> Any:
    """The hellos counted for this user that led to no application."""
    found = Enquiry.objects.all()
    found = found.visible_to(user) if sees_people(user) else _of_services(found, user, "service__in")
    return found.filter(person__isnull=True)


def _of_services(rows: Any, user: Any, lookup: str) -> Any:
    if user.holds_for_programme(Role.TRUSTEE):
        return rows
    return rows.filter(**{lookup: user.services_as(Role.TRUSTEE)})


def walks(user: Any) -> list[Walk]:
    """What everyone did whom this user may count: two queries."""
    now = clock.now()
    ways: dict[Any, list[Way]] = defaultdict(list)
    for person, way in _ways(applications(user)):
        ways[person].append(way)
    for pk, way in _hellos(hellos(user)):
        ways["hello", pk].append(way)
    return [Walk(who, tuple(theirs), PATH, now) for who, theirs in ways.items()]


def _ways(found: Any) -> Iterable[tuple[int, Way]]:
    columns = ("pk", "person_id", "role_id", "stage", "stage_since", "closed_because", "moves__to_stage", "moves__at")
    rows = found.order_by("pk", "moves__at", "moves__pk").values_list(*columns)
    moves: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    about: dict[int, tuple[int, int, str]] = {}
    for pk, person, role, stage, since, because, to, at in rows.iterator():
        about[pk] = person, role, because
        moves[pk].append((to, clock.local(at)) if to else (stage, clock.local(since)))
    for pk, (person, role, because) in about.items():
        yield person, Way(tuple(moves[pk]), because, role)


def _hellos(found: Any) -> Iterable[tuple[int, Way]]:
    closed = Max("moves__at", filter=Q(moves__to_stage=HelloStage.CLOSED))
    rows = found.order_by("pk").annotate(closed_at=closed).values_list("pk", "received_at", "stage", "closed_at")
    for pk, received, stage, closed_at in rows.iterator():
        moves = [(str(Stage.SAID_HELLO), clock.local(received))]
        if stage == HelloStage.CLOSED:
            moves.append((str(Stage.MOVED_ON), clock.local(closed_at or received)))
        yield pk, Way(tuple(moves))


def track_times(user: Any) -> list[TrackTime]:
    """How long each of them waited on each track: a few queries."""
    people = applications(user).order_by().values("person")
    return [TrackTime(each.track, each.person, each.began, each.ended) for each in waits.collect(people)]


def stood_in_the_way(user: Any) -> list[tuple[int, str]]:
    """(person, what it was) of everything that stood in someone's way, as rooms say in in_the_way.py."""
    people = applications(user).order_by().values("person")
    return [met for room in found_rooms("in_the_way") for met in room.of(people)]


def histories(user: Any) -> list[tuple[Any, Told]]:
    """Every history that was sent, with whose it is: six queries, and no word of it is read."""
    sent = applications(user).filter(sent_at__isnull=False)
    found = many.histories_of(sent.order_by().values("person"))
    rows = sent.order_by("pk").values_list("person_id", "rule__window_months", "window_ends")
    return [
        (person, Told(months, ends, tuple(found[person].activities), tuple(found[person].referees)))
        for person, months, ends in rows
    ]

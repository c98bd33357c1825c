"""What happens in reflective practice: a group is opened, people join and leave, sessions are planned, written up and
found useful or not. The audit says that something was done in a group, never about whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.practice.models import (
    Answer,
    Audience,
    Group,
    Member,
    SessionNote,
    Useful,
    may_facilitate_for,
    of_audience,
)
from coprod.peers.practice.names import look_like_names
from coprod.people.models import Person, Service, User
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Attendance, Gathering, Reason
from coprod.programme.gatherings.stages import SeriesKind, may_hold
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage

KEEPS_CONFIDENCES = (
    "Staff and peer mentors reflect in separate groups: residents are spoken of there, and what is said stays there."
)


class AnotherAudience(Refusal):
    title = "This group is for others"


class LooksLikeAName(Refusal):
    """Some words look like the names of people. `words` are those, as written."""

    title = "Some words look like names"

    def __init__(self, words: list[str]) -> None:
        super().__init__("Change them, or say that they are not names. Nothing is lost.")
        self.words = words


class WrittenMeanwhile(Refusal):
    title = "Someone else wrote a moment ago"


def open_group(
    *, name: str, audience: Audience | str, service: Service | None = None, once: UUID | None = None, by: Actor
) -> Group:
    """A group for one audience; whoever opens it facilitates it. Opened twice from one form (`once`) it is one.

    Raises NotAllowed, or AnotherAudience for a peer mentor who would facilitate a staff group (PRA-1).
    """
    if not may_hold(by, SeriesKind.SESSION, service.pk if service else None):
        raise NotAllowed("A facilitator, a lead or a safeguarding lead of that service opens a group.")
    _check_may_facilitate(audience, by.user)
    try:
        with transaction.atomic():
            series = gatherings.open_series(
                kind=SeriesKind.SESSION, title="Reflective practice", service=service, by=by
            )
            group = Group.objects.create(name=name, audience=audience, service=service, series=series, once=once)
            group.facilitators.add(by.user)
            log.record(by, "practice.opened", "opened a group for reflective practice", about=group)
    except IntegrityError:
        there: Group | None = Group.objects.filter(once=once).first() if once else None
        if there is None:
            raise
        return there
    return group


@transaction.atomic
def share(group: Group, colleague: User, *, by: Actor) -> None:
    """Someone else facilitates as well. Raises NotAllowed or AnotherAudience, also when the colleague could not open
    such a group."""
    _check(group, by)
    if not may_hold(Actor.of(colleague), SeriesKind.SESSION, group.service_id):
        raise NotAllowed("They need the role of a facilitator first. An administrator can give it.")
    _check_may_facilitate(group.audience, colleague)
    group.facilitators.add(colleague)
    log.record(by, "practice.shared", "shared the facilitating of a group", about=group)


@transaction.atomic
def add_member(group: Group, person: Person, *, by: Actor) -> Member:
    """Someone joins, and is invited to the sessions to come. Added twice they are added once.

    Raises NotAllowed, or AnotherAudience for staff in a mentors' group and mentors in a staff group (PRA-1).
    """
    _check(group, by)
    Group.objects.select_for_update().get(pk=group.pk)
    user: User | None = User.objects.filter(person=person, is_active=True).first()
    if not of_audience(group.audience, user):
        raise AnotherAudience(f"{_why(group, user)} {KEEPS_CONFIDENCES}")
    member, is_new = Member.objects.get_or_create(group=group, person=person, until=None)
    if is_new:
        log.record(by, "practice.joined", "added someone to a group for reflective practice", about=group)
        gatherings.invite(group.series, [person], by=by)
    return member


def _check_may_facilitate(audience: str, user: User) -> None:
    if not may_facilitate_for(audience, user):
        raise AnotherAudience(f"Whoever is a peer mentor facilitates no staff group. {KEEPS_CONFIDENCES}")


def _why(group: Group, user: User | None) -> str:
    if group.audience != Audience.MENTORS:
        return "This group is for staff who are not peer mentors."
    if user is not None and user.is_team:
        return "This group is for peer mentors, and they are one of the team."
    return "This group is for people who are peer mentors here."


@transaction.atomic
def leave(member: Member, *, by: Actor) -> None:
    """They are in the group no more, by their own wish or as a facilitator writes down. No reason is kept.

    Raises NotAllowed. Leaving twice is leaving once.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("group__series", "person").get(pk=member.pk)
    is_own = by.kind is ActorKind.USER and by.user.person_id == member.person_id
    if not is_own:
        _check(member.group, by)
    if member.until is not None:
        return
    member.until = clock.today()
    member.save(update_fields=["until"])
    gatherings.no_longer_invite(member.group.series, member.person)
    log.record(by, "practice.left", "wrote down that someone left a group", about=member.group)


def plan(group: Group, *, dates: dict[str, Any], by: Actor) -> list[Gathering]:
    """Sessions to come, in one go. `dates` are what `gatherings.plan_every` takes. Raises NotAllowed."""
    _check(group, by)
    return gatherings.plan_every(group.series, **dates, invited=people_of(group), by=by)


def move_to(gathering: Gathering, *, by: Actor, **where: Any) -> Gathering:
    """Another time or place, as `gatherings.move_to`. Raises NotAllowed for who does not facilitate this group."""
    _check(gathering.series.practice_group, by)
    return gatherings.move_to(gathering, **where, by=by)


def call_off(gathering: Gathering, *, reason: Reason | str, by: Actor) -> Gathering:
    _check(gathering.series.practice_group, by)
    return gatherings.call_off(gathering, reason=reason, by=by)


def record_attendance(gathering: Gathering, *, came: Iterable[int], seen: int | None = None, by: Actor) -> Gathering:
    """Who was there. It is support, never a mark: no page counts who was not (PRA-5). Raises NotAllowed."""
    _check(gathering.series.practice_group, by)
    return gatherings.record_attendance(gathering, came=came, seen=seen, by=by)


@transaction.atomic
def write_note(
    gathering: Gathering,
    *,
    themes: str,
    learning: str,
    seen: int = 0,
    not_names: Iterable[str] = (),
    by: Actor,
) -> SessionNote:
    """What it was about and what was learnt, without names (PRA-4). `not_names` are words the writer has looked at;
    `seen` is the version they began from (0: none). The same words sent twice are written once.

    Raises NotAllowed, WrongStage when it was called off, StillWaitingFor before it begins, LooksLikeAName, or
    WrittenMeanwhile.
    """
    group = gathering.series.practice_group
    _check(group, by)
    gathering = Gathering.objects.select_for_update().get(pk=gathering.pk)
    if gathering.is_called_off:
        raise WrongStage("This session was called off, so there is nothing to write about it.")
    if not gathering.has_begun:
        raise StillWaitingFor("It has not begun yet. Write about it afterwards.")
    note: SessionNote | None = SessionNote.objects.filter(gathering=gathering).first()
    if note is not None and (note.themes, note.learning) == (themes, learning):
        return note
    if (note.version if note else 0) != seen:
        raise WrittenMeanwhile("Read what they wrote. Your own words are still here.")
    looked_at = {word.casefold() for word in not_names}
    words = look_like_names(f"{themes}\n{learning}", names_around(group))
    pointed_at = [word for word in words if word.casefold() not in looked_at]
    if pointed_at:
        raise LooksLikeAName(words)
    if note is None:
        note = SessionNote(gathering=gathering, by=by.user, version=0)
    note.themes, note.learning, note.by = themes, learning, by.user
    note.version, note.written_at = note.version + 1, clock.now()
    note.save()
    log.record(by, "practice.written", "wrote what a session was about", about=gathering)
    return note


@transaction.atomic
def say_useful(gathering: Gathering, person: Person, *, answer: Answer | str, by: Actor) -> Useful:
    """A member's one tap; tapping again changes it. Raises NotAllowed, or StillWaitingFor before it begins."""
    is_own = by.kind is ActorKind.USER and by.user.person_id == person.pk
    was_invited = Attendance.objects.filter(gathering=gathering, person=person).exists()
    if not is_own or not was_invited:
        raise NotAllowed("Only those in the group say if it was useful to them.")
    if not gathering.can_be_recorded:
        raise StillWaitingFor("It has not been yet.")
    useful: Useful = Useful.objects.update_or_create(
        gathering=gathering, person=person, defaults={"answer": str(answer)}
    )[0]
    teller = Actor.link("someone in the group")
    log.record(teller, "practice.found_useful", "said whether a session was useful", about=gathering)
    return useful


def people_of(group: Group) -> list[Person]:
    """Whom a new session invites."""
    return [member.person for member in group.members.current().select_related("person")]


def names_around(group: Group) -> list[str]:
    """What the people of the group's service (of all, when it has none) and its members are called: three queries."""
    people = Person.objects.all()
    if group.service_id is not None:
        people = people.filter(service_id__in=Service.objects.tree().within([group.service_id]))
    around = list(people.only("chosen_name", "legal_name"))
    members = [member.person for member in group.members.select_related("person")]
    return [name for person in [*around, *members] for name in (person.chosen_name, person.legal_name) if name]


def _check(group: Group, by: Actor) -> None:
    if by.kind is not ActorKind.USER or not group.is_facilitated_by(by.user):
        raise NotAllowed("Whoever facilitates this group does this. Nothing was changed.")

"""What happens to a meet-up: planned, moved, called off, told, covered, noted."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching import acts as matching
from coprod.peers.matching.models import Match
from coprod.peers.matching.stages import TOGETHER, staff_of_the_resident, staff_or_mentor, the_mentor
from coprod.peers.meetups import mail, planning, rules
from coprod.peers.meetups.models import Change, HowItWas, MeetUp, Note, Reason, Rung, Side, Told, What
from coprod.peers.meetups.stages import MOVES, TO_COME, Stage
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage


class NotAMeetUp(Refusal):
    """The task guard: this would be regulated activity, or care (MEE-3)."""

    title = "This is not for a meet-up"


class OnABreak(Refusal):
    title = "The mentor is on a break"


class ImpossibleTime(Refusal):
    title = "Please look at the time"


@transaction.atomic
def plan(
    match: Match,
    *,
    starts_at: datetime,
    until: datetime,
    place: str,
    what: str,
    covers: str = "",
    with_worker: bool = True,
    tasks: Iterable[str] = (),
    once: UUID | None = None,
    by: Actor,
) -> MeetUp:
    """Plan a meet-up. The same form sent twice (`once`) is one meet-up.

    Raises NotAllowed, WrongStage when they are not matched, OnABreak, ImpossibleTime, NotAMeetUp for a task that is
    not a mentor's, StillWaitingFor while the worker has to be there and is not.
    """
    match = _together(match, by)
    there: MeetUp | None = MeetUp.objects.filter(once=once).first() if once else None
    if there is not None:
        return there
    _check_not_away(match)
    _check_time(starts_at, until)
    if against := rules.reasons_against(tasks):
        raise NotAMeetUp(" ".join(against))
    _check_alone(match, with_worker)
    meetup: MeetUp = MeetUp.objects.create(
        match=match, starts_at=starts_at, until=until, place=place, what=what, covers=covers,
        with_worker=with_worker, once=once,
    )  # fmt: skip
    stages.begin(meetup, by=by)
    log.record(by, "meetups.planned", "planned a meet-up with {person}", about=meetup, person=match.resident.person)
    _changed(meetup, What.PLANNED, by=by)
    return meetup


@transaction.atomic
def move_to(
    meetup: MeetUp,
    *,
    starts_at: datetime,
    until: datetime,
    place: str = "",
    reason: Reason | str = "",
    by: Actor,
) -> MeetUp:
    """Another time, perhaps another place; one that was called off gets a new day. To the same time and place it
    changes nothing. Raises NotAllowed, WrongStage, OnABreak, ImpossibleTime."""
    meetup = _locked(meetup, by)
    place = place or meetup.place
    if meetup.is_to_come and (meetup.starts_at, meetup.until, meetup.place) == (starts_at, until, place):
        return meetup
    _check_not_away(meetup.match)
    _check_time(starts_at, until)
    meetup = _move(meetup, Stage.MOVED, by=by)
    meetup.starts_at, meetup.until, meetup.place, meetup.covered_by = starts_at, until, place, None
    meetup.save(update_fields=["starts_at", "until", "place", "covered_by"])
    _changed(meetup, What.MOVED, reason=reason, by=by)
    return meetup


@transaction.atomic
def call_off(meetup: MeetUp, *, reason: Reason | str, by: Actor) -> MeetUp:
    """Not this time. The reason is one of a kind few, and none of them counts. Called off twice, it is called off
    once. Raises NotAllowed, WrongStage once it happened."""
    meetup = _locked(meetup, by, is_ended_fine=True)
    if meetup.stage == Stage.CALLED_OFF:
        return meetup
    meetup = _move(meetup, Stage.CALLED_OFF, by=by)
    _changed(meetup, What.CALLED_OFF, reason=reason, by=by)
    return meetup


@transaction.atomic
def tell(change: Change, *, side: Side | str, by: Actor) -> Told:
    """Somebody was told: the resident by their staff, the mentor by saying "I will be there" or by staff. Told twice,
    the first stands. Raises NotAllowed."""
    match = change.meetup.match
    is_staff = staff_of_the_resident(by, match)
    if not is_staff and not (side == Side.MENTOR and the_mentor(by, match)):
        raise NotAllowed("Someone who works with them does this. Nothing was changed.")
    told, is_new = Told.objects.get_or_create(change=change, side=side, defaults={"by": by.user})
    if is_new:
        sentence = "told {person} about a meet-up" if side == Side.RESIDENT else "heard of a meet-up with {person}"
        log.record(by, "meetups.told", sentence, about=change.meetup, person=match.resident.person)
    return told


@transaction.atomic
def cover(meetup: MeetUp, *, by: Actor) -> MeetUp:
    """While the mentor is on a break, someone of the staff goes instead (PPL-7). Covered twice, the first stands.
    Raises NotAllowed, WrongStage."""
    meetup = MeetUp.objects.select_for_update(of=("self",)).select_related("match__resident__person").get(pk=meetup.pk)
    if not staff_of_the_resident(by, meetup.match):
        raise NotAllowed("Someone who works with them does this. Nothing was changed.")
    if meetup.stage not in TO_COME:
        raise WrongStage("This meet-up is not planned any more. Nothing was changed.")
    if meetup.covered_by_id is None:
        meetup.covered_by = by.user
        meetup.save(update_fields=["covered_by"])
        log.record(by, "meetups.covered", "covers a meet-up with {person}", about=meetup,
                   person=meetup.match.resident.person)  # fmt: skip
    return meetup


@transaction.atomic
def note(
    meetup: MeetUp,
    *,
    did: str,
    how: HowItWas | str,
    what_next: str = "",
    residents_words: str = "",
    changed: str = "",
    by: Actor,
) -> Note:
    """How it was. The first meet-up noted means that they have met. Sent twice, it is noted once.
    Raises NotAllowed, WrongStage, StillWaitingFor before it began."""
    meetup = _locked(meetup, by, is_ended_fine=True)
    there: Note | None = Note.objects.filter(meetup=meetup).first()
    if there is not None:
        return there
    if meetup.starts_at > clock.now():
        raise StillWaitingFor("This meet-up has not begun yet. Write it down afterwards.")
    meetup = _move(meetup, Stage.NOTED, by=by)
    written: Note = Note.objects.create(
        meetup=meetup, did=did, how=how, what_next=what_next, residents_words=residents_words, changed=changed,
        by=by.user,
    )  # fmt: skip
    matching.have_met(meetup.match, by=by)
    return written


@transaction.atomic
def rang(written: Note, *, by: Actor) -> Rung:
    """A mentor for whom it was hard was rung. Raises NotAllowed."""
    match = written.meetup.match
    if not staff_of_the_resident(by, match):
        raise NotAllowed("Someone who works with them does this. Nothing was changed.")
    rung, is_new = Rung.objects.get_or_create(note=written, defaults={"by": by.user})
    if is_new:
        log.record(by, "meetups.rung", "rang {person} after a hard meet-up", about=written.meetup, person=match.mentor)
    return rung


def _changed(meetup: MeetUp, what: What, *, reason: Reason | str = "", by: Actor) -> Change:
    """Keep what changed; whoever changed it knows, and the other side is told."""
    side = Side.MENTOR if the_mentor(by, meetup.match) else Side.RESIDENT
    change: Change = Change.objects.create(
        meetup=meetup, what=what, reason=reason, by_side=side, starts_at=meetup.starts_at, by_label=by.label
    )
    if side == Side.RESIDENT:
        Told.objects.create(change=change, side=Side.RESIDENT, by=by.user)
        mail.meetup_changed(change, by=by)
    return change


def _move(meetup: MeetUp, to: Stage, *, by: Actor) -> MeetUp:
    return stages.move(meetup, to, by=by, moves=MOVES, person=meetup.match.resident.person)


def _together(match: Match, by: Actor) -> Match:
    found: Match = (
        Match.objects.select_for_update(of=("self",)).select_related("mentor", "resident__person").get(pk=match.pk)
    )
    if not staff_or_mentor(by, found):
        raise NotAllowed("The mentor or someone who works with them does this. Nothing was changed.")
    if found.stage not in TOGETHER:
        raise WrongStage("These two are not matched now, so nothing was planned.")
    return found


def _locked(meetup: MeetUp, by: Actor, *, is_ended_fine: bool = False) -> MeetUp:
    found: MeetUp = (
        MeetUp.objects.select_for_update(of=("self",))
        .select_related("match__mentor", "match__resident__person")
        .get(pk=meetup.pk)
    )
    if not staff_or_mentor(by, found.match):
        raise NotAllowed("The mentor or someone who works with them does this. Nothing was changed.")
    if not is_ended_fine and found.match.stage not in TOGETHER:
        raise WrongStage("These two are not matched now, so nothing was changed.")
    return found


def _check_not_away(match: Match) -> None:
    if match.mentor.is_on_break:
        raise OnABreak(f"{match.mentor.short_name} is on a break. Plan it when they are back. Nothing was changed.")


def _check_time(starts_at: datetime, until: datetime) -> None:
    if until <= starts_at:
        raise ImpossibleTime("The end is before the beginning. Nothing was changed.")
    if starts_at <= clock.now():
        raise ImpossibleTime("That time has gone. Choose one that is still to come. Nothing was changed.")


def _check_alone(match: Match, with_worker: bool) -> None:
    """The first time with the worker, unless the resident would rather not; alone only through the gate."""
    if with_worker:
        return
    if planning.worker_comes(match):
        raise StillWaitingFor("The worker comes along this time. Tick that, and plan it again.")
    if not gates.of(match.mentor).may(Gate.MEET_ALONE):
        raise StillWaitingFor("Meeting without the worker is a later step. For now the worker comes along.")

"""Writing down what stands in the way, trying a way round, and saying that it is over (REC-6)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import Stage as CheckStage
from coprod.peers.recruitment.barriers import (
    OFFICERS_ONLY,
    Barrier,
    BarrierEnd,
    BarrierKind,
    HowEnded,
    KnownFrom,
    OwnExclusion,
    Way,
    WayTried,
)
from coprod.peers.recruitment.models import Application
from coprod.people.models import Role
from coprod.programme.breaks import acts as breaks
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class NotABar(Refusal):
    title = "The law does not close this role"


class NothingIsWritten(Refusal):
    title = "Nothing is written beside a pause"


@transaction.atomic
def write_down_barrier(
    application: Application,
    *,
    kind: BarrierKind | str,
    since: date | None = None,
    words: str = "",
    known_from: KnownFrom | str = "",
    exclusion: OwnExclusion | None = None,
    once: UUID,
    by: Actor,
) -> Barrier:
    """Write down what stands in the way. The same form sent twice is one barrier; so is the same kind while it stands.

    Raises NotAllowed for others than a lead or officer of the service (for what officers keep: an officer), NotABar
    for a statutory bar outside regulated activity, NothingIsWritten for words beside a pause, WrongStage when closed.
    """
    application = Application.objects.select_for_update().select_related("person").get(pk=application.pk)
    _check(by, application, kind)
    if there := Barrier.objects.filter(once=once).first():
        if there.application_id != application.pk:
            raise WrongStage("This form was sent about someone else. Open this page again. Nothing was changed.")
        return there
    if not application.is_open:
        raise WrongStage("This application is closed. Welcome them back first. Nothing was changed.")
    if there := application.barriers.standing().filter(kind=kind).exclude(kind=BarrierKind.OTHER).first():
        return there
    _check_facts(application, kind, words)
    barrier = Barrier.objects.create(
        application=application,
        kind=kind,
        since=since or clock.today(),
        words=words,
        known_from=known_from if kind == BarrierKind.STATUTORY_BAR else "",
        exclusion=exclusion if kind == BarrierKind.OWN_EXCLUSION else None,
        by=by.user,
        once=once,
    )
    _log(by, "barrier_written", "wrote down what stands in {person}'s way", barrier)
    return barrier


@transaction.atomic
def try_way(barrier: Barrier, *, way: Way | str, words: str = "", by: Actor) -> WayTried:
    """Write down that a way round was tried. Raises NotAllowed, WrongStage once it is over or for a way that does not
    lead round this barrier, NothingIsWritten for words beside a pause."""
    barrier = _standing(barrier, by)
    if way not in barrier.ways:
        raise WrongStage("That does not lead round this. Choose another way. Nothing was changed.")
    return _tried(barrier, way, words, by)


@transaction.atomic
def help_with_id(barrier: Barrier, *, next_document: str, helped_by: str, by: Actor) -> WayTried:
    """They get a document next, someone helps, and we pay. An officer pauses the check with it, so that nobody chases
    meanwhile (DBS-2); a check that is further on keeps its place. `next_document` is a key of checks.rules.DOCUMENTS.
    Raises NotAllowed, or WrongStage once it is over."""
    barrier = _standing(barrier, by)
    check = DbsCheck.objects.filter(person=barrier.application.person).open().first()
    may_pause = by.user.has_role_in(barrier.application.person.service_id, Role.OFFICER)
    if check and check.stage == CheckStage.WAITING_FOR_ID and may_pause:
        checks.has_no_id(check, next_document=next_document, helped_by=helped_by, by=by)
    document = checks.rules.DOCUMENTS[next_document][1]
    return _tried(barrier, Way.HELP_WITH_ID, f"{document}, with {helped_by}. We pay.", by)


@transaction.atomic
def new_address_is_known(barrier: Barrier, *, by: Actor) -> BarrierEnd:
    """We have the new address. Nothing starts again: the check and the references stay where they are.
    Raises NotAllowed, or WrongStage once it is over."""
    barrier = _standing(barrier, by)
    _tried(barrier, Way.NEW_ADDRESS, "", by)
    return end_barrier(barrier, how=HowEnded.WAY_FOUND, by=by)


@transaction.atomic
def take_break_instead(barrier: Barrier, *, by: Actor) -> WayTried:
    """They take a break. No reason is asked or kept. Raises NotAllowed, or WrongStage once it is over."""
    barrier = _standing(barrier, by)
    person = barrier.application.person
    breaks.take_break(person=person, by=by.for_person(person.chosen_name))
    return _tried(barrier, Way.BREAK, "", by)


@transaction.atomic
def end_barrier(barrier: Barrier, *, how: HowEnded | str, words: str = "", by: Actor) -> BarrierEnd:
    """It does not stand in the way any more. Ended twice, it ended once.

    Raises NotAllowed; after an appeal also for the officer who wrote it down: someone else looks again (DBS-8).
    """
    locked = _locked(barrier)
    _check(by, locked.application, locked.kind)
    if there := BarrierEnd.objects.filter(barrier=locked).first():
        return there
    _check_words(locked.kind, words)
    is_appealed = locked.tried.filter(way=Way.APPEAL).exists()
    if is_appealed and by.user is not None and by.user.pk == locked.by_id:
        raise NotAllowed("Another officer looks again, since you wrote it down. Nothing was changed.")
    end = BarrierEnd.objects.create(barrier=locked, how=how, words=words, by=by.user, by_label=by.label)
    _log(by, "barrier_ended", "found that something stands in {person}'s way no more", locked)
    return end


def note_another_role(application: Application, *, is_regulated: bool, by: Actor) -> None:
    """Another role was taken: it is a way round what still stands. A statutory bar ends with regulated activity."""
    for barrier in application.barriers.standing():
        if Way.ANOTHER_ROLE in barrier.ways:
            _tried(barrier, Way.ANOTHER_ROLE, "", by)
        if barrier.kind == BarrierKind.STATUTORY_BAR and not is_regulated:
            BarrierEnd.objects.create(barrier=barrier, how=HowEnded.WAY_FOUND, by=by.user, by_label=by.label)
            _log(by, "barrier_ended", "found that something stands in {person}'s way no more", barrier)


def _tried(barrier: Barrier, way: Way | str, words: str, by: Actor) -> WayTried:
    """The same words about the same way on the same day are one try: a second press adds nothing."""
    _check_words(barrier.kind, words)
    latest = barrier.tried.filter(way=way, by=by.user).first()
    if latest and latest.words == words and clock.local(latest.at).date() == clock.today():
        return latest
    tried = WayTried.objects.create(barrier=barrier, way=way, words=words, by=by.user, by_label=by.label)
    _log(by, "way_tried", "tried a way round what stands in {person}'s way", barrier)
    return tried


def _standing(barrier: Barrier, by: Actor) -> Barrier:
    locked = _locked(barrier)
    _check(by, locked.application, locked.kind)
    if BarrierEnd.objects.filter(barrier=locked).exists():
        raise WrongStage("This does not stand in the way any more. Perhaps someone else was quicker.")
    return locked


def _locked(barrier: Barrier) -> Barrier:
    # The application is locked too: two colleagues who press at once come one after the other.
    Application.objects.select_for_update().get(pk=barrier.application_id)
    found: Barrier = Barrier.objects.select_related("application__person", "application__role__eligibility").get(
        pk=barrier.pk
    )
    return found


def _check(by: Actor, application: Application, kind: BarrierKind | str) -> None:
    roles = (Role.OFFICER,) if kind in OFFICERS_ONLY else (Role.LEAD, Role.OFFICER)
    person = application.person
    is_theirs = by.kind is ActorKind.USER and by.user.has_role_in(person.service_id, *roles)
    if not is_theirs or by.user.person_id == person.pk:
        who = "A safer-recruitment officer" if kind in OFFICERS_ONLY else "A lead or an officer"
        raise NotAllowed(f"{who} of their service does this. Nothing was changed.")


def _check_facts(application: Application, kind: BarrierKind | str, words: str) -> None:
    _check_words(kind, words)
    eligibility = application.role.eligibility
    if kind == BarrierKind.STATUTORY_BAR and not (eligibility and eligibility.is_regulated_activity):
        raise NotABar(
            "A bar counts for regulated activity only, and this role is none. If it is an exclusion of your own, "
            "choose that. Nothing was changed."
        )


def _check_words(kind: BarrierKind | str, words: str) -> None:
    if words and kind == BarrierKind.PAUSE:
        raise NothingIsWritten("We never keep why someone wants a pause. Leave the words out. Nothing was changed.")


def _log(by: Actor, what: str, sentence: str, barrier: Barrier) -> None:
    """Leads read the timeline: no sentence says which kind of barrier it is."""
    person: Any = barrier.application.person
    log.record(by, f"recruitment.{what}", sentence, about=barrier, person=person)

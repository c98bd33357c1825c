"""What happens to what a charity brings: a file is sent in, looked at, brought over all or nothing, or put away."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import get_text_list

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.arrivals import Sheet, every_sheet, sheets
from coprod.programme.arrivals import passing, reading
from coprod.programme.arrivals.models import Run, State
from coprod.programme.arrivals.passing import Found
from coprod.programme.arrivals.reading import Book
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage

CLAIM_IS_LOST_AFTER = timedelta(minutes=6)
"""Longer than a task may run (schedule.SECONDS): whoever claimed the run is no longer there."""
KEPT_FOR = timedelta(days=7)
TOLD_EVERY = 100
CHANGED = "Something here has changed since you looked. Please look again."
NOT_ANY_MORE = "You may not bring this any more, so it was put away. Nothing was brought."


class SomeoneIsBringing(Refusal):
    title = "One at a time"


class NotYet(Refusal):
    title = "Not everything in it can be brought"


class _Undo(Exception):
    """Takes everything back that passing through a file has written."""


def read(upload: File, *, key: str = "", by: Actor) -> Book:
    """What a file holds of the kinds that this actor brings. Raises an UploadRefused."""
    mine = sheets(by)
    others = [sheet.title for sheet in every_sheet() if sheet not in mine]
    return reading.read(upload, [(sheet, sheet.form(by=by)) for sheet in mine], key=key, not_mine=others)


@transaction.atomic
def send_in(book: Book, *, once: UUID, by: Actor) -> Run:
    """Keep what a file holds until it is brought or put away. An older file of the same person that waits to be
    brought is put away. The same form sent twice is one. Raises SomeoneIsBringing."""
    same = Run.objects.filter(once=once, by=by.user)
    if there := same.first():
        return there
    for older in Run.objects.filter(by=by.user, state=State.LOOKED):
        _end(older, State.PUT_AWAY)
    run = Run(by=by.user, label=by.label, once=once, is_working=True, total=book.size)
    run.rows = json.dumps(book.as_data())
    run.counts = {table.key: len(table.rows) for table in book.tables}
    try:
        _save_alone(run)
    except SomeoneIsBringing:
        if there := same.first():  # pressed twice at one moment
            return there
        raise
    log.record(by, "arrivals.sent_in", f"sent in a file with {_rows(run.total)} to bring over", about=run)
    return run


def look(run: Run, *, by: Actor) -> None:
    """See what would become of each row, and write down nothing but that. For who has claimed the run."""
    try:
        book, allowed = run.book, _allowed(run, by)
        here = passing.looked_at(book, allowed, by, lambda seen: _tell(run, seen))
        found = _rehearsed(book, allowed, by, here)
    except NotAllowed as refusal:
        put_away(run, by=Actor.system(), why=refusal.sentence)
        return
    with transaction.atomic():
        _leave(run, State.LOOKING, State.LOOKED, found=json.dumps(found.as_data()), looked_at=run.total)


@transaction.atomic
def decide_to_bring(run: Run, *, chosen: Iterable[str], by: Actor) -> Run:
    """Begin to bring what was looked at; of the rows that look alike only the chosen ones. Pressed twice, it begins
    once. Raises NotAllowed, NotYet, WrongStage or SomeoneIsBringing."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.by_id != by.user.pk:
        raise NotAllowed("Whoever sent the file in brings it over. Nothing was changed.")
    if run.state in (State.BRINGING, State.DONE):
        return run
    if run.state != State.LOOKED:
        raise WrongStage("This file is not waiting to be brought. Nothing was changed.")
    found = Found.of_data(run.findings)
    if found.troubles:
        raise NotYet("Mend the rows with errors first, and send the file again. Nothing was changed.")
    alike = {each.place for each in found.alike}
    run.chosen = sorted(alike & set(chosen))
    if not sum(found.ready.values()) and not run.chosen:
        raise NotYet("Nothing is left to bring: every row stays out. Nothing was changed.")
    run.state, run.is_working, run.claimed_at, run.looked_at, run.why = State.BRINGING, True, None, 0, ""
    _save_alone(run)
    return run


def bring(run: Run, *, by: Actor) -> None:
    """Bring every row, or none. For who has claimed the run; done twice, it is done once."""
    book, known = run.book, Found.of_data(run.findings)
    kept_out = {each.place for each in known.alike} - set(run.chosen)
    for table in book.tables:
        table.rows = [row for row in table.rows if f"{table.key}:{row[0]}" not in kept_out]
    found = Found()
    try:
        allowed = _allowed(run, by)
        beforehand = passing.beforehand(book, allowed, by)
        with transaction.atomic():
            locked = Run.objects.select_for_update().get(pk=run.pk)
            if locked.state != State.BRINGING or locked.claimed_at != run.claimed_at:
                return
            found = passing.through(book, allowed, by, read=beforehand, here=None, chosen=set(run.chosen))
            if found.troubles or found.alike:
                raise _Undo
            locked.counts = found.ready
            _end(locked, State.DONE)
            log.record(by, "arrivals.brought", f"brought over {in_words(found.ready)}", about=run)
    except NotAllowed as refusal:
        put_away(run, by=Actor.system(), why=refusal.sentence)
    except _Undo:
        found.alike += known.alike
        with transaction.atomic():
            _leave(run, State.BRINGING, State.LOOKED, found=json.dumps(found.as_data()), why=CHANGED)


@transaction.atomic
def bring_one(sheet: Sheet, row: Mapping[str, Any], *, once: UUID, by: Actor) -> Run:
    """Bring one row that was typed. The same form sent twice is one row. Raises what the sheet's act refuses."""
    done = {"label": by.label, "state": State.DONE, "counts": {sheet.key: 1}, "total": 1, "ended_at": clock.now()}
    run, is_new = Run.objects.get_or_create(once=once, by=by.user, defaults=done)
    if is_new:
        sheet.bring(row, by)
        log.record(by, "arrivals.brought", f"brought over {in_words(run.counts)}", about=run)
    return run


@transaction.atomic
def put_away(run: Run, *, by: Actor, why: str = "") -> None:
    """Forget a file that is not going to be brought. One that is being worked on stays. Put away twice is once."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.has_ended:
        return
    is_alive = run.is_working and run.claimed_at and run.claimed_at > clock.now() - CLAIM_IS_LOST_AFTER
    if is_alive and by.user is not None:
        raise WrongStage("We are working on this file. Look again in a few minutes. Nothing was changed.")
    run.why = why
    _end(run, State.PUT_AWAY)
    log.record(by, "arrivals.put_away", "put a file to bring over away", about=run)


def forget_old() -> int:
    """Put away what nobody finished within KEPT_FOR. Returns how many there were."""
    old = Run.objects.exclude(state__in=(State.DONE, State.PUT_AWAY)).filter(begun_at__lt=clock.now() - KEPT_FOR)
    runs = list(old)
    for run in runs:
        put_away(run, by=Actor.system(), why="Nobody finished it within 7 days, so it was put away.")
    return len(runs)


def claim(pk: int) -> Run | None:
    """The run, claimed and committed; None when there is nothing to do for it or somebody else has it."""
    now = clock.now()
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_IS_LOST_AFTER)
    if not Run.objects.working().filter(free, pk=pk).update(claimed_at=now):
        return None
    run: Run = Run.objects.select_related("by__person").get(pk=pk)
    return run


def abandoned() -> list[int]:
    """Runs nobody works on: their task never began, or its worker was lost."""
    lost = Q(claimed_at__lt=clock.now() - CLAIM_IS_LOST_AFTER)
    waiting = Q(claimed_at__isnull=True)
    return list(Run.objects.working().filter(lost | waiting).values_list("pk", flat=True))


def give_up(run: Run) -> None:
    """Something in our own house broke: nothing was brought, and the file is forgotten."""
    put_away(run, by=Actor.system(), why="Something went wrong on our side. Nothing was brought. Send it again.")


def in_words(counts: Mapping[str, int]) -> str:
    """ "6 rows of Mentors and 11 rows of Panel members"."""
    every = {sheet.key: sheet.title for sheet in every_sheet()}
    parts = [f"{_rows(count)} of “{every.get(key, key)}”" for key, count in counts.items() if count]
    return get_text_list(parts, "and") or "nothing"


def _rehearsed(book: Book, allowed: Mapping[str, Sheet], by: Actor, here: Mapping[passing.Place, str]) -> Found:
    found = Found()
    beforehand = passing.beforehand(book, allowed, by)
    try:
        with transaction.atomic():
            found = passing.through(book, allowed, by, read=beforehand, here=here, chosen=set())
            raise _Undo
    except _Undo:
        return found


def _allowed(run: Run, by: Actor) -> dict[str, Sheet]:
    """The sheets of this run. Roles may have ended since it was sent in. Raises NotAllowed."""
    mine = {sheet.key: sheet for sheet in sheets(by)}
    if not set(run.counts) <= set(mine):
        raise NotAllowed(NOT_ANY_MORE)
    return mine


def _tell(run: Run, seen: int) -> None:
    """How far we are. It renews the claim as well."""
    if seen % TOLD_EVERY == 0:
        now = clock.now()
        if Run.objects.filter(pk=run.pk, claimed_at=run.claimed_at).update(looked_at=seen, claimed_at=now):
            run.claimed_at = now


def _leave(run: Run, frm: State, to: State, **values: Any) -> None:
    """Write what came of this claim, and of no other."""
    mine = Run.objects.select_for_update().filter(pk=run.pk, state=frm, claimed_at=run.claimed_at)
    if (locked := mine.first()) is not None:
        for name, value in {"state": to, "is_working": None, "claimed_at": None, **values}.items():
            setattr(locked, name, value)
        locked.save()


def _end(run: Run, state: State) -> None:
    run.state, run.is_working, run.claimed_at, run.ended_at = state, None, None, clock.now()
    run.rows, run.found, run.chosen = "", "", []
    run.save()


def _save_alone(run: Run) -> None:
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:
        other = Run.objects.working().select_related("by__person").exclude(pk=run.pk).first()
        if other is None:
            raise
        raise SomeoneIsBringing(
            f"{other.by.person.chosen_name} is bringing something over just now. Try again in a few minutes."
        )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"

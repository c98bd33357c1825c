"""The tracks inside “checks”: they run side by side, each with its own state and days (REC-4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod import clock
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import AT_THE_DBS
from coprod.peers.checks.stages import Stage as CheckStage
from coprod.peers.recruitment.evidence import Evidence
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage as ApplicationStage
from coprod.peers.references import standing
from coprod.peers.references.models import Referee
from coprod.peers.references.rules import Coverage
from coprod.peers.references.stages import CLOSED_BY_REFEREE, DECIDED, WITH_THE_OFFICER, Stage


@dataclass(frozen=True)
class Track:
    """One track: `state` in two or three words, how many of how many are back, and for how many days it is open
    (None for one that is done)."""

    name: str
    state: str
    is_done: bool
    days: int | None
    back: int = 0
    asked: int = 0
    note: str = ""


def of(application: Application, coverage: Coverage, referees: Iterable[Referee], shown: Evidence) -> list[Track]:
    """The tracks of an application in checks; none before that. `referees` come with their requests."""
    if application.stage != ApplicationStage.CHECKS:
        return []
    tracks = [_references(application, coverage, referees)]
    if shown.check_asked:
        tracks += [_identity(application, shown), _dbs(application, shown)]
    if shown.courses_asked:
        tracks.append(_learning(application, shown))
    return tracks


def _days(application: Application) -> int:
    return (clock.now() - application.stage_since).days


def _identity(application: Application, shown: Evidence) -> Track:
    """One track of its own: it is what people wait for most often."""
    check, seen_on = shown.check.latest, shown.check.identity_seen_on
    if seen_on or shown.check_is_go_ahead:
        return Track("Identity", "Seen", True, None, note=f"{seen_on:%-d %B}" if seen_on else "")
    if check is None or check.stage != CheckStage.WAITING_FOR_ID:
        return Track("Identity", "Not yet", False, _days(application))
    note = f"{check.next_document_name}, with {check.helped_by}" if check.is_paused else ""
    return Track("Identity", "Getting ID" if check.is_paused else "Waiting for ID", False, check.days, note=note)


def _dbs(application: Application, shown: Evidence) -> Track:
    check = shown.check.latest
    if check is None:
        return Track("DBS", "Not asked yet", False, _days(application), note="The officer begins it")
    if check.stage == CheckStage.DECIDED:
        return Track("DBS", check.get_outcome_display(), shown.check_is_go_ahead, None, note=check.agreed)
    return Track("DBS", _place(check), False, check.days, note=_usual(check))


def _place(check: DbsCheck) -> str:
    if check.stage == CheckStage.WAITING_FOR_ID:
        return "After the ID"
    return check.get_stage_display().partition(":")[0]


def _usual(check: DbsCheck) -> str:
    if check.stage in AT_THE_DBS and check.usual_days:
        return f"{check.usual_days} days is usual" + (". Longer than that" if check.days_late else "")
    return ""


def _learning(application: Application, shown: Evidence) -> Track:
    asked, left = len(shown.courses_asked), len(shown.courses_left)
    days = _days(application) if left else None
    note = ", ".join(shown.courses_left)
    return Track("Learning", f"{asked - left} of {asked} done", not left, days, asked - left, asked, note)


def _references(application: Application, coverage: Coverage, referees: Iterable[Referee]) -> Track:
    requests = [
        request
        for referee in referees
        if (request := standing.latest_request(referee)) and request.stage != Stage.WITHDRAWN
    ]
    back = sum(request.stage in (*WITH_THE_OFFICER, *DECIDED) for request in requests)
    stepped_back = sum(request.stage in CLOSED_BY_REFEREE for request in requests)
    with_officer = sum(request.stage in WITH_THE_OFFICER for request in requests)
    return Track(
        name="References",
        state="Met" if coverage.is_met else f"{back} of {len(requests)} back",
        is_done=coverage.is_met,
        days=_days(application),
        back=back,
        asked=len(requests),
        note=_note(with_officer, stepped_back),
    )


def _note(with_officer: int, stepped_back: int) -> str:
    notes = []
    if with_officer:
        notes.append(f"{with_officer} with the officer")
    if stepped_back:
        notes.append(f"{stepped_back} would rather not")
    return ", ".join(notes)

"""The tracks inside “checks”: they run side by side, each with its own state and days (REC-4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod import clock
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage as ApplicationStage
from coprod.peers.references import standing
from coprod.peers.references.models import Referee
from coprod.peers.references.rules import Coverage
from coprod.peers.references.stages import CLOSED_BY_REFEREE, DECIDED, WITH_THE_OFFICER, Stage


@dataclass(frozen=True)
class Track:
    """One track: `state` in two or three words, how many of how many are back, and for how many days it is open."""

    name: str
    state: str
    is_done: bool
    days: int
    back: int = 0
    asked: int = 0
    note: str = ""


def of(application: Application, coverage: Coverage, referees: Iterable[Referee]) -> list[Track]:
    """The tracks of an application in checks; none before that. `referees` come with their requests."""
    if application.stage != ApplicationStage.CHECKS:
        return []
    return [_references(application, coverage, referees)]


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
        days=(clock.now() - application.stage_since).days,
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

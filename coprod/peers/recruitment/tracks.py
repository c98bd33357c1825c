"""The tracks inside “checks”: they run side by side, each with its own state and days (REC-4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coprod import clock
from coprod.peers.chats.stages import Stage as ChatStage
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import AT_THE_DBS
from coprod.peers.checks.stages import Stage as CheckStage
from coprod.peers.checks.standing import mark_of
from coprod.peers.recruitment.evidence import Evidence
from coprod.peers.recruitment.models import Application, TrackName
from coprod.peers.recruitment.stages import Stage as ApplicationStage
from coprod.peers.references import standing
from coprod.peers.references.models import Referee
from coprod.peers.references.rules import Coverage
from coprod.peers.references.stages import CLOSED_BY_REFEREE, DECIDED, WITH_THE_OFFICER, Stage


@dataclass(frozen=True)
class Track:
    """One track: `state` in two or three words, how many of how many are back, and since when it is open
    (None for one that is done)."""

    name: TrackName
    state: str
    since: datetime | None
    back: int = 0
    asked: int = 0
    note: str = ""

    @property
    def is_done(self) -> bool:
        return self.since is None

    @property
    def days(self) -> int | None:
        """For how many days it is open; None for one that is done."""
        return None if self.since is None else (clock.today() - clock.local(self.since).date()).days


def of(application: Application, coverage: Coverage, referees: Iterable[Referee], shown: Evidence) -> list[Track]:
    """The tracks of an application in checks; none before that. `referees` come with their requests."""
    if application.stage != ApplicationStage.CHECKS:
        return []
    seen_before = shown.references_seen_before
    of_referees = (
        Track(TrackName.REFERENCES, "Seen before", None, note=seen_before)
        if seen_before
        else _references(application, coverage, referees)
    )
    return [of_referees, *_beside_references(application, shown)]


def still_open(application: Application, shown: Evidence) -> dict[TrackName, datetime]:
    """The open tracks of an application in checks, each with since when: for the lists, which keep them."""
    tracks = _beside_references(application, shown)
    found = {} if shown.references_met else {TrackName.REFERENCES: application.stage_since}
    return found | {track.name: track.since for track in tracks if track.since}


def _beside_references(application: Application, shown: Evidence) -> list[Track]:
    tracks = []
    if shown.chat_asked:
        tracks.append(_chat(application, shown))
    if shown.check_asked:
        tracks += [_identity(application, shown), _dbs(application, shown)]
    if shown.courses_asked:
        tracks.append(_learning(application, shown))
    return tracks


def _chat(application: Application, shown: Evidence) -> Track:
    """After “talk again” it stays open."""
    chat = shown.chat
    if not shown.chat_is_left:
        return Track(TrackName.CHAT, "Yes", None)
    if chat is None:
        return Track(TrackName.CHAT, "Not yet", application.stage_since)
    note = f"{clock.local(chat.starts_at):%-d %B}" if chat.stage == ChatStage.ARRANGED and chat.starts_at else ""
    state = chat.get_outcome_display() if chat.stage == ChatStage.DECIDED else chat.get_stage_display()
    return Track(TrackName.CHAT, state, chat.stage_since, note=note)


def _identity(application: Application, shown: Evidence) -> Track:
    """One track of its own: it is what people wait for most often."""
    check, seen_on = shown.check.latest, shown.check.identity_seen_on
    if seen_on or shown.check_is_go_ahead:
        return Track(TrackName.IDENTITY, "Seen", None, note=f"{seen_on:%-d %B}" if seen_on else "")
    if check is None or check.stage != CheckStage.WAITING_FOR_ID:
        return Track(TrackName.IDENTITY, "Not yet", application.stage_since)
    note = f"{check.next_document_name}, with {check.helped_by}" if check.is_paused else ""
    state = "Getting ID" if check.is_paused else "Waiting for ID"
    return Track(TrackName.IDENTITY, state, check.stage_since, note=note)


def _dbs(application: Application, shown: Evidence) -> Track:
    check = shown.check.latest
    if check is None:
        return Track(TrackName.DBS, "Not asked yet", application.stage_since, note="The officer begins it")
    if check.stage == CheckStage.DECIDED:
        since = None if shown.check_is_go_ahead else check.stage_since
        return Track(
            TrackName.DBS,
            check.get_outcome_display(),
            since,
            note=". ".join(filter(None, (mark_of(check), check.agreed))),
        )
    return Track(TrackName.DBS, _place(check), check.stage_since, note=_usual(check))


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
    since = application.stage_since if left else None
    note = ", ".join(shown.courses_left)
    return Track(TrackName.LEARNING, f"{asked - left} of {asked} done", since, asked - left, asked, note)


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
        name=TrackName.REFERENCES,
        state="Met" if coverage.is_met else f"{back} of {len(requests)} back",
        since=None if coverage.is_met else application.stage_since,
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

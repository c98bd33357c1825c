"""How far an application has come: which parts are done, and what to carry on with."""

from dataclasses import dataclass

from coprod.peers.recruitment import evidence
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import PARTS, Part, PartKey
from coprod.peers.references import standing
from coprod.peers.references.models import Referee
from coprod.peers.references.rules import Coverage, MonthState


@dataclass(frozen=True)
class PartState:
    part: Part
    is_done: bool
    is_started: bool
    months_left: int = 0
    months_to_talk_about: int = 0


@dataclass(frozen=True)
class Progress:
    """Every part in its order, and the coverage of the history it was worked out from."""

    parts: tuple[PartState, ...]
    coverage: Coverage

    @property
    def done(self) -> int:
        return sum(state.is_done for state in self.parts)

    @property
    def total(self) -> int:
        """The parts and, last, sending it."""
        return len(self.parts) + 1

    @property
    def groups(self) -> list[tuple[Part, list[PartState]]]:
        """(the first part of a group, which names it; the group's parts), in their order."""
        found: dict[str, list[PartState]] = {}
        for state in self.parts:
            found.setdefault(state.part.group, []).append(state)
        return [(states[0].part, states) for states in found.values()]

    @property
    def next_part(self) -> Part | None:
        return next((state.part for state in self.parts if not state.is_done), None)

    @property
    def missing(self) -> list[Part]:
        return [state.part for state in self.parts if not state.is_done]

    @property
    def is_ready_to_send(self) -> bool:
        return not self.missing


def of(application: Application) -> Progress:
    """Work out the progress of an application from what is stored."""
    history = standing.history_of(application.person)
    coverage = standing.cover(history, rule=application.rule, ending=application.window_ends)
    states = tuple(_state(part, application, coverage, history.referees) for part in PARTS)
    if evidence.references_were_seen(application):
        states = tuple(_asked_before(state) for state in states)
    return Progress(states, coverage)


def _asked_before(state: PartState) -> PartState:
    """References were seen before the charity came here: nobody is asked for them again (REC-11)."""
    is_about_references = state.part.key in (PartKey.HISTORY, PartKey.PEOPLE)
    return PartState(state.part, is_done=True, is_started=state.is_started) if is_about_references else state


def _state(part: Part, application: Application, coverage: Coverage, referees: list[Referee]) -> PartState:
    if part.key is PartKey.HISTORY:
        left = coverage.shortfall.words
        laid_out = coverage.situation.accounted_for
        return PartState(
            part,
            is_done=left == 0 and bool(laid_out),
            is_started=bool(laid_out),
            months_left=len(coverage.still_to_tell),
            months_to_talk_about=coverage.count(MonthState.TO_TALK_ABOUT),
        )
    said_so = part.key.value in application.parts_done
    if part.key is PartKey.PEOPLE:
        enough = sum(referee.can_be_asked for referee in referees) >= max(
            1, coverage.situation.rule.references_required
        )
        return PartState(part, is_done=enough or said_so, is_started=bool(referees))
    return PartState(part, is_done=said_so, is_started=said_so)

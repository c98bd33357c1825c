"""What a person may do now, from what is done (REC-5). Each gate asks for all that the ones below it ask for, and
for something more; what is missing is said with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices


class Gate(TextChoices):
    """From the lowest to the highest."""

    OBSERVE = "observe", "Look in and see how it is"
    JOIN_GROUPS = "join_groups", "Join in with groups"
    SHADOW = "shadow", "Go along with a peer mentor"
    MEET_WITH_WORKER = "meet_with_worker", "Meet a resident with a worker there"
    MEET_ALONE = "meet_alone", "Meet a resident without a worker"


@dataclass(frozen=True)
class Facts:
    """What is known about one application. `check` names the DBS check the role asks for ("an enhanced DBS check"),
    empty when it asks for none; `courses_left` are those it asks for and the person has not finished."""

    has_applied: bool = True
    said_yes: bool = False
    references_met: bool = False
    chat_is_left: bool = False
    check: str = ""
    check_is_go_ahead: bool = False
    courses_left: tuple[str, ...] = ()
    meets_one_to_one: bool = False
    is_welcomed: bool = False
    is_active: bool = False
    is_not_this_role: bool = False


@dataclass(frozen=True)
class Row:
    """One gate. `missing` holds all that keeps it closed; `adds` what the gates below it do not ask for."""

    gate: Gate
    missing: tuple[str, ...]
    adds: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class Gates:
    """`brought_over` says which evidence is from before the charity came here, each with who saw it and when."""

    rows: tuple[Row, ...]
    brought_over: tuple[str, ...] = ()

    def may(self, gate: Gate) -> bool:
        return any(row.gate == gate and row.is_open for row in self.rows)

    @property
    def count(self) -> int:
        return sum(row.is_open for row in self.rows)


Ask = Callable[[Facts], Iterable[str]]


def _a_yes(facts: Facts) -> Iterable[str]:
    if not facts.has_applied:
        yield "There is no application yet. It begins with one, so that we get to know each other."
    elif not facts.said_yes:
        yield "The application is not answered yet. We read it first, and say yes if the checks go well."


def _references(facts: Facts) -> Iterable[str]:
    if not facts.references_met:
        yield "The references are not all there yet. Residents trust people whom others can speak for."


def _chat(facts: Facts) -> Iterable[str]:
    if facts.chat_is_left:
        yield "The chat is still to come, or needs a yes. Residents meet people whom some of us have met."


def _this_role(facts: Facts) -> Iterable[str]:
    if facts.is_not_this_role:
        yield "This role is not open for now. Another role may be: ask the safer-recruitment officer."


def _check(facts: Facts) -> Iterable[str]:
    if facts.check and not facts.check_is_go_ahead:
        yield f"This role asks for {facts.check}. It needs a go-ahead first, so that residents are safe."


def _courses(facts: Facts) -> Iterable[str]:
    for course in facts.courses_left:
        yield f"“{course}” is not finished yet. This role asks for it, so that nobody starts unprepared."


def _welcome(facts: Facts) -> Iterable[str]:
    if not facts.is_welcomed:
        yield "The welcome is still to come. A lead gives it when everything is there."


def _one_to_one(facts: Facts) -> Iterable[str]:
    if not facts.meets_one_to_one:
        yield "This role does not meet residents one to one. Another role does, and asks for more."


def _begun(facts: Facts) -> Iterable[str]:
    if not facts.is_active:
        yield "Settling in is not over yet. First meetings go better with company."


ASKED: dict[Gate, tuple[Ask, ...]] = {
    Gate.OBSERVE: (_a_yes,),
    Gate.JOIN_GROUPS: (_references, _chat),
    Gate.SHADOW: (_this_role, _check, _courses),
    Gate.MEET_WITH_WORKER: (_one_to_one, _welcome),
    Gate.MEET_ALONE: (_begun,),
}
"""What each gate asks for beyond the one below it."""


def gates(facts: Facts) -> Gates:
    """Every gate for one application, from the lowest to the highest."""
    rows: list[Row] = []
    missing: tuple[str, ...] = ()
    for gate in Gate:
        adds = tuple(sentence for ask in ASKED[gate] for sentence in ask(facts))
        missing += adds
        rows.append(Row(gate, missing, adds))
    return Gates(tuple(rows))


def best(each: Iterable[Gates]) -> Gates:
    """For someone with several applications: the gates that stand open the furthest, for every gate implies those
    below it. For someone with none: all closed."""
    none = gates(Facts(has_applied=False))
    return max(each, key=lambda found: (found.count, -len(found.rows[-1].missing)), default=none)

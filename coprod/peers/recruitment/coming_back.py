"""What still counts when someone comes back, and what needs doing again and why: shown before anyone presses
“Welcome back” (REC-6)."""

from dataclasses import dataclass
from datetime import date

from coprod import clock
from coprod.peers.checks import identity_kept
from coprod.peers.recruitment import evidence
from coprod.peers.recruitment.keeping_touch import StandingStillRule
from coprod.peers.recruitment.models import Application
from coprod.peers.references import standing
from coprod.peers.references.models import ReferenceRule
from coprod.peers.references.months import Month
from coprod.peers.references.rules import Coverage
from coprod.peers.references.stages import Stage


@dataclass(frozen=True)
class ComingBack:
    """Sentences: what still counts, and what there is to do again, each with its reason."""

    still: tuple[str, ...]
    again: tuple[str, ...]


def of(application: Application) -> ComingBack:
    """For a closed application. Fetch evidence.FETCHED_ALONG of it."""
    history, rule = standing.history_of(application.person), ReferenceRule.in_force()
    coverage = standing.cover(history)
    good, old, asked = _references(history, rule)
    shown = evidence.of(application)
    still = ["Everything that was told on the application.", *good]
    again = [*old, *asked, *_months(coverage)]
    if shown.check_asked and shown.check_is_go_ahead:
        still.append("The go-ahead on the DBS check.")
    elif shown.check_asked:
        seen = identity_kept.seen(application.person, since=id_is_good_since())
        if seen is not None:
            still.append(f"The ID that was seen on {seen.seen_on:%-d %B %Y}.")
        again.append("The DBS check: it stopped when the application was closed.")
    done = [course for course in shown.courses_asked if course not in shown.courses_left]
    still += [f"The course “{course}”." for course in done]
    again += [f"The course “{course}”: the role asks for it." for course in shown.courses_left]
    again.append("Looking through the application once more, and sending it: the months have moved on.")
    return ComingBack(tuple(still), tuple(again))


def id_is_good_since() -> date:
    """ID that was seen on this day or later counts for the next check as well."""
    months = StandingStillRule.in_force().id_good_for_months
    oldest = standing.this_month() - months
    return date(oldest.year, oldest.number, 1)


def _references(history: standing.History, rule: ReferenceRule) -> tuple[list[str], list[str], list[str]]:
    """Those that stay good, those that are too old now, and those that we would ask for again."""
    good, old, asked = [], [], []
    for referee in history.referees:
        request = standing.latest_request(referee)
        if request is None:
            continue
        reference = getattr(request, "reference", None)
        if request.stage == Stage.RELIED_ON and reference is not None:
            received = Month.of(clock.local(reference.received_at).date())
            is_good = standing.this_month() - rule.reference_good_for_months <= received
            sentence = f"The reference from {referee.name}, of {received}"
            if is_good:
                good.append(f"{sentence}.")
            else:
                old.append(f"{sentence}: references stay good for {rule.reference_good_for_months} months.")
        elif request.stage == Stage.WITHDRAWN:
            asked.append(f"Asking {referee.name}: we stopped asking when the application was closed.")
    return good, old, asked


def _months(coverage: Coverage) -> list[str]:
    left = len(coverage.still_to_tell)
    if not left:
        return []
    return [f"Telling about {left} more month{'' if left == 1 else 's'}: time has moved on since."]

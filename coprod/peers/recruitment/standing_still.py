"""Three facts that stay apart when someone stands still: on a break, lost touch, stopped part-way (REC-6).

Nothing is kept: each follows from breaks, calls, messages and what the person did last. Lists ask `of_many`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Max, Q, TextChoices

from coprod import clock
from coprod.audit.models import Event
from coprod.messaging.models import Message, State
from coprod.peers.recruitment.models import Application, CompanyOffer, FriendlyCall, StandingStillRule
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Break


class Fact(TextChoices):
    ON_A_BREAK = "on_a_break", "On a break"
    LOST_TOUCH = "lost_touch", "Lost touch"
    STOPPED = "stopped", "Stopped part-way"


@dataclass(frozen=True)
class Known:
    """What the facts follow from. `last_sign` is the last thing the person did, as far as we know; `tries` are those
    without an answer since."""

    is_part_way: bool
    last_sign: datetime
    on_break_since: datetime | None = None
    tries: tuple[datetime, ...] = ()

    @property
    def cannot_stand_still(self) -> bool:
        """Neither on a break, nor tried, nor part-way: no fact fits, whatever the rule says."""
        return self.on_break_since is None and not self.tries and not self.is_part_way


@dataclass(frozen=True)
class StandingStill:
    """`fact` is None for someone who does not stand still. `tries` were not answered."""

    fact: Fact | None
    since: date | None = None
    tries: int = 0
    company_offered: date | None = None

    @property
    def label(self) -> str:
        """Two or three words for a card; empty for someone who does not stand still."""
        return str(self.fact.label) if self.fact else ""

    @property
    def note(self) -> str:
        """What goes with the label, for leads."""
        if self.fact == Fact.LOST_TOUCH:
            return f"{self.tries} tries, no answer"
        if self.fact == Fact.STOPPED:
            offered = self.company_offered
            return f"Company offered on {offered:%-d %B}" if offered else "Company is not offered yet"
        return ""


def fact_of(known: Known, now: datetime, *, stopped_after_days: int, tries_before_lost: int) -> Fact | None:
    """Which of the three it is. A break comes before anything else: it was asked for, and explains the silence."""
    if known.on_break_since is not None:
        return Fact.ON_A_BREAK
    if len(known.tries) >= tries_before_lost:
        return Fact.LOST_TOUCH
    if known.is_part_way and now - known.last_sign >= timedelta(days=stopped_after_days):
        return Fact.STOPPED
    return None


def of(application: Application) -> StandingStill:
    return of_many([application])[application.pk]


def of_many(applications: Iterable[Application]) -> dict[int, StandingStill]:
    """How each application stands, by its id: six queries at most, however many there are. Fetch their `person` along.
    A closed one does not stand still."""
    applications = list(applications)
    wanted = [each for each in applications if each.is_open]
    known, found = _known(wanted), {each.pk: StandingStill(None) for each in applications}
    if all(each.cannot_stand_still for each in known.values()):
        return found
    rule = StandingStillRule.in_force()
    offers = dict(
        CompanyOffer.objects.filter(application__in=[each.pk for each in wanted]).values_list("application_id", "at")
    )
    return found | {each.pk: _standing(known[each.pk], rule, offers.get(each.pk)) for each in wanted}


def _standing(known: Known, rule: StandingStillRule, offered: datetime | None) -> StandingStill:
    fact = fact_of(
        known,
        clock.now(),
        stopped_after_days=rule.stopped_after_days,
        tries_before_lost=rule.tries_before_lost,
    )
    offered_on = clock.local(offered).date() if offered else None
    return StandingStill(fact, _since(fact, known), len(known.tries), offered_on)


def _since(fact: Fact | None, known: Known) -> date | None:
    moments = {
        Fact.ON_A_BREAK: known.on_break_since,
        Fact.LOST_TOUCH: known.tries[0] if known.tries else None,
        Fact.STOPPED: known.last_sign,
    }
    moment = moments[fact] if fact else None
    return clock.local(moment).date() if moment else None


def _known(wanted: list[Application]) -> dict[int, Known]:
    people = {each.person_id: each.person.chosen_name for each in wanted}
    breaks = dict(Break.objects.filter(person__in=people, ended_at__isnull=True).values_list("person_id", "started_at"))
    talked, rung = _calls(wanted)
    unsent = _did_not_get_through(set(people))
    tries = {each.pk: sorted(rung.get(each.pk, []) + unsent.get(each.person_id, [])) for each in wanted}
    is_part_way = {each.pk: each.stage == Stage.APPLYING and not each.is_sent for each in wanted}
    looked_at = [each for each in wanted if is_part_way[each.pk] or tries[each.pk]]
    did_last = _did_last({each.person_id: people[each.person_id] for each in looked_at})
    found = {}
    for each in wanted:
        signs = [each.stage_since, did_last.get(each.person_id), talked.get(each.pk)]
        last_sign = max(sign for sign in signs if sign)
        unanswered = tuple(moment for moment in tries[each.pk] if moment > last_sign)
        found[each.pk] = Known(is_part_way[each.pk], last_sign, breaks.get(each.person_id), unanswered)
    return found


def _did_last(people: dict[int, str]) -> dict[int, datetime]:
    """When each person last did something here, themselves or through someone who did it for them."""
    if not people:
        return {}
    done = Event.objects.filter(person_id__in=people, is_reading=False)
    by_them = Q(actor__person_id=F("person_id")) | ~Q(on_behalf_of="")
    rows = done.filter(by_them).order_by().values_list("person_id", "on_behalf_of").annotate(last=Max("at"))
    found: dict[int, datetime] = {}
    for person_id, for_whom, at in rows:
        if for_whom in ("", people[person_id]):
            found[person_id] = max(at, found.get(person_id, at))
    return found


def _calls(wanted: list[Application]) -> tuple[dict[int, datetime], dict[int, list[datetime]]]:
    """When somebody last talked with each, and the calls that nobody answered."""
    talked: dict[int, datetime] = {}
    tries: dict[int, list[datetime]] = {}
    made = FriendlyCall.objects.filter(application__in=[each.pk for each in wanted], made_at__isnull=False)
    rows: Any = made.order_by("made_at").values_list("application_id", "made_at", "is_reached")
    for pk, at, is_reached in rows:
        if is_reached:
            talked[pk] = at
        else:
            tries.setdefault(pk, []).append(at)
    return talked, tries


def _did_not_get_through(people: set[int]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = {}
    rows = Message.objects.filter(person__in=people, state=State.NOT_DELIVERED).values_list("person_id", "posted_at")
    for person_id, at in rows:
        found.setdefault(person_id, []).append(at)
    return found

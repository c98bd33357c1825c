"""How recruiting goes, as numbers: who reached which stage, how long it took, where people left (REC-8).
No database, no clock: it is given the ways people went, and today.

A *way* is one application, or a hello that led to none; a *walk* is everything one person did. Someone with two
applications, or welcomed back, is one walk: counted once in each stage, with the days of every stay added up.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Path:
    """The stages in the order people walk them. `ends_in` is the stage of those who left; somebody who never was in
    any of `walked_through` but got further was brought over from elsewhere."""

    stages: tuple[str, ...]
    ends_in: str
    walked_through: str


@dataclass(frozen=True, slots=True)
class Way:
    """Moves as (stage, when), the oldest first, at least one. `because` is why it ended, if it did and we know. A hello
    that led to nothing belongs to no role."""

    moves: tuple[tuple[str, datetime], ...]
    because: str = ""
    role: Hashable = None

    @property
    def began(self) -> datetime:
        return self.moves[0][1]

    @property
    def stage(self) -> str:
        return self.moves[-1][0]

    def stays(self, today: datetime) -> Iterable[tuple[str, datetime, datetime]]:
        """(stage, from, to) of each stay; the last one lasts until now."""
        ends = [at for _, at in self.moves[1:]] + [today]
        for (stage, began), ended in zip(self.moves, ends, strict=True):
            yield stage, began, max(began, ended)


@dataclass(frozen=True)
class Walk:
    """Everything one person did here."""

    who: Hashable
    ways: tuple[Way, ...]
    path: Path
    now: datetime

    @property
    def began(self) -> datetime:
        return min(way.began for way in self.ways)

    @cached_property
    def is_brought_over(self) -> bool:
        """They got further than the first steps without ever taking them: recruited somewhere else."""
        been = {stage for way in self.ways for stage, _ in way.moves}
        places = self.path.stages
        later = places[places.index(self.path.walked_through) + 1 :]
        return self.path.walked_through not in been and bool(been & set(later))

    @cached_property
    def furthest(self) -> int:
        """The place in the path of the furthest stage they ever reached."""
        been = [self._place(stage) for way in self.ways for stage, _ in way.moves]
        return max((place for place in been if place is not None), default=0)

    @cached_property
    def here(self) -> str:
        """The furthest stage they are in today; empty when they have left."""
        places = [place for way in self.ways if (place := self._place(way.stage)) is not None]
        return self.path.stages[max(places)] if places else ""

    @property
    def has_left(self) -> bool:
        return not self.here

    @cached_property
    def left(self) -> tuple[str, str]:
        """(the stage they left from, why), of the way that ended last. Only for those who have left."""
        last = max(self.ways, key=lambda way: way.moves[-1][1])
        before = [stage for stage, _ in last.moves if stage != self.path.ends_in]
        return (before[-1] if before else self.path.stages[0]), last.because

    def reached(self, place: int) -> bool:
        return place <= self.furthest

    @cached_property
    def days(self) -> dict[str, int]:
        """Whole days in each stage. Stays that overlap, of two applications, count once."""
        found: dict[str, timedelta] = {}
        until: dict[str, datetime] = {}
        stays = sorted((stay for way in self.ways for stay in way.stays(self.now)), key=lambda stay: stay[1])
        for stage, began, ended in stays:
            start = max(began, until.get(stage, began))
            found[stage] = found.get(stage, timedelta()) + max(ended - start, timedelta())
            until[stage] = max(ended, until.get(stage, ended))
        return {stage: lasted // DAY for stage, lasted in found.items()}

    def _place(self, stage: str) -> int | None:
        return self.path.stages.index(stage) if stage in self.path.stages else None


@dataclass(frozen=True, slots=True)
class StageNumbers:
    """One stage. `days` is the median of those who went on from it, `days_so_far` of those in it today; None for
    nobody."""

    stage: str
    reached: int
    went_on: int
    here: int
    left: int
    days: int | None
    days_so_far: int | None


@dataclass(frozen=True, slots=True)
class TrackNumbers:
    """One track. `days` is the median of those who are done; who left before that is counted as stopped."""

    track: str
    began: int
    done: int
    open: int
    stopped: int
    days: int | None


@dataclass(frozen=True, slots=True)
class TrackTime:
    """One person on one track."""

    track: str
    who: Hashable
    began: datetime
    ended: datetime | None


def middle(days: Iterable[float]) -> int | None:
    """The median in whole days, half days upwards; None for nobody."""
    found = list(days)
    return int(median(found) + 0.5) if found else None


def for_role(walks: Iterable[Walk], role: Hashable) -> list[Walk]:
    """The same people with what they did for one role only; those who did nothing for it are left out."""
    theirs = ((walk, tuple(way for way in walk.ways if way.role == role)) for walk in walks)
    return [replace(walk, ways=ways) for walk, ways in theirs if ways]


def who_walked(walks: Iterable[Walk], first: date | None = None, last: date | None = None) -> list[Walk]:
    """Those who began from one day to another, both included, and were not brought over."""
    return [
        walk
        for walk in walks
        if not walk.is_brought_over
        and (first is None or walk.began.date() >= first)
        and (last is None or walk.began.date() <= last)
    ]


def by_stage(walks: Sequence[Walk], path: Path) -> list[StageNumbers]:
    """Each stage of the path, in its order."""
    numbers = []
    for place, stage in enumerate(path.stages):
        on = [walk for walk in walks if walk.reached(place + 1)]
        here = [walk for walk in walks if walk.here == stage]
        numbers.append(
            StageNumbers(
                stage,
                reached=sum(walk.reached(place) for walk in walks),
                went_on=len(on),
                here=len(here),
                left=sum(walk.has_left and walk.left[0] == stage for walk in walks),
                days=middle(walk.days[stage] for walk in on if stage in walk.days),
                days_so_far=middle(walk.days[stage] for walk in here),
            )
        )
    return numbers


def by_track(walks: Sequence[Walk], times: Iterable[TrackTime], tracks: Iterable[str]) -> list[TrackNumbers]:
    """Each track in the order given, for these people only."""
    people = {walk.who: walk for walk in walks}
    counted = [time for time in times if time.who in people]
    numbers = []
    for track in tracks:
        here = [time for time in counted if time.track == track]
        lasted = [(time.ended - time.began) // DAY for time in here if time.ended is not None]
        stopped = sum(time.ended is None and people[time.who].has_left for time in here)
        numbers.append(
            TrackNumbers(track, len(here), len(lasted), len(here) - len(lasted) - stopped, stopped, middle(lasted))
        )
    return numbers


def why_left(walks: Iterable[Walk]) -> Counter[tuple[str, str]]:
    """How many of those who have left did so (from which stage, why)."""
    return Counter(walk.left for walk in walks if walk.has_left)


def by_kind(walks: Iterable[Walk], met: Iterable[tuple[Hashable, str]]) -> Counter[str]:
    """Of (who, what stood in their way), how many of these people met each: a person once for each kind."""
    people = {walk.who for walk in walks}
    return Counter(kind for who, kind in set(met) if who in people)


def longest_wait(numbers: Iterable[StageNumbers]) -> StageNumbers | None:
    """The stage with the greatest median of those who went on from it; the earlier of two alike."""
    return max((each for each in numbers if each.days), key=lambda each: each.days or 0, default=None)


def safe_along(counts: Sequence[int], least: int) -> list[int | None]:
    """Counts that only fall from one to the next, as they may be shown to someone who must not learn of few people.

    None hides one. What is shown is nobody or at least `least`, and so is the difference of any two shown.
    """
    shown: list[int | None] = []
    last: int | None = None
    for count in counts:
        is_enough = count == 0 or count >= least
        is_apart = last is None or last == count or last - count >= least
        shown.append(count if is_enough and is_apart else None)
        last = count if shown[-1] is not None else last
    return shown

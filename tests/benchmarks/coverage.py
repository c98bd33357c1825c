"""How long it takes to cover histories, for `make bench`: one with all that its pages show, and ten thousand
with what the funnel compares and the next step of each."""

from random import Random
from statistics import quantiles
from time import perf_counter

from coprod.peers.references.months import Month
from coprod.peers.references.rules import Activity, Referee, Rule, Standing, coverage

History = tuple[list[Activity], list[Referee]]

ENDING = Month(2025, 6)


def measure() -> dict[str, float]:
    """`coverage_one_ms`, which 95 in 100 histories stay under, and `coverage_10000_s`, of the same people."""
    random = Random(2025)
    histories = [made_up(random) for _ in range(10_000)]
    ones = [seconds_for([history], with_months=True) for history in histories[:1_000]]
    return {
        "coverage_one_ms": quantiles(ones, n=20)[-1] * 1_000,
        "coverage_10000_s": seconds_for(histories, with_months=False),
    }


def seconds_for(histories: list[History], *, with_months: bool) -> float:
    """How long coverage and next step take for all of these, and their months if pages show them."""
    rule = Rule()
    began = perf_counter()
    for activities, referees in histories:
        covered = coverage(rule, ENDING, activities, referees)
        _ = covered.is_met, covered.next_step, with_months and covered.months
    return perf_counter() - began


def made_up(random: Random) -> History:
    """Years of a life in stretches, some left out or kept for a talk, and who knew the person in some."""
    activities, referees = [], []
    first = ENDING - random.randint(24, 36)
    while first <= ENDING:
        last = first + random.randint(0, 9)
        if random.random() < 0.8:
            activities.append(Activity(first, last, to_talk_about=random.random() < 0.2))
        if random.random() < 0.4:
            referees.append(someone_who_knew_them(random, first, last))
        first = last + random.choice((0, 1, 1, 3))
    return activities, referees


def someone_who_knew_them(random: Random, first: Month, last: Month) -> Referee:
    standing = random.choice(list(Standing))
    is_back = standing not in (Standing.NAMED, Standing.ASKED, Standing.DECLINED)
    return Referee(
        identity=random.randrange(1_000_000),
        standing=standing,
        first=first - random.randint(0, 6),
        last=None if random.random() < 0.2 else last + random.randint(0, 6),
        received=ENDING - random.randint(0, 14) if is_back else None,
    )

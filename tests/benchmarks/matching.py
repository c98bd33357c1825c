"""How long it takes to find mentors for one resident among two thousand, for `make bench`."""

from random import Random
from statistics import quantiles
from time import perf_counter

from coprod.peers.matching.asks import Company, Day, Describes, Fact, How, Interest, Language, Listed, Must, Part
from coprod.peers.matching.rules import AskedFor, Card, Mentor, suggest

MENTORS = 2_000
RESIDENTS = 100


def measure() -> dict[str, float]:
    """`matching_one_ms`, which 95 in 100 residents stay under, against all mentors."""
    random = Random(2025)
    mentors = [made_up(random, number) for number in range(MENTORS)]
    times = [seconds_for(wishes(random), mentors) for _ in range(RESIDENTS)]
    return {"matching_one_ms": quantiles(times, n=20)[-1] * 1_000}


def seconds_for(asked: AskedFor, mentors: list[Mentor]) -> float:
    began = perf_counter()
    suggest(asked, mentors)
    return perf_counter() - began


def wishes(random: Random) -> AskedFor:
    return AskedFor("Wren", musts=frozenset(random.sample([Must.NOT_KNOWN, Must.NO_DOGS], 1)), **lists(random))


def made_up(random: Random, number: int) -> Mentor:
    card = Card(describes=random.choice(list(Describes)), has_dog=random.random() < 0.2, **lists(random))
    return Mentor(number, "Juniper", card, supports=random.randint(0, 2), room_for=2)


def lists(random: Random) -> dict[str, frozenset[Listed]]:
    kinds = {
        "facts": Fact,
        "how": How,
        "company": Company,
        "interests": Interest,
        "languages": Language,
        "days": Day,
        "parts": Part,
    }
    return {name: frozenset(random.sample(list(kind), random.randint(0, 3))) for name, kind in kinds.items()}

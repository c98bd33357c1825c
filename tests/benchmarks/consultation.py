"""What a page of a busy consultation costs: a part of 20 passages and 300 contributions, of a document with
80 passages and 1,000 contributions. And how long it takes to align a long policy with its next version."""

import uuid
from datetime import timedelta
from random import Random
from statistics import quantiles
from time import perf_counter

from django.test.utils import CaptureQueriesContext

REQUESTS = 40


def measure() -> dict[str, float]:
    """`consultation_queries`, `consultation_p95_ms`, `consultation_kb` (as sent, compressed), `alignment_s`."""
    from django.db import connection
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        browser, address = _a_busy_part()
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(address)
        queries = float(len(asked))
        if page.status_code != 200:
            raise RuntimeError(f"The page came back with {page.status_code}, {page.headers.get('Location')}.")
        times = [_milliseconds(browser, address) for _ in range(REQUESTS)]
        return {
            "consultation_queries": queries,
            "consultation_p95_ms": quantiles(times, n=20)[-1],
            "consultation_kb": _compressed(page.content) / 1024,
            "alignment_s": _alignment(),
        }
    finally:
        teardown_databases(databases, verbosity=0)


def _a_busy_part():
    from coprod import clock
    from coprod.audit.actor import Actor
    from coprod.panels.consultations.acts import asking, saying
    from coprod.panels.consultations.models import Contribution
    from coprod.panels.membership import acts as membership
    from coprod.people.models import Charity, Person, Service
    from coprod.programme.policies import acts as policies
    from tests.people import signed_in_client, user_named

    Charity.objects.create(name="Harbour Housing Together", contact_number="01632 960001")
    services = {"Quayside": Service.objects.create(name="Quayside"), None: None}
    hal, nia, nell = (user_named(name, services) for name in ("hal", "nia", "nell"))
    kingfisher = membership.join(nell.person, panel_name="Kingfisher", by=Actor.of(nia))
    others = [
        membership.join(Person.objects.create(chosen_name="Ash"), panel_name=f"Bird {n}", by=Actor.of(nia))
        for n in range(40)
    ]
    typed = "\n\n".join(
        f"# Part {part}\n\n" + "\n\n".join(f"Passage {n} of part {part}. {'Some words. ' * 12}" for n in range(20))
        for part in range(1, 5)
    )
    today = clock.today()
    version = policies.begin(
        title="Long", typed=typed, owner=hal, review_on=today + timedelta(days=9), by=Actor.of(hal)
    )
    terms = {"can_change": "All.", "cannot_change": "None.", "decided_by": "Hal"}
    days = {"closes_on": today + timedelta(days=9), "hear_by": today + timedelta(days=19)}
    consultation = asking.open_it(asking.prepare(version, **terms, **days, by=Actor.of(hal)), by=Actor.of(hal))
    parts = list(version.parts.all())
    random = Random(2026)
    Contribution.objects.bulk_create(
        Contribution(
            consultation=consultation,
            part=parts[0] if number < 300 else random.choice(parts[1:]),
            author=random.choice(others),
            words=f"Thing {number}. {'What I think of it. ' * random.randint(1, 12)}",
            once=uuid.uuid4(),
        )
        for number in range(1000)
    )
    for member in others:
        by = Actor.of(nia)
        saying.tap(consultation, parts[0], member=member, kind="change", happened=False, by=by)
    saying.tap(consultation, parts[0], member=kingfisher, kind="works", happened=False, by=Actor.of(nell))
    return signed_in_client(nell), f"/panel/consultations/{consultation.pk}/parts/1/"


def _milliseconds(browser, address: str) -> float:
    began = perf_counter()
    browser.get(address)
    return (perf_counter() - began) * 1000


def _compressed(content: bytes) -> int:
    from gzip import compress

    return len(compress(content))


def _alignment() -> float:
    """400 passages, half of them changed a little, some moved: the longest policy there may be."""
    from coprod.programme.policies.lineage import align

    random = Random(2026)
    words = [f"word{n}" for n in range(600)]
    old = [" ".join(random.choices(words, k=random.randint(8, 40))) for _ in range(400)]
    new = [_changed(random, text) if n % 2 else text for n, text in enumerate(old)]
    random.shuffle(new)
    began = perf_counter()
    align(old, new)
    return perf_counter() - began


def _changed(random: Random, text: str) -> str:
    found = text.split()
    for _ in range(3):
        found[random.randrange(len(found))] = f"other{random.randrange(99)}"
    return " ".join(found)

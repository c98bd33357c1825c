"""What the pages a lead opens all day cost, for `make bench`: Today, people on the board, in the table, filtered and
searched, and a person's record, in a charity that knows 10,000 people, of whom 1,000 are in the process."""

from datetime import timedelta
from random import Random
from statistics import quantiles
from time import perf_counter

from tests.benchmarks.database import in_a_database

PEOPLE = 10_000
IN_THE_PROCESS = 1_000
TIMES = 10
LISTS = (
    "/workspace/people/",
    "/workspace/people/?layout=table",
    "/workspace/people/?track=references&sort=since&layout=table",
    "/workspace/people/?q=wren+99&layout=table",
    "/workspace/people/?q=wren99@people.test&layout=table",
)


def measure() -> dict[str, float]:
    """`staff_queries`, the most of any of these pages, and `staff_p95_ms`, of the slowest of them."""
    return in_a_database(_measured)


def _measured() -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from coprod.people.models import Charity, Service
    from tests.people import signed_in_client, user_named

    Charity.objects.create(name="Harbour Housing Together", contact_number="01632 960001")
    quayside = Service.objects.create(name="Quayside")
    lead = user_named("priya", {"Quayside": quayside})
    record = _the_process(_people(quayside))
    browser, queries, slowest = signed_in_client(lead), [], []
    for path in ("/workspace/", *LISTS, f"/workspace/people/{record}/"):
        _milliseconds(browser, path)
        with CaptureQueriesContext(connection) as asked:
            _milliseconds(browser, path)
        queries.append(len(asked))
        slowest.append(quantiles([_milliseconds(browser, path) for _ in range(TIMES)], n=20)[-1])
    return {"staff_queries": max(queries), "staff_p95_ms": max(slowest)}


def _milliseconds(browser, path: str) -> float:
    began = perf_counter()
    page = browser.get(path)
    if page.status_code != 200:
        raise RuntimeError(f"{path} came back with {page.status_code}, {page.headers.get('Location')}.")
    return (perf_counter() - began) * 1000


def _people(service):
    from coprod.people.models import Person

    people = (Person(chosen_name=f"Wren {number}", service=service) for number in range(PEOPLE))
    return Person.objects.bulk_create(people, batch_size=1000)


def _the_process(people) -> int:
    """Applications at every open stage, histories told and referees asked; the id of someone in checks."""
    from coprod import clock
    from coprod.peers.recruitment import readiness
    from coprod.peers.recruitment.models import Application, ApplicationMove
    from coprod.peers.recruitment.stages import PATH, Stage
    from coprod.peers.references.models import ReferenceRule
    from coprod.peers.references.months import Month
    from tests import checking

    random, today = Random(2026), clock.today()
    role, rule = checking.role_with_a_check(), ReferenceRule.in_force()
    if rule.pk is None:
        rule.save()
    applications = []
    for number, person in enumerate(people[:IN_THE_PROCESS]):
        sent = clock.now() - timedelta(days=random.randrange(60))
        applications.append(
            Application(
                person=person,
                role=role,
                stage=PATH[number % len(PATH)],
                stage_since=sent,
                sent_at=sent,
                rule=rule,
                window_ends=Month.of(today),
            )
        )
    applications = Application.objects.bulk_create(applications, batch_size=500)
    ApplicationMove.objects.bulk_create(
        ApplicationMove(subject=each, from_stage="", to_stage=each.stage, at=each.stage_since, by="Priya")
        for each in applications
    )
    in_checks = {each.person_id for each in applications if each.stage == Stage.CHECKS}
    _histories([each.person for each in applications], in_checks, Month.of(today))
    readiness.refresh()
    return next(each.person_id for each in applications if each.stage == Stage.CHECKS)


def _histories(people, in_checks, ends) -> None:
    """Three years told in six parts, each with someone to vouch, who was asked when the person is in checks."""
    from coprod.peers.references.models import Activity, Referee, ReferenceRequest

    referees = Referee.objects.bulk_create(
        [
            Referee(person=person, name=f"Len {n}", address=f"len{person.pk}.{n}@boatyard.test")
            for person in people
            for n in range(6)
        ],
        batch_size=500,
    )
    Activity.objects.bulk_create(
        [
            Activity(
                person_id=referee.person_id,
                referee=referee,
                first=ends - (place % 6 * 6 + 6),
                last=ends - (place % 6 * 6 + 1),
                kind="volunteering",
                words="Helping at the boatyard",
            )
            for place, referee in enumerate(referees)
        ],
        batch_size=500,
    )
    asked = [ReferenceRequest(referee=each) for each in referees if each.person_id in in_checks]
    ReferenceRequest.objects.bulk_create(asked, batch_size=500)

"""What bringing thousands of people over costs, for `make bench`: 2,500 rows are read, looked at and brought."""

import io
import uuid
from time import perf_counter

from tests.benchmarks.database import in_a_database

ROWS = 2_500


def measure() -> dict[str, float]:
    """Seconds to read the file, to look at its rows, and to bring them: the last is how long others wait to write."""
    return in_a_database(_measured)


def _measured() -> dict[str, float]:
    from django.core.files.base import ContentFile

    from coprod.audit.actor import Actor
    from coprod.people.arrivals import sheets
    from coprod.people.models import Charity, Person, Service
    from coprod.programme.arrivals import acts, reading
    from tests import recruiting
    from tests.people import user_named

    Charity.objects.create(name="Harbour Housing Together", contact_number="01632 960001")
    recruiting.role()
    by = Actor.of(user_named("priya", {"Quayside": Service.objects.create(name="Quayside")}))
    file, took = ContentFile(_workbook(), name="people.xlsx"), {}
    began = perf_counter()
    book = reading.read(file, [(sheet, sheet.form(by=by)) for sheet in sheets(by)])
    took["arrivals_read_s"], began = perf_counter() - began, perf_counter()
    run = acts.claim(acts.send_in(book, once=uuid.uuid4(), by=by).pk)
    acts.look(run, by=by)
    took["arrivals_look_s"], began = perf_counter() - began, perf_counter()
    run.refresh_from_db()
    acts.decide_to_bring(run, chosen=(), by=by)
    acts.bring(acts.claim(run.pk), by=by)
    took["arrivals_bring_s"] = perf_counter() - began
    if Person.objects.filter(user__isnull=True).count() != ROWS:
        raise RuntimeError("Not everyone came over.")
    return took


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("People and applications")
    page.append(
        ["What we call them", "E-mail", "Mobile for texts", "Service", "Role on offer", "Stage", "Said hello on"]
    )
    for number in range(ROWS):
        address, phone = f"wren{number}@people.test", f"0770{number + 1_000_000}"
        page.append([f"Wren {number}", address, phone, "Quayside", "Peer mentor", "Said hello", "3 April 2024"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()

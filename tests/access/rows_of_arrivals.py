"""Who may open the pages of what a charity brings over (see matrix.py)."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from coprod.audit.actor import Actor
from coprod.people.arrivals import sheets
from coprod.programme.arrivals import acts, reading, schedule
from coprod.programme.arrivals.models import Run
from tests import recruiting
from tests.access.matrix import ADMINISTRATOR, LEAD, LEADS, OFFICER, Row, row, setup

ONCE = "4b0a4d0e-1f0e-4a53-9d3f-52e1c8a4f601"
BRING = (*LEADS, OFFICER)


def _sent_in(cast: Any, content: bytes) -> Run:
    """A file of Priya, who leads at Quayside, looked at."""
    by = Actor.of(cast("priya"))
    recruiting.role()
    kinds = [(sheet, sheet.form(by=by)) for sheet in sheets(by)]
    run = acts.send_in(reading.read(SimpleUploadedFile("people.csv", content), kinds), once=uuid.uuid4(), by=by)
    schedule.begin(run)
    return run


@setup
def file_looked_at(cast: Any) -> dict[str, Any]:
    content = b"What we call them,E-mail,Service,Role on offer\nIvo,ivo@people.test,Quayside,Peer mentor"
    return {"pk": _sent_in(cast, content).pk}


@setup
def file_with_errors(cast: Any) -> dict[str, Any]:
    content = b"What we call them,E-mail,Service,Role on offer\nIvo,ivo,Atlantis,Peer mentor\n,,,"
    return {"pk": _sent_in(cast, content).pk}


@setup
def kind_people(cast: Any) -> dict[str, Any]:
    recruiting.role()
    return {"key": "people"}


SEES_THE_FILE = {LEAD: 200, ADMINISTRATOR: 200}
POST = {"method": "POST"}

ROWS: list[Row] = [
    row("What can be brought over", "arrivals:start", {BRING: 200, ADMINISTRATOR: 200}),
    row("The template to bring over", "arrivals:template", {BRING: 200}),
    row("The template of one kind", "arrivals:text_template", {BRING: 200}, objects="kind_people"),
    row("Send a file in", "arrivals:send_in", {BRING: 302}),
    row("Send no file at all", "arrivals:send_in", {BRING: 200}, data={"once": ONCE}, **POST),
    row("Bring one by hand", "arrivals:one", {BRING: 200}, objects="kind_people"),
    row("Bring an empty form", "arrivals:one", {BRING: 200}, objects="kind_people", data={"once": ONCE}, **POST),
    row("See a file that was sent in", "arrivals:run", SEES_THE_FILE, objects="file_looked_at"),
    row("See a file with errors", "arrivals:run", SEES_THE_FILE, objects="file_with_errors"),
    row("Bring a file over", "arrivals:bring", {LEAD: 302}, objects="file_looked_at", **POST),
    row("Put a file away", "arrivals:put_away", {LEAD: 302, ADMINISTRATOR: 302}, objects="file_looked_at", **POST),
    row("People to invite", "arrivals:invite", {LEADS: 200}),
    row("Invite nobody", "arrivals:invite", {LEADS: 200}, **POST),
]

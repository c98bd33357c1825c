"""The spreadsheet of people: opened by LibreOffice, nothing in it runs, nothing told in confidence is in it."""

import csv
import io
import shutil
import subprocess
from datetime import date

import pytest
from openpyxl import load_workbook

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import readiness
from coprod.peers.recruitment.models import Application
from coprod.people.models import Person
from tests import checking, recruiting

pytestmark = pytest.mark.django_db
MARKER = "a lighthouse keeper's secret"
PAGE = "/workspace/people/spreadsheet/?layout=table&sort=name"


@pytest.fixture
def people(cast):
    checking.role_with_a_check()
    asha = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    jon = recruiting.for_user(cast("jon"))
    Person.objects.filter(pk=jon.person_id).update(chosen_name="=HYPERLINK(1)")
    readiness.refresh()
    return asha, jon


def content(response):
    return b"".join(response.streaming_content)


def as_rows(response):
    sheet = load_workbook(io.BytesIO(content(response))).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_it_holds_what_is_shown_with_days_as_days(client_as, people):
    rows = as_rows(client_as("priya").post(PAGE, {"kind": "xlsx"}))
    assert rows[0][:4] == ["Name", "Role", "Stage", "Since"]
    assert [row[0] for row in rows[1:]] == ["=HYPERLINK(1)", "Asha Thistlewood"]
    assert rows[2][3].date() == clock.local(Application.objects.get(pk=people[0].pk).stage_since).date()
    assert "References: 0 days" in rows[2][5]


def test_only_the_filtered_ones_are_in_it_and_it_is_written_down(client_as, people):
    rows = as_rows(client_as("priya").post(f"{PAGE}&stage=checks&q=Asha", {"kind": "xlsx"}))
    assert [row[0] for row in rows[1:]] == ["Asha Thistlewood"]
    event = Event.objects.get(what="workspace.spreadsheet_taken")
    assert event.sentence == "took a spreadsheet of 1 person"
    assert "Asha" not in str(event.changes)


@pytest.mark.parametrize("name", ["＝HYPERLINK(1)", "＠SUM(1)", "\u00a0=1+1", "+44", "-1", "@x"])
def test_nothing_runs_however_it_is_written(client_as, people, name):
    Person.objects.filter(pk=people[1].person_id).update(chosen_name=name)
    text = content(client_as("priya").post(PAGE, {"kind": "csv"})).decode().removeprefix("\ufeff")
    assert f"'{name}" in [row[0] for row in csv.reader(io.StringIO(text))]


def test_a_letter_that_no_workbook_may_hold_is_left_out(client_as, people):
    Person.objects.filter(pk=people[1].person_id).update(chosen_name="Jon\ufffe Curlew")
    assert [
        row[0] for row in as_rows(client_as("priya").post(PAGE, {"kind": "xlsx"}))[1:]
    ] == ["Asha Thistlewood", "Jon Curlew"]


def test_nothing_in_it_runs(client_as, people):
    sheet = load_workbook(io.BytesIO(content(client_as("priya").post(PAGE, {"kind": "xlsx"})))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")
    text = content(client_as("priya").post(PAGE, {"kind": "csv"})).decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert date.fromisoformat(rows[2][3])


def test_how_people_are_reached_is_for_those_who_act_for_them(client_as, people):
    form = {"kind": "csv", "with_addresses": "on"}
    assert "asha@people.test" in content(client_as("priya").post(PAGE, form)).decode()
    assert "with how to reach them" in Event.objects.latest("pk").sentence
    assert "asha@people.test" not in content(client_as("priya").post(PAGE, {"kind": "csv"})).decode()
    assert "asha@people.test" not in content(client_as("safia").post(PAGE, form)).decode()
    assert "Asha" not in content(client_as("owen").post(PAGE, form)).decode()


def test_nothing_told_in_confidence_is_in_it(client_as, cast, people):
    asha, _jon = people
    recruitment.add_note(asha.person, words=MARKER, once=recruiting.once(), by=Actor.of(cast("priya")))
    Application.objects.filter(pk=asha.pk).update(good_with=MARKER, hopes=MARKER)
    Person.objects.filter(pk=asha.person_id).update(safe_contact_notes=MARKER, access_needs=MARKER)
    text = content(client_as("priya").post(PAGE, {"kind": "csv", "with_addresses": "on"})).decode()
    assert MARKER not in text
    assert "Read their record first" in text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice Calc is not installed")
def test_libreoffice_opens_it(client_as, people, tmp_path):
    book = tmp_path / "people.xlsx"
    book.write_bytes(content(client_as("priya").post(PAGE, {"kind": "xlsx"})))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true",
         "--outdir", str(tmp_path), str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    rows = list(csv.reader((tmp_path / "people.csv").open(encoding="utf-8")))
    assert rows[0][:3] == ["Name", "Role", "Stage"]
    assert rows[1][0] == "=HYPERLINK(1)"
    assert rows[2][3] == f"{clock.local(Application.objects.get(pk=people[0].pk).stage_since):%-d %b %Y}"

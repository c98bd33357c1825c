"""`manage.py import_people`: the same rules as the page, words a person can read, and an exit code."""

import pytest
from django.core.management import call_command

from coprod.audit.models import Event
from coprod.people.models import Person
from coprod.programme.arrivals.models import Run, State
from tests.people import with_role
from tests.programme.arrivals.conftest import GREBE, HEADINGS, IVO, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def saved(*rows):
        path = tmp_path / "people.xlsx"
        path.write_bytes(workbook([HEADINGS, *rows]))
        return str(path)

    return saved


def run(capsys, *arguments):
    """(exit code, what was printed, what was complained of)."""
    code = 0
    try:
        call_command("import_people", *arguments)
    except SystemExit as end:
        code = end.code
    return (code, *capsys.readouterr())


def known():
    return Person.objects.filter(user__isnull=True).count()


def test_it_brings_in_the_name_of_a_lead(priya, file, capsys):
    code, said, _ = run(capsys, file(IVO, GREBE), "--by", "Priya@harbour.test")
    assert (code, known()) == (0, 2)
    assert "Brought over: 2 rows of “People and applications”." in said
    assert Event.objects.get(what="arrivals.brought").actor_label == "Priya Sandpiper, by import_people"


def test_without_a_name_it_is_the_lead_of_the_whole_programme(priya, file, capsys):
    code, _, complained = run(capsys, file(IVO))
    assert (code, known()) == (2, 0)
    assert "--by" in complained
    with_role("lead", name="Lark Heron")
    code, said, _ = run(capsys, file(IVO))
    assert (code, known()) == (0, 1)
    assert "In the name of Lark Heron." in said


def test_a_dry_run_writes_nothing_and_keeps_nothing(priya, file, capsys):
    code, said, _ = run(capsys, file(IVO), "--dry-run", "--by", "priya@harbour.test")
    assert (code, known()) == (0, 0)
    assert "1 in the file, 1 ready" in said
    assert (Run.objects.get().state, Run.objects.get().rows) == (State.PUT_AWAY, "")


def test_rows_to_mend_are_told_and_nothing_is_brought(priya, file, capsys):
    code, _, complained = run(capsys, file(IVO, ["Ann", "ann", *IVO[2:]]), "--by", "priya@harbour.test")
    assert (code, known()) == (1, 0)
    assert "People and applications, row 3, E-mail: " in complained
    assert Run.objects.get().rows == ""


def test_who_is_here_already_stays_out(priya, file, capsys):
    run(capsys, file(IVO), "--by", "priya@harbour.test")
    code, said, _ = run(capsys, file(IVO, GREBE), "--by", "priya@harbour.test")
    assert (code, known()) == (0, 2)
    assert "row 2 stays out" in said
    code, _, complained = run(capsys, file(IVO), "--by", "priya@harbour.test")
    assert code == 1
    assert "Nothing is left to bring" in complained


def test_what_it_cannot_begin_with(priya, cast, file, tmp_path, capsys):
    assert run(capsys, str(tmp_path / "none.xlsx"), "--by", "priya@harbour.test")[0] == 2
    assert run(capsys, file(IVO), "--by", "nobody@harbour.test")[0] == 2
    assert run(capsys, file(IVO), "--by", cast("sam").email)[0] == 2
    wrong = tmp_path / "old.xls"
    wrong.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    code, _, complained = run(capsys, str(wrong), "--by", "priya@harbour.test")
    assert code == 2
    assert "older Excel file" in complained
    assert not Run.objects.exists()

"""Files as people have them: what is read, what is left out and said, and what is refused with a sentence."""

import io
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from coprod.audit.actor import Actor
from coprod.people.arrivals import sheets
from coprod.programme.arrivals import template
from coprod.programme.arrivals.reading import MOST_BYTES, MOST_ROWS, cells
from coprod.vault.checks import HasMacros, PackedTooTightly, UploadRefused
from tests.libreoffice import saved_as
from tests.programme.arrivals.conftest import GREBE, HEADINGS, IVO, people, read, upload, workbook

pytestmark = pytest.mark.django_db


def rows_of(book):
    return [row for _, row in book.tables[0].rows]


def refused(content, name, user):
    with pytest.raises(UploadRefused) as refusal:
        read(upload(content, name), user)
    return refusal.value.sentence


def as_csv(*rows, delimiter=",", encoding="utf-8", heads=HEADINGS):
    return "\r\n".join(delimiter.join(row) for row in [heads, *rows]).encode(encoding)


def test_a_workbook_is_read_row_by_row(priya):
    book = read(people(IVO, [], GREBE), priya)
    table = book.tables[0]
    assert [number for number, _ in table.rows] == [2, 4], "empty rows are passed over, numbers stay"
    assert table.rows[0][1]["email"] == "ivo@people.test"
    assert table.rows[1][1]["text"] == "07700900456"
    assert book.notices == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_in_every_usual_writing(priya, delimiter, encoding):
    zoe = ["Zoë Gosling", *IVO[1:]]
    book = read(upload(as_csv(zoe, delimiter=delimiter, encoding=encoding), "people.csv"), priya)
    assert rows_of(book)[0]["chosen_name"] == "Zoë Gosling"
    assert rows_of(book)[0]["stage"] == "Said hello"


def test_a_text_file_may_name_its_delimiter(priya):
    book = read(upload(b"sep=;\r\n" + as_csv(IVO, delimiter=";"), "people.csv"), priya)
    assert book.tables[0].rows[0][0] == 3
    assert rows_of(book)[0]["chosen_name"] == "Ivo Lapwing"


def test_headings_in_another_case_and_order_and_unknown_ones(priya):
    heads = ["ROLE ON OFFER *", "shoe size", "e-mail", "what we call them", "Service"]
    book = read(upload(workbook([heads, ["Peer mentor", "9", "ivo@people.test", "Ivo", "Quayside"]])), priya)
    assert rows_of(book)[0] == {
        "role": "Peer mentor",
        "email": "ivo@people.test",
        "chosen_name": "Ivo",
        "service": "Quayside",
    }
    assert book.notices == ["“People and applications”: we have no column “shoe size”, so it was left out."]


def test_a_missing_column_is_said_once(priya):
    book = read(upload(workbook([HEADINGS[:5], IVO[:5], GREBE[:5]])), priya)
    assert book.tables[0].troubles == [(1, "Role on offer", "This column is missing. Add it, with this heading.")]
    assert not book.tables[0].rows


def test_a_heading_that_stands_twice_is_said(priya):
    book = read(upload(workbook([[*HEADINGS, "E-Mail"], [*IVO, "b@people.test"]])), priya)
    assert book.tables[0].troubles == [(1, "E-mail", "Two columns have this heading. Keep one.")]


def test_words_above_the_headings_are_passed_over(priya):
    book = read(upload(workbook([["Our people, March"], [], HEADINGS, IVO])), priya)
    assert [number for number, _ in book.tables[0].rows] == [4]


def test_hidden_sheets_are_left_out_and_said(priya):
    def hide(book, page):
        other = book.create_sheet("Old")
        other.append(HEADINGS)
        other.append(GREBE)
        other.sheet_state = "hidden"

    book = read(people(IVO, change=hide), priya)
    assert book.notices == ["“Old” is hidden, so it was left out."]
    assert book.size == 1


def test_real_dates_numbers_and_bare_counts_of_days(priya):
    heads = [*HEADINGS, "Said hello on"]
    rows = [[*IVO, datetime(2024, 4, 3)], [*IVO, date(2024, 4, 3)], [*IVO, 45385], [*IVO, "3 April 2024"]]
    book = read(upload(workbook([heads, *rows])), priya)
    assert [row["said_hello_on"] for row in rows_of(book)] == ["2024-04-03"] * 3 + ["3 April 2024"]


def test_days_of_a_workbook_that_counts_from_1904(priya):
    def count_from_1904(book, page):
        book.epoch = CALENDAR_MAC_1904

    heads = [*HEADINGS, "Said hello on"]
    content = workbook([heads, [*IVO, datetime(2024, 4, 3)], [*IVO, 43923]], change=count_from_1904)
    book = read(upload(content), priya)
    assert [row["said_hello_on"] for row in rows_of(book)] == ["2024-04-03"] * 2


def test_phones_that_excel_made_numbers(priya):
    book = read(people([*IVO[:2], 7700900123, 1632960123.0, *IVO[4:]]), priya)
    assert (rows_of(book)[0]["text"], rows_of(book)[0]["phone"]) == ("7700900123", "1632960123")


def test_merged_cells_are_said_with_row_and_column(priya):
    def merge(book, page):
        page.merge_cells("E2:E3")

    book = read(people(IVO, GREBE, change=merge), priya)
    assert book.tables[0].troubles == [
        (3, "Service", "This cell is merged with another. Unmerge it, and fill in each cell.")
    ]


def test_formulas_are_never_worked_out(priya):
    """openpyxl saves no values: there is nothing to take. In text files they are text."""
    book = read(people(['=CONCAT("I","vo")', *IVO[1:]]), priya)
    assert book.tables[0].troubles[0][:2] == (2, "What we call them")
    written = read(upload(as_csv(["=cmd|' /C calc'!A0", *IVO[1:]]), "people.csv"), priya)
    assert rows_of(written)[0]["chosen_name"] == "=cmd|' /C calc'!A0"


def test_a_mistake_of_excel_is_said(priya):
    book = read(people(["#N/A", *IVO[1:]]), priya)
    assert book.tables[0].troubles == [(2, "What we call them", "Excel shows a mistake here. Type what it should say.")]


def test_a_file_saved_by_libreoffice_is_read_with_the_values_of_its_formulas(priya, tmp_path):
    source = tmp_path / "ours.xlsx"
    heads = [*HEADINGS, "Said hello on"]
    source.write_bytes(workbook([heads, ['="Ivo "&"Lapwing"', *IVO[1:], date(2024, 4, 3)]]))
    # Saved as LibreOffice's own kind first, so that nothing of the original is left in it.
    theirs = saved_as("xlsx", saved_as("ods", source, tmp_path), tmp_path)
    book = read(upload(theirs.read_bytes()), priya)
    assert rows_of(book)[0]["chosen_name"] == "Ivo Lapwing"
    assert rows_of(book)[0]["said_hello_on"] == "2024-04-03"
    assert book.tables[0].troubles == []
    for kind, words in (("ods", "OpenDocument"), ("xls", "older Excel")):
        assert words in refused(saved_as(kind, source, tmp_path).read_bytes(), f"people.{kind}", priya)


def zipped(parts, compression=ZIP_DEFLATED):
    saved = io.BytesIO()
    with ZipFile(saved, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return saved.getvalue()


def test_other_spreadsheets_are_refused_with_how_to_save_them(priya):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "take the password away" in refused(old + "EncryptedPackage".encode("utf-16-le"), "people.xlsx", priya)
    assert "older Excel file" in refused(old, "people.xls", priya)
    assert "Numbers" in refused(zipped({"Index/Document.iwa": b"x"}), "people.numbers", priya)
    assert "Change its name to end in .csv" in refused(as_csv(IVO), "people.xlsx", priya)
    assert "Change its name to end in .xlsx" in refused(workbook([HEADINGS, IVO]), "people.csv", priya)
    assert "ends in .xlsx" in refused(b"%PDF-1.7", "people.pdf", priya)


def test_broken_hostile_and_huge_files_are_refused(priya, monkeypatch):
    whole = workbook([HEADINGS, IVO])
    assert refused(b"", "people.xlsx", priya).startswith("There is nothing")
    assert refused(whole[: len(whole) // 2], "people.xlsx", priya)
    assert "larger than 10 MB" in refused(bytes(MOST_BYTES + 1), "people.csv", priya)
    assert "letters" in refused(b"What we call them,E-mail\r\n\x81\x8d,x", "people.csv", priya)
    with pytest.raises(PackedTooTightly):
        read(upload(zipped({"xl/worksheets/sheet1.xml": bytes(50_000_000)})), priya)
    macros = {"[Content_Types].xml": "macroEnabled", "xl/vbaProject.bin": "x"}
    with pytest.raises(HasMacros):
        read(upload(zipped(macros), "people.xlsm"), priya)
    monkeypatch.setattr(cells, "MOST_ROWS", 3)
    assert "rows" in refused(workbook([HEADINGS, *[IVO] * 5]), "people.xlsx", priya)


def test_entities_that_multiply_are_refused(priya):
    parts = {}
    with ZipFile(io.BytesIO(workbook([HEADINGS, IVO]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"<worksheet", bomb + b"<worksheet", 1)
    parts["xl/worksheets/sheet1.xml"] = sheet
    assert "could not read" in refused(zipped(parts), "people.xlsx", priya)


def test_a_million_empty_rows_are_no_rows(priya):
    def far_below(book, page):
        page.cell(900_000, 1, "a stray word")

    book = read(people(IVO, change=far_below), priya)
    assert book.size == 1
    assert "1,000 empty rows" in book.notices[0]


def test_no_headings_or_no_rows_are_said(priya):
    assert "no headings that we know" in refused(workbook([["a", "b"], ["1", "2"]]), "people.xlsx", priya)
    assert "no rows below" in refused(workbook([HEADINGS]), "people.xlsx", priya)
    assert MOST_ROWS >= 2_500


def test_words_from_right_to_left_and_small_pictures_stay(priya):
    names = ["מיכאל", "Ivo 🐦", "Ιβο\u200f"]
    book = read(people(*([name, *IVO[1:]] for name in names)), priya)
    assert [row["chosen_name"] for row in rows_of(book)] == names


def test_a_workbook_without_a_sheet_that_people_see(priya):
    book = Workbook()
    book.active.title = "How to fill this in"
    book.active.append(HEADINGS)
    book.active.append(IVO)
    saved = io.BytesIO()
    book.save(saved)
    assert "no headings" in refused(saved.getvalue(), "people.xlsx", priya)


def test_sheets_of_another_role_and_empty_ones_are_passed_over(priya, cast):
    """The template of a lead, filled in for one kind and sent by an officer."""
    content = io.BytesIO(template.workbook(sheets(Actor.of(priya)), Actor.of(priya)))
    book = load_workbook(content)
    for column, words in enumerate(["Ivo", "ivo@people.test", None, None, None, "Quayside", "Peer mentor"], start=1):
        book["People and applications"].cell(3, column, words)
    saved = io.BytesIO()
    book.save(saved)
    found = read(upload(saved.getvalue()), cast("ruth"))
    assert [(table.key, len(table.rows), table.troubles) for table in found.tables] == [("people", 1, [])]
    assert any("another role" in notice for notice in found.notices)


def rewritten(content, change):
    """The same workbook with its first sheet changed as bytes: as no program writes it, but somebody might."""
    saved = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(saved, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, change(old.read(name)) if is_sheet else old.read(name))
    return saved.getvalue()


@pytest.mark.parametrize("number", [b"1e400", b"-1e400", b"1e308"])
def test_a_number_beyond_all_numbers_is_no_day(priya, number):
    content = workbook([[*HEADINGS, "Said hello on"], [*IVO, 45000]])
    book = read(upload(rewritten(content, lambda sheet: sheet.replace(b"45000", number))), priya)
    assert rows_of(book)[0]["chosen_name"] == "Ivo Lapwing"


def test_a_heading_of_nothing_but_brackets_is_read_at_once(priya):
    heads = [*HEADINGS, "(a" * 25_000]
    assert rows_of(read(upload(as_csv([*IVO, "x"], heads=heads), "people.csv"), priya))[0]["email"] == "ivo@people.test"


def test_marks_of_merging_that_never_end_are_read_at_once(priya):
    half = b"</sheetData><!--" + b"<mergeCell " * 15_000 + b"-->"
    content = rewritten(workbook([HEADINGS, IVO]), lambda sheet: sheet.replace(b"</sheetData>", half))
    assert rows_of(read(upload(content), priya))[0]["email"] == "ivo@people.test"


def test_more_merged_cells_than_anybody_has_are_refused(priya):
    every = b"".join(b'<mergeCell ref="A%d:BH%d"/>' % (top, top + 1000) for top in range(1, 10_000, 1000))
    merged = b"</sheetData><mergeCells>" + every + b"</mergeCells>"
    content = rewritten(workbook([HEADINGS, IVO]), lambda sheet: sheet.replace(b"</sheetData>", merged))
    assert "Unmerge" in refused(content, "people.xlsx", priya)

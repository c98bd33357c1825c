"""From a file to tables: which sheet is which kind, which column is which field, row by row as text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django import forms
from django.core.files.base import ContentFile, File
from openpyxl.utils.datetime import from_excel

from coprod.people.arrivals import Sheet
from coprod.programme.arrivals.reading import texts, workbooks
from coprod.programme.arrivals.reading.cells import (
    MOST_BYTES,
    MOST_ROWS,
    CannotRead,
    Grid,
    Unreadable,
    as_text,
    too_many,
)
from coprod.vault import checks
from coprod.vault.kinds import XLSX
from coprod.vault.purposes import MIB, Purpose

SPREADSHEET = Purpose("arrivals", kinds=(XLSX,), most_bytes=MOST_BYTES, can_open=lambda user, file: False)
GUIDE = "How to fill this in"
"""The sheet of the template that is for people only."""
HEADINGS_WITHIN = 10
_SAVE_AS = "Open it, choose “Save as” and then “Excel workbook (.xlsx)”. Send that file."
_OLD_EXCEL, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
Numbered = tuple[int, list[Any]]
_DAYS_OF_EXCEL = range(15_000, 90_000)


@dataclass
class Table:
    """The rows of one kind: row number in the file and what is written there, by field. `troubles` are (row number,
    heading, sentence)."""

    key: str
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    troubles: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass
class Book:
    """What a file holds for us, and in `notices` what was left out."""

    tables: list[Table] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_known: bool = False
    """Whether any of our headings stand in it, with or without rows below them."""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> "Book":
        return cls([Table(**table) for table in data["tables"]], data["notices"])

    @property
    def size(self) -> int:
        return sum(len(table.rows) for table in self.tables)


def columns(sheet: Sheet, form: forms.Form) -> dict[str, forms.Field]:
    """The columns of a sheet: the fields of its form that people see."""
    return {name: each for name, each in form.fields.items() if not each.widget.is_hidden}


def read(
    upload: File, kinds: Sequence[tuple[Sheet, forms.Form]], *, key: str = "", not_mine: Collection[str] = ()
) -> Book:
    """What a file holds of these kinds. `key` names the kind of a text file; empty, its headings tell. `not_mine` are
    titles of kinds that someone else brings. Raises CannotRead or another UploadRefused with a sentence."""
    others = {_plain(title) for title in not_mine}
    book = Book()
    for grid in _grids(upload):
        book.notices += grid.notices
        if _plain(grid.title) in others:
            book.notices.append(f"“{grid.title}” is brought by someone with another role, so it was left out.")
        elif grid.rows and grid.title != GUIDE:
            _add(book, grid, [pair for pair in kinds if key in ("", pair[0].key)])
    if not book.is_known:
        raise CannotRead("We found no headings that we know in that file. Begin with the template, it has them.")
    if book.size > MOST_ROWS:
        raise too_many()
    if not book.size and not any(table.troubles for table in book.tables):
        raise CannotRead("There are headings in that file, but no rows below them.")
    return book


def _grids(upload: File) -> list[Grid]:
    name = PurePath(upload.name or "").name
    ending = PurePath(name).suffix.lower()
    if not upload.size:
        raise checks.NothingInIt("There is nothing in that file. Please choose it again.")
    if upload.size > MOST_BYTES:
        raise checks.TooBig(f"That file is larger than {MOST_BYTES // MIB} MB. Please send it in parts.")
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    _refuse_others(upload, content, ending)
    if ending in (".csv", ".tsv", ".txt"):
        if content[:4] == b"PK\x03\x04":
            raise CannotRead("That file is a spreadsheet, but its name ends in .csv. Change its name to end in .xlsx.")
        return [texts.grid(content, name)]
    if content[:4] != b"PK\x03\x04":
        raise CannotRead("Its name ends in .xlsx, but it is plain text inside. Change its name to end in .csv.")
    alone = ContentFile(content, name=name)  # without the type a browser guessed: Windows knows many for .xlsx
    checks.kind_of(alone, SPREADSHEET)
    return workbooks.grids(alone)


def _refuse_others(upload: File, content: bytes, ending: str) -> None:
    """The spreadsheets we do not read, each with how to save it as one that we do."""
    if content.startswith(_OLD_EXCEL):
        if _ENCRYPTED in content:
            raise CannotRead("That file has a password. Open it, take the password away, and send it again.")
        raise CannotRead(f"That is an older Excel file (.xls). {_SAVE_AS}")
    if ending == ".ods" or content[30:100].find(b"opendocument.spreadsheet") >= 0:
        raise CannotRead(f"That is an OpenDocument spreadsheet (.ods). {_SAVE_AS}")
    if ending == ".numbers" or _has_part(upload, content, "Index/Document.iwa"):
        raise CannotRead("That is a Numbers file. Choose “File”, “Export to” and “Excel”. Send that file.")
    if ending not in (".xlsx", ".csv", ".tsv", ".txt", ".xlsm"):
        raise CannotRead("Please send a spreadsheet that ends in .xlsx, or a text file that ends in .csv.")


def _has_part(upload: File, content: bytes, part: str) -> bool:
    if content[:4] != b"PK\x03\x04":
        return False
    try:
        with ZipFile(upload) as package:
            return part in package.namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    finally:
        upload.seek(0)


def _add(book: Book, grid: Grid, kinds: Sequence[tuple[Sheet, forms.Form]]) -> None:
    best = max(
        ((_matches(grid, sheet, form, place), -place, sheet, form) for sheet, form in kinds for place in _places(grid)),
        key=lambda each: each[:2],
        default=None,
    )
    if best is None or not best[0]:
        book.notices.append(f"“{grid.title}” has none of our headings, so it was left out.")
        return
    place, sheet, form = -best[1], best[2], best[3]
    book.is_known = True
    below = _without_example(book, grid, sheet, place)
    if any(table.key == sheet.key for table in book.tables):
        book.notices.append(f"“{grid.title}” has the same headings as another sheet, so it was left out.")
    elif below:
        book.tables.append(_table(book, grid, sheet, form, grid.rows[place], below))


def _without_example(book: Book, grid: Grid, sheet: Sheet, place: int) -> list[Numbered]:
    """The rows below the headings; the example of the template is none, in columns that may be fewer by now."""
    example = [_squeezed(value) for value in sheet.example.values() if value]
    below = []
    for number, cells in grid.rows[place + 1 :]:
        written = {_squeezed(as_text(cell)) for cell in cells if cell not in (None, "")}
        if example and example[0] in written and written <= set(example):
            book.notices.append(f"“{sheet.title}”: the example in row {number} was left out.")
        else:
            below.append((number, cells))
    return below


def _places(grid: Grid) -> range:
    return range(min(HEADINGS_WITHIN, len(grid.rows)))


def _matches(grid: Grid, sheet: Sheet, form: forms.Form, place: int) -> int:
    """How many headings of a kind stand in a row: at least two, and half of those it needs; more for the sheet that
    has its name."""
    ours = columns(sheet, form)
    known = set(_names(ours))
    found = {_plain(as_text(cell)) for cell in grid.rows[place][1] if not isinstance(cell, Unreadable)} & known
    if len(found) < min(2, len(ours)):
        return 0
    if _plain(grid.title) == _plain(sheet.title)[: len(_plain(grid.title))] and len(grid.title) > 5:
        return 1000 + len(found)
    needed = [_plain(str(each.label)) for each in ours.values() if each.required]
    return len(found) if 2 * sum(label in found for label in needed) >= len(needed) else 0


def _names(ours: dict[str, forms.Field]) -> dict[str, str]:
    """Each heading as it may be written, and its field."""
    return {_plain(name): name for name in ours} | {_plain(str(each.label)): name for name, each in ours.items()}


def _plain(heading: str) -> str:
    """A heading without case, accents of layout and what people add: "E-mail *" is "e mail"."""
    return " ".join(re.sub(r"\([^()]*\)|[\W_]+", " ", heading.casefold()).split())


def _table(
    book: Book, grid: Grid, sheet: Sheet, form: forms.Form, headings: Numbered, below: Sequence[Numbered]
) -> Table:
    ours = columns(sheet, form)
    table, at = Table(sheet.key), headings[0]
    where = _where(book, table, sheet, ours, headings)
    missing = [str(each.label) for name, each in ours.items() if each.required and name not in where.values()]
    table.troubles += [(at, label, "This column is missing. Add it, with this heading.") for label in missing]
    if missing:
        return table
    for number, cells in below:
        row = _row(table, number, cells, where, ours, grid.epoch)
        if any(row.values()):
            table.rows.append((number, row))
    return table


def _where(book: Book, table: Table, sheet: Sheet, ours: dict[str, forms.Field], headings: Numbered) -> dict[int, str]:
    """Which column holds which field."""
    names = _names(ours)
    where: dict[int, str] = {}
    for column, cell in enumerate(headings[1]):
        heading = "" if isinstance(cell, Unreadable) else as_text(cell)
        name = names.get(_plain(heading))
        if name is None and heading:
            book.notices.append(f"“{sheet.title}”: we have no column “{heading[:80]}”, so it was left out.")
        elif name is not None and name in where.values():
            table.troubles.append((headings[0], str(ours[name].label), "Two columns have this heading. Keep one."))
        elif name is not None:
            where[column] = name
    return where


def _row(
    table: Table, number: int, cells: list[Any], where: dict[int, str], ours: dict[str, forms.Field], epoch: Any
) -> dict[str, str]:
    row = dict.fromkeys(where.values(), "")
    for column, name in where.items():
        cell = cells[column] if column < len(cells) else None
        if isinstance(cell, Unreadable):
            table.troubles.append((number, str(ours[name].label), cell.sentence))
        else:
            row[name] = as_text(_day(cell, epoch) if isinstance(ours[name], forms.DateField) else cell)
    return row


def _day(cell: Any, epoch: Any) -> Any:
    """Excel counts days; a cell without the look of a date holds the bare count."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    is_count = is_number and _DAYS_OF_EXCEL.start <= cell < _DAYS_OF_EXCEL.stop
    return from_excel(cell, epoch) if is_count and epoch else cell


def _squeezed(value: str) -> str:
    return re.sub(r"\W+", "", value.casefold())

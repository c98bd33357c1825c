"""A list of people as a spreadsheet: days as days, nothing that a spreadsheet would run, nothing that was told in
confidence. Notes, histories and what people wrote about themselves are never in it."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from coprod import clock
from coprod.people.models import Person, Role
from coprod.ui.forms import Form
from coprod.workspace import pipeline
from coprod.workspace.filters import Filters

Cell = str | int | date | None
REACHING_ROLES = (Role.LEAD, Role.OFFICER)
"""Who may take along how people are reached, for the people of their services."""

HEADINGS = (
    "Name",
    "Role",
    "Stage",
    "Since",
    "Days at this stage",
    "Open tracks",
    "On a break",
    "Service",
    "Named contact",
)
ADDRESSES = ("Reach them by", "At", "Take care")
_WIDTHS = (26, 22, 14, 12, 10, 40, 10, 18, 22, 16, 30, 34)
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WOULD_RUN = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""Spreadsheets pass over what is empty before a sign, and take a wide sign for the narrow one."""


class SpreadsheetForm(Form):
    """Which file, and whether it says how people are reached."""

    kind = forms.ChoiceField(
        label="Which file?", choices=[("xlsx", "Excel or LibreOffice (.xlsx)"), ("csv", "Plain text (.csv)")],
        initial="xlsx", widget=forms.RadioSelect,
    )  # fmt: skip
    with_addresses = forms.BooleanField(
        label="With how to reach them", help_text="Only if you need it: look after the file then.", required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="sheet_%s", **kwargs)
        if not user.has_role(*REACHING_ROLES):
            del self.fields["with_addresses"]


def lines(user: Any, filters: Filters, *, with_addresses: bool) -> Iterator[list[Cell]]:
    """The headings, then a line for each person of the list."""
    yield [*HEADINGS, *(ADDRESSES if with_addresses else ())]
    for row in pipeline.every_row(user, filters, with_routes=with_addresses):
        tracks = ", ".join(f"{track}: {track.days} day{'' if track.days == 1 else 's'}" for track in row.tracks)
        line: list[Cell] = [row.name, row.role, str(row.stage.label), clock.local(row.since).date(), row.days, tracks]
        line += ["Yes" if row.on_break else "No", str(row.service or ""), row.contact]
        yield line + (_reached(user, row) if with_addresses else [])


def _reached(user: Any, row: pipeline.Row) -> list[Cell]:
    """How a person likes to be reached, for those who may act for their service; else nothing. What makes contact
    safe stays on the record: the line only says that there is something to read first."""
    service_id = row.service.pk if row.service else None
    if row.person is None or not user.has_role_in(service_id, *REACHING_ROLES):
        return ["", "", ""]
    return [*_way(row.person), "Read their record first" if row.person.safe_contact_notes else ""]


def _way(person: Person) -> tuple[str, str]:
    route = next(iter(person.routes.all()), None)
    if route is None:
        return "", ""
    at = route.through.get_full_name() if route.through else route.address
    broken = " (does not arrive)" if route.does_not_work_since else ""
    return route.get_kind_display(), f"{at}{broken}"


def as_xlsx(rows: Iterable[list[Cell]], name: str) -> FileResponse:
    """Written line by line to a file of its own, however long."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.freeze_panes = "B2"
    for letter, width in zip("ABCDEFGHIJKL", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, value, is_heading=not number) for value in row])
    kept = TemporaryFile()  # noqa: SIM115  the response closes it when it is sent
    book.save(kept)
    kept.seek(0)
    return FileResponse(kept, as_attachment=True, filename=f"{name}.xlsx")


def as_csv(rows: Iterable[Sequence[Cell]], name: str) -> StreamingHttpResponse:
    """Sent while it is written, with the mark by which spreadsheets know that it is UTF-8."""
    writer = csv.writer(_Echo())
    text = (writer.writerow([harmless(value) for value in row]) for row in rows)
    response = StreamingHttpResponse(_with_mark(text), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


SENT_AS: dict[str, Any] = {"xlsx": as_xlsx, "csv": as_csv}


class _Echo:
    def write(self, text: str) -> str:
        return text


def _with_mark(text: Iterable[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from text


def _cell(sheet: Any, value: Cell, *, is_heading: bool) -> Any:
    cell = WriteOnlyCell(sheet, _HIDDEN.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # words stay words, whatever they begin with
    if isinstance(value, date):
        cell.number_format = "d mmm yyyy"
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def harmless(value: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula begin with an apostrophe; days stand as 2026-11-17."""
    if not isinstance(value, str):
        return value
    words = _HIDDEN.sub("", value)
    return f"'{words}" if _WOULD_RUN.match(words) else words

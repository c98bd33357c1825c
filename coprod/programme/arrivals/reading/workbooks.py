"""Workbooks saved by Excel, LibreOffice and others as .xlsx. Read as a stream, so that a large one stays small."""

import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from django.core.files.base import File
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from coprod.programme.arrivals.reading.cells import MOST_COLUMNS, MOST_EMPTY, CannotRead, Grid, Unreadable

FORMULA = "There is a formula here without a value. Copy the cell and paste it as a value."
BROKEN = "Excel shows a mistake here. Type what it should say."
MERGED = "This cell is merged with another. Unmerge it, and fill in each cell."
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?)"')
_CHUNK = 1024 * 1024
MOST_MERGED = 100_000
"""Cells emptied by merging: more than any list of people has, and few enough to remember."""


def grids(upload: File) -> list[Grid]:
    """Every sheet of a workbook that people can see. A formula counts as the value it showed when it was saved.
    Raises CannotRead."""
    try:
        return list(_grids(upload))
    except CannotRead:
        raise
    except Exception as error:  # readers of other people's files raise anything
        raise CannotRead("We could not read that spreadsheet. Open it, save it as .xlsx and send it again.") from error
    finally:
        upload.seek(0)


def _grids(upload: File) -> Iterator[Grid]:
    book = _opened(upload)
    values: Any = None
    for sheet in book.worksheets:
        grid = Grid(sheet.title, epoch=book.epoch)
        if sheet.sheet_state != "visible":
            grid.notices.append(f"“{sheet.title}” is hidden, so it was left out.")
            yield grid
            continue
        has_formula = _fill(grid, sheet, _merged(upload, sheet._worksheet_path))
        if has_formula:
            values = values or _opened(upload, data_only=True)
            _show_values(grid, values[sheet.title])
        yield grid


def _opened(upload: File, *, data_only: bool = False) -> Any:
    upload.seek(0)
    return load_workbook(upload, read_only=True, data_only=data_only, keep_links=False)


def _fill(grid: Grid, sheet: Any, merged: set[tuple[int, int]]) -> bool:
    """Whether any cell has a formula: its value stands in another reading of the file."""
    has_formula, empty = False, 0
    for number, row in enumerate(_rows(sheet), start=1):
        cells = [_value(cell) for cell in row]
        for column in range(MOST_COLUMNS if merged else 0):
            if (number, column) in merged and column < len(cells) and cells[column] is None:
                cells[column] = Unreadable(MERGED)
        has_formula = has_formula or Unreadable(FORMULA) in cells
        before = len(grid.rows)
        grid.take(number, cells)
        empty = 0 if len(grid.rows) > before else empty + 1
        if empty >= MOST_EMPTY:
            grid.notices.append(f"“{grid.title}”: nothing is read below {MOST_EMPTY:,} empty rows, from row {number}.")
            break
    return has_formula


def _rows(sheet: Any) -> Iterator[Any]:
    sheet.reset_dimensions()  # files say wrongly how large they are
    return iter(sheet.iter_rows(max_col=MOST_COLUMNS))


def _value(cell: Any) -> Any:
    if cell.data_type == "f":
        return Unreadable(FORMULA)
    return Unreadable(BROKEN) if cell.data_type == "e" else cell.value


def _show_values(grid: Grid, sheet: Any) -> None:
    wanted = {number: cells for number, cells in grid.rows if Unreadable(FORMULA) in cells}
    for number, row in enumerate(_rows(sheet), start=1):
        for column, cell in enumerate(row):
            if number in wanted and wanted[number][column] == Unreadable(FORMULA) and cell.value is not None:
                wanted[number][column] = _value(cell)
        if number >= max(wanted):
            return


def _merged(upload: File, part: str) -> set[tuple[int, int]]:
    """(row, column from 0) of the cells that merging has emptied; the stream of cells does not say."""
    found: set[tuple[int, int]] = set()
    upload.seek(0)
    with ZipFile(upload) as package, package.open(part.lstrip("/")) as content:
        tail = b""
        while chunk := content.read(_CHUNK):
            for reference in _MERGE.findall(tail + chunk):
                found |= _emptied(reference.decode())
                if len(found) > MOST_MERGED:
                    raise CannotRead("Very many cells of that file are merged. Unmerge them and send it again.")
            tail = chunk[-200:]
    return found


def _emptied(reference: str) -> set[tuple[int, int]]:
    left, top, right, bottom = range_boundaries(reference)
    rows, columns = range(top, min(bottom, top + MOST_EMPTY) + 1), range(left - 1, min(right, MOST_COLUMNS))
    return {(row, column) for row in rows for column in columns} - {(top, left - 1)}

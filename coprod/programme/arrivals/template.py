"""The workbook and the text files that people fill in: a sheet for each kind, headings with notes, and an example."""

import csv
import io
from typing import Any

from django import forms
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from coprod.audit.actor import Actor
from coprod.people.arrivals import Sheet
from coprod.programme.arrivals.reading import MOST_ROWS
from coprod.programme.arrivals.reading.book import GUIDE, columns
from coprod.programme.arrivals.typed import answers

_HEADING = PatternFill("solid", fgColor="0B5563")
_EXAMPLE = PatternFill("solid", fgColor="FDF1DA")
_TEXT = "@"
_LONGEST_LIST = 250
"""Excel takes no longer list of answers in a cell."""
_FIRST_WORDS = (
    "There is a sheet for each kind. Fill in the ones you need, and leave the others empty.",
    "One row is one person, or one thing. Keep the headings as they are; their order does not matter.",
    "The row below the headings is an example. You can leave it there: we skip it.",
    "Write days like 17/11/2026.",
    "A heading with a star needs an answer in every row.",
    "Nothing is brought over before you have seen what would become of each row.",
)


def workbook(sheets: list[Sheet], by: Actor) -> bytes:
    """A workbook with a sheet for each kind. Every cell is text, so that numbers keep the 0 they begin with."""
    book = Workbook()
    guide: Any = book.active
    guide.title = GUIDE
    guide.column_dimensions["A"].width = 110
    for words in _FIRST_WORDS:
        guide.append([words])
    for sheet in sheets:
        guide.append([f"{sheet.title}: {sheet.about}"])
        _add(book.create_sheet(sheet.title[:31]), sheet, by)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def text(sheet: Sheet, by: Actor) -> bytes:
    """The same for one kind as a text file, which Excel opens in the right alphabet."""
    ours = columns(sheet, sheet.form(by=by))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([str(field.label) for field in ours.values()])
    writer.writerow([sheet.example.get(name, "") for name in ours])
    return written.getvalue().encode("utf-8-sig")


def _add(page: Any, sheet: Sheet, by: Actor) -> None:
    for number, (name, field) in enumerate(columns(sheet, sheet.form(by=by)).items(), start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = 24
        page.column_dimensions[letter].number_format = _TEXT
        heading = page.cell(1, number, f"{field.label}{' *' if field.required else ''}")
        heading.font, heading.fill = Font(bold=True, color="FFFFFF"), _HEADING
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        if note := str(field.help_text or ""):
            heading.comment = Comment(note, "coprod", width=260, height=90)
        example = page.cell(2, number, sheet.example.get(name, ""))
        example.fill, example.number_format = _EXAMPLE, _TEXT
        for row in range(3, 53):
            page.cell(row, number).number_format = _TEXT
        _offer(page, field, letter)
    page.freeze_panes = "A2"


def _offer(page: Any, field: forms.Field, letter: str) -> None:
    """The answers of a question with few of them, to choose from in the cell."""
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return
    labels = [label for _, label in answers(field)] if isinstance(field, forms.ChoiceField) else []
    listed = ",".join(labels)
    if not labels or len(listed) > _LONGEST_LIST or '"' in listed or any("," in label for label in labels):
        return
    offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    page.add_data_validation(offered)
    offered.add(f"{letter}3:{letter}{MOST_ROWS + 2}")

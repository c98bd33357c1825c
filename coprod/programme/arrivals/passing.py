"""All rows of a file, brought in one transaction: for real, or to see whether they could be and then undone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from tablib import Dataset

from coprod.audit.actor import Actor
from coprod.people.arrivals import Sheet
from coprod.programme.arrivals.reading import Book, Table
from coprod.programme.arrivals.typed import data_of
from coprod.ui.refusals import Refusal

MOST_TROUBLES = 500
NUMBER = "row number"
Place = tuple[str, int]
"""The key of a sheet and the number of a row."""
Read = Mapping[Place, Mapping[str, Any]]
"""What the forms read in rows."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong in a cell, or (column empty) in a row, and what to do about it."""

    sheet: str
    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Alike:
    """A row that may be a second time. `who` is what the row begins with."""

    key: str
    sheet: str
    row: int
    who: str
    sentence: str
    is_in_file: bool

    @property
    def place(self) -> str:
        return f"{self.key}:{self.row}"


@dataclass
class Found:
    """What passing through a file came to. `ready` is how many rows of each kind could be brought, or were."""

    troubles: list[Trouble] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    ready: dict[str, int] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        return {**asdict(self), "troubles": [asdict(each) for each in self.troubles[:MOST_TROUBLES]]}

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> "Found":
        troubles = [Trouble(**each) for each in data["troubles"]]
        return cls(troubles, [Alike(**each) for each in data["alike"]], dict(data["ready"]))


@dataclass
class Row:
    """One row while it is brought: what its form read."""

    number: int
    cleaned: Mapping[str, Any] = field(default_factory=dict)


class Rows(Resource):
    """The rows of one sheet, each read by the sheet's own form and brought by the sheet's own act."""

    class Meta:
        using_db = "default"
        instance_loader_class = BaseInstanceLoader
        use_transactions = True
        force_init_instance = True
        skip_diff = True
        clean_model_instances = False

    def __init__(
        self, sheet: Sheet, by: Actor, *, read: Read, here: Mapping[Place, str] | None, chosen: set[str]
    ) -> None:
        super().__init__()
        self.sheet, self.by, self.read, self.here, self.chosen = sheet, by, read, here, chosen
        self.form = sheet.form(by=by)
        self.alike: list[Alike] = []

    def init_instance(self, row: Mapping[str, str] | None = None) -> Row:
        assert row is not None
        return Row(int(row[NUMBER]))

    def import_instance(self, instance: Row, row: Mapping[str, str], **kwargs: Any) -> None:
        instance.cleaned = self.read.get((self.sheet.key, instance.number)) or read_row(self.form, row)

    def skip_row(self, instance: Row, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        """A row that may be a second time is left alone, unless somebody chose to bring it."""
        place = (self.sheet.key, instance.number)
        if import_validation_errors or f"{place[0]}:{place[1]}" in self.chosen:
            return False
        known = (self.here or {}).get(place, "")
        sentence = known or self.sheet.likeness(instance.cleaned, self.by)
        if sentence:
            self.alike.append(
                _alike(self.sheet, instance.number, row, sentence, is_in_file=self.here is not None and not known)
            )
        return bool(sentence)

    def do_instance_save(self, instance: Row, is_create: bool) -> None:
        try:
            self.sheet.bring(instance.cleaned, self.by)
        except Refusal as refusal:
            raise ValidationError(refusal.sentence)


def read_row(form: forms.Form, row: Mapping[str, str]) -> Mapping[str, Any]:
    """What the form reads in a row. Raises ValidationError by field. One form reads every row of a sheet: making it
    anew takes longer than reading."""
    data, unread = data_of(form, {name: text for name, text in row.items() if name != NUMBER})
    form.data, form.files, form.is_bound = data, {}, True  # type: ignore[assignment]
    form.full_clean()
    errors = {name: each.as_data() for name, each in form.errors.items()} | {
        name: [ValidationError(sentence)] for name, sentence in unread.items()
    }
    if errors:
        raise ValidationError(errors)
    return form.cleaned_data


def looked_at(book: Book, sheets: Mapping[str, Sheet], by: Actor, told: Callable[[int], None]) -> dict[Place, str]:
    """Whom or what the rows resemble that is here already. Nothing is written; `told` hears how many rows were read."""
    here: dict[Place, str] = {}
    seen = 0
    for table in book.tables:
        sheet = sheets[table.key]
        form = sheet.form(by=by)
        for number, row in table.rows:
            seen += 1
            told(seen)
            try:
                sentence = sheet.likeness(read_row(form, row), by)
            except ValidationError:
                continue  # said when the row is passed through: someone earlier in the file may mend it
            if sentence:
                here[table.key, number] = sentence
    return here


def beforehand(book: Book, sheets: Mapping[str, Sheet], by: Actor) -> Read:
    """What the rows of the first sheet say, read before others have to wait for us. Rows of later sheets may name
    people of earlier ones, so they are read when it is their turn."""
    read: dict[Place, Mapping[str, Any]] = {}
    for table in _in_order(book, sheets)[:1]:
        form = sheets[table.key].form(by=by)
        for number, row in table.rows:
            with suppress(ValidationError):  # said when the row is passed through
                read[table.key, number] = read_row(form, row)
    return read


def _in_order(book: Book, sheets: Mapping[str, Sheet]) -> list[Table]:
    return sorted(book.tables, key=lambda each: sheets[each.key].order)


def through(
    book: Book,
    sheets: Mapping[str, Sheet],
    by: Actor,
    *,
    read: Read,
    here: Mapping[Place, str] | None,
    chosen: set[str],
) -> Found:
    """Bring every row that can be, in the order of the sheets. `read` is what was read beforehand, `here` whom rows
    resemble that is here (None: not looked for). To be called in a transaction, which the caller keeps or undoes."""
    found = Found()
    for table in _in_order(book, sheets):
        sheet = sheets[table.key]
        rows = Rows(sheet, by, read=read, here=here, chosen=chosen)
        wrong = {number for number, _, _ in table.troubles}
        readable = [each for each in table.rows if each[0] not in wrong]
        result = rows.import_data(_dataset(readable))
        for number, errors in [*result.row_errors(), *((0, [each]) for each in result.base_errors)]:
            raise RuntimeError(f"Row {number} of a {table.key} sheet could not be brought.") from errors[0].error
        labels = {name: str(each.label) for name, each in rows.form.fields.items()}
        troubles = [Trouble(sheet.title, *each) for each in table.troubles]
        for each in result.invalid_rows:
            troubles += _troubles(sheet, readable[each.number - 1][0], labels, each.error_dict)
        found.troubles += sorted(troubles, key=lambda each: each.row)
        found.alike += rows.alike
        found.ready[table.key] = len(readable) - len(result.invalid_rows) - len(rows.alike)
    return found


def _dataset(rows: Sequence[tuple[int, Mapping[str, str]]]) -> Dataset:
    names = list(dict.fromkeys(name for _, row in rows for name in row))
    dataset = Dataset(headers=[NUMBER, *names])
    for number, row in rows:
        dataset.append([str(number), *(row.get(name, "") for name in names)])
    return dataset


def _troubles(
    sheet: Sheet, number: int, labels: Mapping[str, str], errors: Mapping[str, list[str]]
) -> Iterator[Trouble]:
    for name, sentences in errors.items():
        column = "" if name == NON_FIELD_ERRORS else labels.get(name, name)
        yield from (Trouble(sheet.title, number, column, sentence) for sentence in sentences)


def _alike(sheet: Sheet, number: int, row: Mapping[str, str], sentence: str, *, is_in_file: bool) -> Alike:
    who = next((text for name, text in row.items() if name != NUMBER and text), "")
    return Alike(sheet.key, sheet.title, number, who, sentence, is_in_file)

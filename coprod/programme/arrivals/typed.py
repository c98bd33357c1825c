"""What people write in cells, as the fields of a form read it: days in every usual way, answers, yes and no."""

import re
from datetime import date
from typing import Any

from django import forms

from coprod import clock
from coprod.ui.forms import MonthYearField

Typed = dict[str, Any]
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_TH = r"(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"((?:19|20|21)\d\d)[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ][\d:.]+z?)?")
_IN_NUMBERS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d\d)")
_IN_WORDS = re.compile(rf"(?:[a-z]+,? )?(\d{{1,2}}){_TH}[-/. ]*(?:of )?([a-z]+)[-/., ]*(\d{{4}}|\d\d)")
_MONTH_FIRST = re.compile(rf"([a-z]+)\.? (\d{{1,2}}){_TH},? (\d{{4}})")
_MONTH = re.compile(r"(\d{1,2}[-/. ]|[a-z]+)[-/. ]*(\d{4}|\d\d)")
_MONTH_LAST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:-\d\d)?")
_YES, _NO = {"yes", "y", "true", "1", "x", "✓", "✔", "on"}, {"", "no", "n", "false", "0", "-"}
_MOST_SHOWN = 12


def day(text: str) -> date | None:
    """A day as people here write it, the day before the month; None when it is none."""
    plain = " ".join(text.lower().split())
    if found := _YEAR_FIRST.fullmatch(plain):
        return _date(found[1], found[2], found[3])
    if found := _IN_NUMBERS.fullmatch(plain) or _IN_WORDS.fullmatch(plain):
        return _date(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _date(found[3], found[1], found[2])
    return None


def month(text: str) -> date | None:
    """The first of a month: "April 2024", "04/2024", or any day of it."""
    plain = " ".join(text.lower().split())
    if found := _MONTH_LAST.fullmatch(plain):
        return _date(found[1], found[2], "1")
    if found := _MONTH.fullmatch(plain):
        return _date(found[2], found[1].rstrip("-/. "), "1")
    there = day(text)
    return there.replace(day=1) if there else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) if len(year) == 4 else _of_two_digits(int(year)), _number(month), int(day))
    except ValueError:
        return None


def _number(month: str) -> int:
    """4 for "4", "apr", "sept" and "april"; 0 for what is no month."""
    if month.isdecimal():
        return int(month)
    return next((n for n, name in enumerate(_MONTHS, 1) if len(month) > 2 and name.startswith(month)), 0)


def _of_two_digits(year: int) -> int:
    """24 is 2024; 98 is 1998: nothing is brought from more than ten years ahead."""
    century = clock.today().year // 100 * 100
    return century + year if century + year <= clock.today().year + 10 else century - 100 + year


def data_of(form: forms.Form, row: dict[str, str]) -> tuple[Typed, dict[str, str]]:
    """What a browser would send for a row of cells, and by field what we could not read as it asks."""
    data: Typed = {}
    unread: dict[str, str] = {}
    for name, text in row.items():
        if name not in form.fields:
            continue
        try:
            data |= _of_cell(name, form.fields[name], text)
        except ValueError as error:
            unread[name] = str(error)
    return data, unread


def _of_cell(name: str, field: forms.Field, text: str) -> Typed:
    if isinstance(field, forms.BooleanField):
        return {name: _yes_or_no(text)}
    if not text:
        return {name: ""}
    if isinstance(field, forms.DateField):
        return {name: _known(day(text), text, "a day", "17/11/2026").isoformat()}
    if isinstance(field, MonthYearField):
        first = _known(month(text), text, "a month", "November 2026")
        return {f"{name}_year": str(first.year), f"{name}_month": f"{first.month:02}"}
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return {name: [_answer(field, part.strip()) for part in re.split(r"[,;\n]", text) if part.strip()]}
    if isinstance(field, forms.ChoiceField):
        return {name: _answer(field, text)}
    return {name: text}


def _known(read: date | None, text: str, what: str, like: str) -> date:
    if read is None:
        raise ValueError(f"“{_short(text)}” is not {what} of the calendar. Write it like {like}.")
    return read


def _yes_or_no(text: str) -> str:
    if text.casefold() in _YES:
        return "on"
    if text.casefold() in _NO:
        return ""
    raise ValueError(f"“{_short(text)}” is neither yes nor no. Write one of them.")


def _answer(field: Any, text: str) -> str:
    """The value of the answer with this name. Names are compared without case."""
    offered = answers(field)
    wanted = text.casefold()
    for value, label in offered:
        if wanted in (label.casefold(), value.casefold()):
            return value
    labels = [label for _, label in offered]
    more = " and others" if len(labels) > _MOST_SHOWN else ""
    raise ValueError(f"“{_short(text)}” is none of these: {', '.join(labels[:_MOST_SHOWN])}{more}.")


def answers(field: Any) -> list[tuple[str, str]]:
    """(value, name) of the answers a field offers. Kept on the field: a list of services is read once for a sheet."""
    if not hasattr(field, "offered"):
        field.offered = [(str(value), str(label)) for value, label in _flat(field.choices) if str(value)]
    offered: list[tuple[str, str]] = field.offered
    return offered


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(value, label)]
    return flat


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"

"""What is left to fix on a page, for the error summary and the title."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Entry:
    """One sentence of the summary and the id of the control it leads to ("" when there is none)."""

    sentence: str
    target: str = ""


def listed(forms: Iterable[Any]) -> list[Entry]:
    """Every error of the forms and formsets, in the order of the page. Fields that are well are not in it."""
    entries: list[Entry] = []
    for form in forms:
        entries += _of_form(form) if isinstance(form, BaseForm) else _of_formset(form)
    return entries


def in_words(number: int) -> str:
    """ "two" for 2; figures above ten."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _of_form(form: Any) -> Iterator[Entry]:
    if not form.is_bound or not form.errors:
        return
    visible = form.visible_fields()
    first = visible[0].error_target if visible else ""
    yield from (Entry(str(sentence), first) for sentence in form.non_field_errors())
    for field in form.hidden_fields():
        yield from (Entry(str(sentence)) for sentence in field.errors)
    for field in visible:
        yield from (Entry(str(sentence), field.error_target) for sentence in field.errors)


def _of_formset(formset: Any) -> Iterator[Entry]:
    if not formset.is_bound:
        return
    yield from (Entry(str(sentence)) for sentence in formset.non_form_errors())
    for form in formset.forms:
        yield from _of_form(form)

"""Ways to answer that Django does not have: chips, a counted text, a month and a year."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.dates import MONTHS

Years = Iterable[int] | Callable[[], Iterable[int]]


class ChipRadios(forms.RadioSelect):
    """One of several quick taps, drawn as chips over real radios."""

    template_name = "ui/forms/widgets/chips.html"


class Chips(forms.CheckboxSelectMultiple):
    """Several of several quick taps, drawn as chips over real checkboxes."""

    template_name = "ui/forms/widgets/chips.html"


class CountedTextarea(forms.Textarea):
    """A text box that says how many characters are left of the field's `max_length`."""

    template_name = "ui/forms/widgets/counted_textarea.html"


class MonthYearWidget(forms.Widget):
    """A month and a year as two plain selects. The value is "2026-08"; half an answer is "2026-" or "-08".

    `years` is the range to choose from, in the order they stand, or something that answers it when asked.
    """

    template_name = "ui/forms/widgets/month_year.html"
    use_fieldset = True

    def __init__(self, years: Years = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.years = years

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        year, month = split_month(value)
        years = self.years() if callable(self.years) else self.years
        offered = [str(each) for each in years]
        if year and year not in offered:
            offered = sorted([*offered, year], reverse=offered[:1] > offered[-1:])
        context["widget"] |= {
            "year": year,
            "month": month,
            "months": [(f"{number:02}", label) for number, label in MONTHS.items()],
            "years": offered,
            # With half an answer only the other half is wrong; with none or two, both are.
            "is_month_wrong": not month or bool(year),
            "is_year_wrong": not year or bool(month),
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        year, month = data.get(f"{name}_year") or "", data.get(f"{name}_month") or ""
        return f"{year}-{month}" if year or month else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}_year" not in data and f"{name}_month" not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def error_target(self, id_: str, value: Any) -> str:
        """The id of the select to go to: the first that is empty, or the month when both are filled."""
        year, month = split_month(value)
        return f"{id_}_year" if month and not year else f"{id_}_month"


def split_month(value: Any) -> tuple[str, str]:
    """("2026", "08") of "2026-08"; an empty text for whatever is missing, is no number or is no year of ours."""
    found = re.fullmatch(r"((?:19|20|21)[0-9]{2})?-([0-9]{2})?(?:-[0-9]{2})?", str(value)) if value else None
    return (found[1] or "", found[2] or "") if found else ("", "")

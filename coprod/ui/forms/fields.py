"""Fields that several rooms ask for: a month of a year, and the mark that makes a form count once."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coprod.ui.forms.widgets import MonthYearWidget, split_month


class MonthYearField(forms.Field):
    """A month of a year. Cleans to a text such as "2026-08", or None when empty and not required."""

    widget = MonthYearWidget
    default_error_messages = {
        "required": "Please choose a month and a year",
        "month": "Please choose the month as well",
        "year": "Please choose the year as well",
        "invalid": "Please choose a month and a year from the lists",
    }

    def to_python(self, value: Any) -> str | None:
        if value in self.empty_values:
            return None
        year, month = split_month(value)
        if month and not year:
            raise ValidationError(self.error_messages["year"], code="year")
        if year and not month:
            raise ValidationError(self.error_messages["month"], code="month")
        if not int(year or 0) or not 1 <= int(month) <= 12:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return f"{year}-{month}"


class OnceField(forms.Field):
    """A mark that travels with one shown form, unseen: acts treat the same form sent twice as sent once."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": "Please open this page again and send it once more",
        "invalid": "Please open this page again and send it once more",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(initial=uuid.uuid4, label="", **kwargs)

    def to_python(self, value: Any) -> uuid.UUID | None:
        if value in self.empty_values or isinstance(value, uuid.UUID):
            return value or None
        try:
            return uuid.UUID(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid")

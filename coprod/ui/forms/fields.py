"""Fields that several rooms ask for: a day, a time of day, a month of a year, the mark that makes a form count
once, and the mark of what it was shown with."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coprod import clock
from coprod.ui.forms.widgets import MonthYearWidget, split_month

MOST_YEARS_AWAY = 20
LONGEST_KEY = 18
_DAYS = ["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]
_TIMES = ["%H:%M", "%H:%M:%S", "%I:%M%p", "%I%p", "%I:%M %p", "%I %p", "%H.%M"]
_WIDE_ENOUGH = "govuk-input--width-10"


class DayField(forms.DateField):
    """A day, in the browser's own field or typed as people write it here. The field is filled in only from the one
    format that browsers read."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": _WIDE_ENOUGH})
        super().__init__(input_formats=_DAYS, widget=widget, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """A day of our time: a year mistyped as 9999 or 0001 leads beyond what a calendar holds."""
        day: date | None = super().to_python(value)
        if day is not None and abs(day.year - clock.today().year) > MOST_YEARS_AWAY:
            raise ValidationError("Look at the year. Choose a day nearer to today.", code="far_away")
        return day


class ClockField(forms.TimeField):
    """A time of day, in the browser's own field or typed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": _WIDE_ENOUGH})
        kwargs.setdefault("error_messages", {}).setdefault("invalid", "Please type a time like 14:30")
        super().__init__(input_formats=_TIMES, widget=widget, **kwargs)


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


class SeveralField(forms.ModelMultipleChoiceField):
    """Several records to tick. A key that is longer than any is none of them: Django would ask the database, which
    cannot count so far."""

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": "?"})
        return super().clean(value)


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


class SeenField(forms.CharField):
    """The fingerprint of what a form was shown with, unseen: acts refuse to overwrite what its reader has not read
    (coprod/ui/seen.py)."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="", required=False, max_length=64, **kwargs)

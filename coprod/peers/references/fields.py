"""A column that holds a calendar month as "2025-06", and gives it as a Month."""

from typing import Any

from django.db import models

from coprod.peers.references.months import Month


class MonthField(models.CharField):
    """Sorts and compares in the database as the text it is."""

    _pyi_private_set_type: Month  # type: ignore[assignment]
    _pyi_private_get_type: Month  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Month | None:
        return Month.parse(value) if value else None

    def to_python(self, value: Any) -> Month | None:
        if value is None or value == "" or isinstance(value, Month):
            return value or None
        return Month.parse(value)

    def get_prep_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, Month) else value or None

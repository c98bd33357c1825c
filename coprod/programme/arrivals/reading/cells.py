"""What a cell holds, and the limits of what is read."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from coprod.vault.checks import UploadRefused
from coprod.vault.purposes import MIB

MOST_BYTES = 10 * MIB
MOST_ROWS = 2_500
"""In one file. While they are brought, SQLite lets nobody else write: so many take less than others wait (20 s)."""
MOST_COLUMNS = 60
MOST_EMPTY = 1_000
"""So many empty rows one after another are the end: people format whole columns."""


class CannotRead(UploadRefused):
    title = "We could not read that file"


@dataclass(frozen=True)
class Unreadable:
    """A cell that holds something, but no value we would take. `sentence` says what to do."""

    sentence: str


@dataclass
class Grid:
    """One sheet as it was written: (row number, cells) for each row that is not empty."""

    title: str
    rows: list[tuple[int, list[Any]]] = field(default_factory=list)
    epoch: Any = None
    notices: list[str] = field(default_factory=list)

    def take(self, number: int, cells: list[Any]) -> None:
        """Add a row unless it is empty. Raises CannotRead beyond the most rows."""
        if any(cell not in (None, "") for cell in cells):
            if len(self.rows) > MOST_ROWS:
                raise too_many()
            self.rows.append((number, cells))


def too_many() -> CannotRead:
    return CannotRead(f"That file has more than {MOST_ROWS:,} rows. Please send it in parts.")


def as_text(value: Any) -> str:
    """What a person would type for it. Days are written with the year first."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\xa0", " ").strip()

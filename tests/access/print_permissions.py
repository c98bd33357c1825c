"""Prints docs/permissions.md from the matrix: `make permissions`."""

import os
import re
from pathlib import Path

INTRODUCTION = """# Who may open what

Printed from `tests/access/matrix.py` by `make permissions`; the test suite runs every line. Whoever is not named
gets "not found", and people who are not signed in are sent to sign in. Staff use a second factor, or reach only
the pages where they set one up. Being a superuser opens nothing.

| page | address | how | who |
| --- | --- | --- | --- |
"""


def as_text() -> str:
    """The whole document."""
    from tests.access.rows import ROWS

    return INTRODUCTION + "\n".join(_line(row) for row in ROWS) + "\n"


def _line(row) -> str:
    return f"| {row.what} | `{_address(row)}` | {row.method} | {_who(row)} |"


def _address(row) -> str:
    if row.path:
        return row.path
    from tests.access import addresses

    route = dict(addresses.ours())[row.name]
    return "/" + re.sub(r"<\w+:", "<", route).replace("^", "")


def _who(row) -> str:
    from tests.access.matrix import ANYONE, LEAD, OTHER_LEAD, SIGNED_IN, WHO

    if row.who:
        return row.who
    entering = [who for who in WHO if who in row.may and row.may[who] < 400]
    if ANYONE in entering:
        return "anyone"
    if not entering:
        return "nobody"
    if set(SIGNED_IN) <= set(entering):
        return "everyone signed in"
    if LEAD in entering and OTHER_LEAD not in entering:
        return ", ".join(f"{who} (own services)" if who == LEAD else who for who in entering)
    return ", ".join(who for who in entering if who != OTHER_LEAD)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.test")
    import django

    django.setup()
    Path("docs").mkdir(exist_ok=True)
    Path("docs/permissions.md").write_text(as_text())

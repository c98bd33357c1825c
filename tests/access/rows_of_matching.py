"""Who may open the pages of residents, matches and meet-ups (see matrix.py)."""

from tests.access.matrix import Row

ROWS: list[Row] = []

"""Who may open the pages of checks, gates and decisions (see matrix.py)."""

from tests.access.matrix import Row

ROWS: list[Row] = []

"""Who may open the pages of the Reference Panel and its consultations (see matrix.py)."""

from tests.access.matrix import Row

ROWS: list[Row] = []

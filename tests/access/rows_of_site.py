"""Who may open the pages of the podcast, the training offer and the service offer menu (see matrix.py)."""

from tests.access.matrix import Row

ROWS: list[Row] = []

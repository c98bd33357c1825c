"""Who may open the pages of courses, reflective practice and panel meetings (see matrix.py)."""

from tests.access.matrix import Row

ROWS: list[Row] = []

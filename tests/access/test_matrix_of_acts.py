"""Runs the rows of the matrix that do something, beside those that only look: two files for two processes."""

import pytest

from tests.access import everyone
from tests.access.rows import ROWS

ACTS = [row for row in ROWS if row.method != "GET"]


@pytest.mark.parametrize("row", ACTS, ids=str)
def test_everyone_may_do_what_the_matrix_says(row, cast):
    everyone.asks(row, cast)

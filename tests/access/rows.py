"""All rows of the matrix, in the order of docs/permissions.md."""

from tests.access import matrix, rows_of_recruitment, rows_of_rooms

ROWS = [*matrix.ROWS, *rows_of_recruitment.ROWS, *rows_of_rooms.ROWS]

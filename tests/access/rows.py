"""All rows of the matrix, in the order of docs/permissions.md."""

from tests.access import (
    matrix,
    rows_of_arrivals,
    rows_of_chats,
    rows_of_checks,
    rows_of_filling_in,
    rows_of_gatherings,
    rows_of_matching,
    rows_of_panel,
    rows_of_people_lists,
    rows_of_readiness,
    rows_of_recruitment,
    rows_of_rooms,
    rows_of_site,
    rows_of_ways,
)

ROWS = [
    *matrix.ROWS,
    *rows_of_recruitment.ROWS,
    *rows_of_ways.ROWS,
    *rows_of_filling_in.ROWS,
    *rows_of_people_lists.ROWS,
    *rows_of_checks.ROWS,
    *rows_of_chats.ROWS,
    *rows_of_gatherings.ROWS,
    *rows_of_arrivals.ROWS,
    *rows_of_matching.ROWS,
    *rows_of_panel.ROWS,
    *rows_of_site.ROWS,
    *rows_of_rooms.ROWS,
    *rows_of_readiness.ROWS,
]

"""Reads what a charity has in files: a workbook (.xlsx) or one kind as text (.csv). Nothing here knows the database."""

from coprod.programme.arrivals.reading.book import Book, Table, read
from coprod.programme.arrivals.reading.cells import MOST_BYTES, MOST_ROWS, CannotRead

__all__ = ["MOST_BYTES", "MOST_ROWS", "Book", "CannotRead", "Table", "read"]

"""Text files (.csv): commas, semicolons or tabs, in the alphabets that Excel and others write."""

import codecs
import csv
import io

from coprod.programme.arrivals.reading.cells import MOST_COLUMNS, CannotRead, Grid

DELIMITERS = ",;\t|"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def grid(content: bytes, title: str) -> Grid:
    """The rows of a text file. What looks like a formula is text, and stays text. Raises CannotRead."""
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == 5:
        text, delimiter = rest, said[4]
    else:
        delimiter = max(DELIMITERS, key=first.count)
    found = Grid(title)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, row in enumerate(rows, start=2 if text is rest else 1):
            found.take(number, [cell.replace("\xa0", " ").strip() for cell in row[:MOST_COLUMNS]])
    except csv.Error as error:
        raise CannotRead("We could not read that .csv file. Look for a quotation mark without its pair.") from error
    return found


def _decoded(content: bytes) -> str:
    try:
        if content.startswith(_UTF16):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise CannotRead("We could not read its letters. Save it as “CSV UTF-8” and send it again.") from error

"""Which bytes of a file a browser asks for: players ask for one stretch at a time."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")


class CannotBeGiven(Exception):
    """The stretch lies outside the file: 416."""


@dataclass(frozen=True)
class Stretch:
    """The first and last byte, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def asked_for(header: str, size: int) -> Stretch | None:
    """The stretch a Range header names; None when it names none that we understand, or several: the whole file.

    Raises CannotBeGiven.
    """
    match = _ONE_RANGE.match(header.strip().replace(" ", ""))
    if match is None or match.group(1) == match.group(2) == "":
        return None
    first, last = match.groups()
    if not first:
        if int(last) == 0 or size == 0:
            raise CannotBeGiven
        return Stretch(max(size - int(last), 0), size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise CannotBeGiven
    return Stretch(int(first), min(int(last), size - 1) if last else size - 1)

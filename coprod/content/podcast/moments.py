"""Times inside a recording: read as people write them ("6:10", "1:02:30"), kept as whole seconds."""

import re

_WRITTEN = re.compile(r"^(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-5][0-9])$")


def seconds(written: str) -> int:
    """Raises ValueError when it is not a time such as 6:10 or 1:02:30."""
    match = _WRITTEN.match(written.strip())
    if match is None or (match[1] and int(match[2]) > 59):
        raise ValueError(written)
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])


def written(moment: int) -> str:
    """As people write it: 6:10, or 1:02:30 from an hour on."""
    hours, rest = divmod(moment, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def in_full(moment: int) -> str:
    """With hours and thousandths, as caption files want it: 00:06:10.000."""
    hours, rest = divmod(moment, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{left:02}.000"


def in_words(milliseconds: int) -> str:
    """How long something is: "5 minutes", "1 hour 2 minutes", "40 seconds"."""
    total = round(milliseconds / 1000)
    if total < 60:
        return _counted(total, "second")
    hours, minutes = divmod(round(total / 60), 60)
    parts = [_counted(hours, "hour") if hours else "", _counted(minutes, "minute") if minutes else ""]
    return " ".join(filter(None, parts))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"

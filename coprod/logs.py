"""Logs for machines to read: one JSON object on each line, without anything people typed or who they are."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class JsonFormatter(logging.Formatter):
    """Time, level, where it came from and what happened.

    Requests are named by their route, never by their address: addresses carry tokens. Errors are named by their
    type and place, never by their words: words quote what was typed. No body, no query, no header.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": self._what(record),
        }
        request = getattr(record, "request", None)
        if hasattr(request, "method"):
            match = getattr(request, "resolver_match", None)
            line |= {"method": request.method, "route": match.route if match else ""}  # type: ignore[union-attr]
        if hasattr(record, "status_code"):
            line["status"] = record.status_code
        if record.exc_info and record.exc_info[0]:
            kind, _, where = record.exc_info
            line["error"] = kind.__name__
            line["stack"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where, limit=-15)
            ]
        return json.dumps(line)

    def _what(self, record: logging.LogRecord) -> str:
        """Our own words are safe. Chosen parts put values into theirs: those show the sentence without the values."""
        if record.name.partition(".")[0] == "coprod":
            return record.getMessage()
        if record.name == "django-q":
            return str(record.msg).partition(" - ")[0]
        return str(record.msg)


def settings(level: str) -> dict[str, Any]:
    """What Django's LOGGING takes: everything goes to standard error, as JSON. Nothing is mailed."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "coprod.logs.JsonFormatter"}},
        "handlers": {"json": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["json"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django-q": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }

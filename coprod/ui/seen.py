"""Two people at one record: whoever saves second is shown what the first one changed, and overwrites nothing unseen.

A form about something that is there already carries a `SeenField`: the fingerprint of what it was shown with. The act
compares it, under its lock, with what is there now:

    seen.check(seen, fingerprint_of(record), by_whom=log.latest_actor(record))
"""

import json
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from coprod.ui.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Someone else changed it between the form and the button."""

    title = "Someone else was quicker"


def fingerprint(*values: Any) -> str:
    """A short text that differs when the values do, and tells nothing about them."""
    return salted_hmac("coprod.ui.seen", json.dumps(values, default=str)).hexdigest()[:32]


def check(seen: str | None, now: str, *, by_whom: str = "") -> None:
    """Raises ChangedMeanwhile when the form was shown with something else. Without `seen` there was no form."""
    if not seen or constant_time_compare(seen, now):
        return
    raise ChangedMeanwhile(
        f"{by_whom or 'Someone'} changed this while you were typing. Here is what it is now. "
        "What you typed is still there. Save again if yours should count."
    )

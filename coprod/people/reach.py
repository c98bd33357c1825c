"""Whether an address fits the way someone wants to be reached."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from coprod.people.models import RouteKind

_PHONE = re.compile(r"\+?[\d\s()-]{7,20}")


def check_address(kind: RouteKind, address: str) -> str:
    """The address, tidied. Raises ValidationError with a sentence for the person who typed it."""
    address = address.strip()
    if kind is RouteKind.EMAIL:
        EmailValidator("That does not look like an e-mail address. One looks like name@example.org.")(address)
        return address
    if not _PHONE.fullmatch(address):
        raise ValidationError("That does not look like a phone number. One looks like 07700 900123.")
    return address

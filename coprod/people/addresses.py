"""Addresses as people type them, written one way, so that the same one is found again."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from coprod.people.models import RouteKind

HOME_COUNTRY = "+44"
_NOISE = re.compile(r"[\s\-.()‐-―]")
_E164 = re.compile(r"\+[1-9]\d{7,14}")


def normal_phone(typed: str) -> str | None:
    """`typed` in international form ("07700 900417" and "+44 (0)7700 900417" are "+447700900417").

    None when it cannot be a phone number.
    """
    number = _NOISE.sub("", typed.strip().replace("(0)", ""))
    if number.startswith("00"):
        number = f"+{number[2:]}"
    elif number.startswith("0"):
        number = f"{HOME_COUNTRY}{number[1:]}"
    elif number.startswith("44") and len(number) == 12:
        number = f"+{number}"
    return number if _E164.fullmatch(number) and number.isascii() else None


def shown_phone(number: str) -> str:
    """A stored number as people here write it: 07700 900417."""
    if number.startswith(HOME_COUNTRY) and len(number) == 13:
        national = f"0{number[3:]}"
        return f"{national[:5]} {national[5:]}"
    return number


def check_address(kind: RouteKind, typed: str) -> str:
    """An e-mail address or a phone number, tidied. Raises ValidationError with a sentence for who typed it."""
    typed = typed.strip()
    if kind is RouteKind.EMAIL:
        EmailValidator("That does not look like an e-mail address. One looks like name@example.org.")(typed)
        return typed
    if normal_phone(typed) is None:
        raise ValidationError("That does not look like a phone number. One looks like 07700 900123.")
    return typed

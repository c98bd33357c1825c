"""Gives every template the charity whose site this is."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from coprod.people.models import Charity


def charity(request: HttpRequest) -> dict[str, Any]:
    return {"charity": SimpleLazyObject(Charity.of_this_installation)}

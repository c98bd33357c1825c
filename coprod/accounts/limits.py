"""Limits for pages that anyone may send: public forms and private links.

What is guessed or flooded counts per key (a token, an address). Per network address the limit is high and
short, because a whole hostel may share one: it slows a flood and locks nobody out.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coprod import clock
from coprod.accounts import kept

View = Callable[..., HttpResponse]
PER_ADDRESS = 300
ADDRESS_SECONDS = 60
KEY_SECONDS = 600


def public(name: str, *, per_key: int | None = None, key: Callable[..., str] | None = None) -> Callable[[View], View]:
    """Limit what may be POSTed to a view: 300 a minute from one address, and `per_key` in ten minutes for each
    `key(request, *args, **kwargs)`. Beyond it the answer is 429 with what was typed kept in the page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            if not allowed(f"{name}:address", address_of(request), most=PER_ADDRESS, seconds=ADDRESS_SECONDS):
                return too_many(request, "a minute")
            if (
                key
                and per_key
                and not allowed(f"{name}:key", key(request, *args, **kwargs), most=per_key, seconds=KEY_SECONDS)
            ):
                return too_many(request, "ten minutes")
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def address_of(request: HttpRequest) -> str:
    """The network address a request comes from, as far as our own proxies can be believed."""
    return str(get_adapter().get_client_ip(request))


def allowed(name: str, key: str, *, most: int, seconds: int) -> bool:
    """Count one use of `key` and say whether it is within `most` in this window of `seconds`."""
    window = int(clock.now().timestamp()) // seconds
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    counter = f"limit:{name}:{digest}:{window}"
    cache.add(counter, 0, timeout=seconds * 2)
    try:
        return cache.incr(counter) <= most
    except ValueError:
        return True


def too_many(request: HttpRequest, wait: str) -> HttpResponse:
    """A calm page, with a button that sends the same again."""
    context = {"wait": wait, "typed": kept.typed_fields(request)}
    return render(request, "429.html", context, status=429)

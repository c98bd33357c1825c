"""Every address of ours, read from the URL configuration: what chosen parts bring along is left out."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver

THIRD_PARTY = ("wagtail.",)
BEHIND_A_GATE = ("wagtail.admin.urls",)
"""Left out whole: the gate in front has rows of its own."""


def ours(patterns: Any = None, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """(name with its namespace, route) of every address of ours."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            if not _origin(pattern).startswith(THIRD_PARTY):
                yield f"{namespace}{pattern.name}", route
        elif getattr(pattern.urlconf_name, "__name__", "") not in BEHIND_A_GATE:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from ours(pattern.url_patterns, route, inner)


def _origin(pattern: URLPattern) -> str:
    view = pattern.callback
    return str(getattr(view, "view_class", view).__module__)

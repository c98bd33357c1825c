"""What a visitor's first visit costs, for `make bench`: questions to the database, time, and kilobytes on the wire
with everything a page needs. The worst of home, offers, an episode and a course, on the demonstration."""

import re
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

import brotli

from tests.benchmarks.database import in_a_database

TIMES = 30
PAGES = ("/", "/offers/", "/offers/kettle-on/", "/podcast/both-sides/the-first-night/", "/training/listening-well/")
ASSETS = re.compile(
    r'(?:<link rel="(?:stylesheet|preload|modulepreload|icon)" href|<script [^>]*src|<img src)="([^"]+)"'
)
PACKED_ALREADY = (".woff2", ".png", ".webp", ".jpg")


def measure() -> dict[str, float]:
    """public_page_queries, public_page_p95_ms and public_page_kb."""
    return in_a_database(_measured)


def _measured() -> dict[str, float]:
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from coprod.demo import site
    from coprod.people.models import Charity

    Charity.objects.create(name="Harbour Housing Together", contact_number="01632 960001")
    site.build()
    client, queries, times, sizes = Client(), [], [], []
    for path in PAGES:
        _fetched(client, path)  # makes the sizes of images and compiles templates
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page = _fetched(client, path)
        queries.append(len(asked))
        sizes.append(_wire_bytes(client, page) / 1000)
        for _ in range(TIMES):
            began = perf_counter()
            _fetched(client, path)
            times.append((perf_counter() - began) * 1000)
    return {
        "public_page_queries": max(queries),
        "public_page_p95_ms": quantiles(times, n=20)[-1],
        "public_page_kb": max(sizes),
    }


def _fetched(client: Any, path: str) -> bytes:
    response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}.")
    content: bytes = response.content
    return content


def _wire_bytes(client: Any, page: bytes) -> int:
    """The page and what its head and body fetch, compressed as our server does. Pictures that wait are counted too."""
    total = len(brotli.compress(page))
    for address in sorted(set(ASSETS.findall(page.decode()))):
        total += _asset_bytes(client, address)
    return total


def _asset_bytes(client: Any, address: str) -> int:
    from django.contrib.staticfiles import finders

    if address.startswith("/media/"):
        return len(b"".join(client.get(address).streaming_content))
    found = finders.find(address.removeprefix("/static/"))
    if not found:
        raise RuntimeError(f"{address} is nowhere.")
    content = Path(found).read_bytes()
    return len(content) if address.endswith(PACKED_ALREADY) else len(brotli.compress(content))

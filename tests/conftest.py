"""What every test may use: the cast (tests/people.py) and a cache that starts empty."""

import os

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.people import cast, charity, client_as, otterbank, quayside

__all__ = ["cast", "charity", "client_as", "otterbank", "quayside"]


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def pytest_collection_modifyitems(config, items):
    """A test about one database only is left out on the other: it is no skipped test, there is nothing to see."""
    here = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    elsewhere = {"sqlite3": "postgresql", "postgresql": "sqlite"}[here]
    left_out = [item for item in items if item.get_closest_marker(elsewhere)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return (yield) if os.environ.get("FAIL_ON_SKIP") != "1" else _skipping_fails((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return (yield) if os.environ.get("FAIL_ON_SKIP") != "1" else _skipping_fails((yield))


def _skipping_fails(report):
    """Where everything a test may need is there, nothing may be skipped (FAIL_ON_SKIP=1)."""
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and here nothing may be: {report.longrepr}"
    return report

"""What every test may use: the cast (tests/people.py) and a cache that starts empty."""

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.people import cast, charity, client_as, otterbank, quayside
from tests.skipping import pytest_make_collect_report, pytest_runtest_makereport

__all__ = [
    "cast",
    "charity",
    "client_as",
    "otterbank",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
    "quayside",
]


# How fast examples are made depends on the machine: time belongs in the benchmarks.
hypothesis_settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("ours")


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

"""What every test may use: the cast (tests/people.py) and a cache that starts empty."""

import pytest
from django.core.cache import cache

from tests.people import cast, charity, client_as, otterbank, quayside

__all__ = ["cast", "charity", "client_as", "otterbank", "quayside"]


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()

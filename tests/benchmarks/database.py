"""An empty database of its own for a benchmark."""

from collections.abc import Callable


def in_a_database(measured: Callable[[], dict[str, float]]) -> dict[str, float]:
    """What `measured` returns, in a database that is made for it and thrown away."""
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        return measured()
    finally:
        runner.teardown_databases(databases)
        runner.teardown_test_environment()

"""Where everything a test may need is there, nothing may be skipped: FAIL_ON_SKIP=1 turns skips into failures."""

import os

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return (yield) if os.environ.get("FAIL_ON_SKIP") != "1" else _skipping_fails((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return (yield) if os.environ.get("FAIL_ON_SKIP") != "1" else _skipping_fails((yield))


def _skipping_fails(report):
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and here nothing may be: {report.longrepr}"
    return report

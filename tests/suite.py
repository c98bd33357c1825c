"""Runs parts of the suite one after another and adds them up: `python -m tests.suite everything redis journeys`.

    everything   every test but the browser journeys, in two processes
    journeys     the browser journeys, in one process; left out, plainly, where there is no chromium
    one_journey  a single journey, to see the other database behind a real browser
    redis        what needs a Redis server

DATABASE_URL, REQUIRE_BROWSER=1, REQUIRE_REDIS=1 and FAIL_ON_SKIP=1 are passed on to the tests.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

BUILD = Path("build")
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
NO_TESTS_COLLECTED = 5

PARTS = {
    "everything": ["-m", "not journey and not redis", "-n", "2", "--dist", "loadfile"],
    "journeys": ["-m", "journey", "-n", "0"],
    "one_journey": ["-m", "journey", "-n", "0", "tests/journeys/test_first_run.py"],
    "redis": ["-m", "redis", "-n", "0"],
}
NEED_A_BROWSER = ("journeys", "one_journey")


def main(names: list[str]) -> int:
    """Run the named parts. Returns 0 when all of them passed."""
    BUILD.mkdir(exist_ok=True)
    totals: Counter[str] = Counter()
    statuses = []
    for name in names:
        if name in NEED_A_BROWSER and not CHROMIUM.exists() and os.environ.get("REQUIRE_BROWSER") != "1":
            say(f"The browser journeys were left out: there is no chromium at {CHROMIUM}. CHROMIUM names another.")
            continue
        say(f"Running: {name}")
        report = BUILD / f"tests-{name}.xml"
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-r", "fEs", f"--junitxml={report}", *PARTS[name]]
        statuses.append(subprocess.run(command).returncode)
        totals += counted(report)
    say(", ".join(f"{totals[outcome]} {outcome}" for outcome in ("passed", "failed", "skipped")))
    return int(any(status not in (0, NO_TESTS_COLLECTED) for status in statuses) or not totals["passed"])


def counted(report: Path) -> Counter[str]:
    """How the tests of one part ended, from pytest's own report."""
    if not report.exists():
        return Counter(failed=1)
    suite = ElementTree.parse(report).getroot().find("testsuite")
    number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    failed = number["failures"] + number["errors"]
    return Counter(
        failed=failed, skipped=number["skipped"], passed=max(number["tests"] - failed - number["skipped"], 0)
    )


def say(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["everything", "redis", "journeys"]))

"""Where nothing may be skipped, a skipped test is a failure: otherwise a proof could quietly stop being one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PASSED = (0, 5)  # 5: a module that was skipped wholly leaves no test to run
FAILED = (1, 2)
SKIPS = "import pytest\n\n\ndef test_it():\n    pytest.skip('there is no browser')\n"
SKIPS_WHOLLY = "import pytest\n\npytest.skip('there is no browser', allow_module_level=True)\n"


@pytest.mark.parametrize("words", [SKIPS, SKIPS_WHOLLY])
@pytest.mark.parametrize("strict", [True, False])
def test_a_skipped_test_fails_only_where_nothing_may_be(tmp_path, words, strict):
    file = tmp_path / "test_of_the_moment.py"
    file.write_text(words)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.skipping", str(file)]
    environment = os.environ | {"FAIL_ON_SKIP": str(int(strict))}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ("here nothing may be" in run.stdout) == strict, run.stdout
    assert run.returncode in (FAILED if strict else PASSED), run.stdout

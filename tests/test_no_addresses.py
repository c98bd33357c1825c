"""The project can be installed anywhere: no file names a package registry, an index or a path of some machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# In pieces, so that this file does not hold what it forbids.
REGISTRIES = [
    "pypi." + "org",
    "python" + "hosted",
    "registry." + "npmjs",
    "npmjs." + "com",
    "registry." + "yarnpkg",
    "--index" + "-url",
    "--extra-" + "index",
    "--trusted" + "-host",
]
MACHINES = ["/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", "C:" + "\\\\"]
FORBIDDEN = re.compile("|".join(map(re.escape, REGISTRIES)))
OF_A_MACHINE = re.compile(rf"(?<![\w.<>}}-])(?:{'|'.join(map(re.escape, MACHINES))})\w")


def tracked():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in names.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield name, path.read_bytes().decode(errors="ignore")


@pytest.fixture(scope="module")
def files():
    return list(tracked())


def lines_with(pattern, files):
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in files
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_registry(files):
    assert not lines_with(FORBIDDEN, files)


def test_no_file_names_a_path_of_a_machine(files):
    assert not lines_with(OF_A_MACHINE, files)


def test_the_search_finds_what_it_looks_for():
    assert FORBIDDEN.search("see https://pypi." + "org/simple")
    assert OF_A_MACHINE.search("cd /" + "home/kit/coprod")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_names_versions_and_hashes_only(name):
    text = (ROOT / name).read_text()
    assert "://" not in text
    pinned = re.findall(r"^[a-z0-9]\S*==\S+", text, re.MULTILINE)
    lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) == len(lines) > 20
    assert text.count("--hash=sha256:") >= len(pinned)

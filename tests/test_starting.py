"""`manage.py start` runs site and worker together, answers by both names, and stops both in good order."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def manage(tmp_path, port):
    environment = os.environ | {
        "COPROD_VAR": str(tmp_path),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "coprod.settings.dev",
    }
    environment.pop("DATABASE_URL", None)

    def start(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    return start


def answer(address):
    begun = monotonic()
    while monotonic() - begun < 60:
        try:
            with urlopen(address, timeout=2) as response:
                return response.status
        except OSError:
            continue
    return None


def test_it_answers_by_both_names_and_stops_cleanly(manage, port):
    assert manage("migrate", "--verbosity", "0").wait(120) == 0
    running = manage("start")
    try:
        assert answer(f"http://localhost:{port}/healthz") == 200
        assert answer(f"http://127.0.0.1:{port}/healthz") == 200
    finally:
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[0].decode()
    assert running.returncode == 0, said
    assert f"http://localhost:{port}/demo/" in said
    assert f"http://localhost:{port}/mail/" in said
    assert said.rstrip().endswith("Stopped.")
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)


def test_a_port_that_is_taken_is_refused_with_a_sentence(manage, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = manage("start")
        said = refused.communicate(timeout=60)[0].decode()
    assert refused.returncode == 1
    assert f"Something else uses port {port}" in said
    assert "Traceback" not in said

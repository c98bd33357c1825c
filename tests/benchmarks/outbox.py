"""The outbox under fire: workers killed between the server's acceptance and our commit, a server that puts off one
in ten. Nothing may be lost, and nothing may arrive twice without a person asking."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.messaging.smtp_server import MailServer

ROOT = Path(__file__).resolve().parents[2]
KILLS = 5
WORKERS = 2


def measure(n: int = 10_000) -> dict[str, float]:
    """Counts: outbox_lost, outbox_doubled, outbox_may_have_been_sent; outbox_s is the time it took."""
    server = MailServer(later_each=10, keeps_bodies=False).start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "outbox.sqlite3"
            env = _environment(database, server.port)
            _run(env, "migrate")
            _run(env, "fill", str(n))
            begun = monotonic()
            killed = _work(env, n)
            took = monotonic() - begun
            _run(env, "finish")
            with sqlite3.connect(database) as connection:
                rows = connection.execute("SELECT message_id, state FROM messaging_message").fetchall()
    finally:
        server.stop()
    received = server.times_received
    shown = {"may_have_been_sent", "not_delivered"}
    return {
        "outbox_messages": len(rows),
        "outbox_killed": killed,
        "outbox_lost": n - len(rows) + sum(not received[name] and state not in shown for name, state in rows),
        "outbox_doubled": sum(times > 1 for times in received.values()),
        "outbox_may_have_been_sent": sum(state == "may_have_been_sent" for _, state in rows),
        "outbox_not_delivered": sum(state == "not_delivered" for _, state in rows),
        "outbox_s": round(took, 1),
    }


def _work(env: dict[str, str], n: int) -> int:
    """Two workers at once, until nothing is due; the first five to reach their point of death die there."""
    deaths = [str(max(1, n // 15 + step)) for step in range(KILLS)]
    killed = 0
    running = [_start(env, deaths) for _ in range(WORKERS)]
    while running:
        worker = running.pop(0)
        code = worker.wait()
        if code == 9:
            killed += 1
            running.append(_start(env, deaths))
        elif code:
            raise RuntimeError(f"A worker ended with {code}.")
    return killed


def _start(env: dict[str, str], deaths: list[str]) -> subprocess.Popen[bytes]:
    more = {"DIE_AFTER": deaths.pop()} if deaths else {}
    return subprocess.Popen(_command("sweep"), env=env | more, cwd=ROOT)


def _run(env: dict[str, str], *arguments: str) -> None:
    subprocess.run(_command(*arguments), env=env, cwd=ROOT, check=True)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.messaging.worker_process", *arguments]


def _environment(database: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.messaging.worker_settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "MAIL_PORT": str(port),
    }

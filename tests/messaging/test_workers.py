"""Workers for real: two at once, in processes of their own, killed at the named point, on both brokers."""

import os
import signal
import subprocess
import sys
import threading
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import redis
from django.db import connections

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox, schedule, sending
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import Message, State
from coprod.messaging.outbox import Addressee

ROOT = Path(__file__).resolve().parents[2]
REDIS_URL = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/15"


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """A database that other threads and processes can open too. On SQLite a copy of the tests' own, in a file."""
    original = connections["default"]
    if original.vendor != "sqlite":
        yield original.settings_dict["NAME"]
        return
    file = tmp_path / "shared.sqlite3"
    shared = original.copy()
    shared.settings_dict["NAME"] = str(file)
    connections["default"] = shared
    shared.ensure_connection()
    original.ensure_connection()
    original.connection.backup(shared.connection)
    yield str(file)
    shared.close()
    connections["default"] = original


@pytest.fixture
def at_once(shared_database):
    """Run a function in several threads that begin together, each with a connection of its own."""

    def run(function, *, threads):
        template, begin, problems = connections["default"], threading.Barrier(threads), []

        def one():
            own = template.copy()
            connections["default"] = own
            try:
                begin.wait()
                function()
            except Exception as problem:
                problems.append(problem)
            finally:
                own.close()

        running = [threading.Thread(target=one) for _ in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        assert not problems

    return run


@pytest.fixture
def worker(shared_database, mail_server):
    """Start `worker_process` with arguments, on the tests' database and mail server."""
    running = []

    def start(*arguments, **environment):
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.messaging.worker_settings",
            "SHARED_DATABASE": shared_database,
            "MAIL_PORT": str(mail_server.port),
            "REDIS_URL": "",
            **environment,
        }
        command = [sys.executable, "-m", "tests.messaging.worker_process", *arguments]
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.fixture
def redis_broker():
    try:
        redis.Redis.from_url(REDIS_URL).ping()
    except redis.ConnectionError:
        if os.environ.get("REQUIRE_REDIS") == "1":
            raise
        pytest.skip("no Redis server answers at REDIS_URL")
    return {"REDIS_URL": REDIS_URL, "QUEUE": f"test-{uuid.uuid4().hex}"}


def stop(process):
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def post(kind, number):
    for each in range(number):
        to = Addressee("Kit Warbler", "email", f"{each}@people.test")
        outbox.post(kind, to=to, key=f"race:{each}", refs={}, by=Actor.system())


def test_two_workers_at_once_send_once(at_once, mail_server, answer, monkeypatch):
    monkeypatch.setattr(outbox, "hand_to_worker", lambda pk: None)
    post(answer, 5)
    pks = list(Message.objects.values_list("pk", flat=True))
    at_once(lambda: [sending.send(pk) for pk in pks], threads=4)
    assert states() == [State.SENT] * 5
    assert sorted(mail_server.times_received.values()) == [1] * 5


def test_the_same_message_posted_by_two_at_once_is_one_row(at_once, answer, monkeypatch):
    monkeypatch.setattr(outbox, "hand_to_worker", lambda pk: None)
    at_once(lambda: post(answer, 1), threads=3)
    assert Message.objects.count() == 1


def test_sent_pressed_by_two_at_once_and_the_sweep_together(at_once, mail_server, answer, monkeypatch):
    monkeypatch.setattr(outbox, "hand_to_worker", lambda pk: None)
    post(answer, 3)
    at_once(schedule.sweep, threads=3)
    assert states() == [State.SENT] * 3
    assert sorted(mail_server.times_received.values()) == [1] * 3


def test_a_real_worker_sends_what_was_posted(worker, mail_server):
    cluster = worker("post_and_work", "3")
    mail_server.wait_for(3)
    stop(cluster)
    assert states() == [State.SENT] * 3
    assert sorted(mail_server.times_received.values()) == [1] * 3


@pytest.mark.redis
def test_a_real_worker_on_redis_sends_what_was_posted(worker, mail_server, redis_broker):
    cluster = worker("post_and_work", "3", **redis_broker)
    mail_server.wait_for(3)
    stop(cluster)
    assert states() == [State.SENT] * 3
    assert sorted(mail_server.times_received.values()) == [1] * 3


@pytest.fixture
def postroom():
    """The kind that the worker processes know, known here too."""
    return Kind("postroom", label="A test", templates="test/news", urgency=Urgency.ANSWER)


def killed_at_the_named_point(worker, mail_server, tmp_path, **broker):
    marker = tmp_path / "die"
    marker.touch()
    cluster = worker("post_and_work", "3", DIE_ONCE=str(marker), **broker)
    mail_server.wait_for(3)
    stop(cluster)
    assert sorted(states()) == [State.CLAIMED, State.SENT, State.SENT]
    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        schedule.sweep()
    assert sorted(states()) == [State.MAY_HAVE_BEEN_SENT, State.SENT, State.SENT]
    assert sorted(mail_server.times_received.values()) == [1] * 3


def test_a_worker_killed_at_the_named_point_doubles_nothing(worker, mail_server, tmp_path, postroom):
    killed_at_the_named_point(worker, mail_server, tmp_path)


@pytest.mark.redis
def test_a_worker_on_redis_killed_at_the_named_point_doubles_nothing(
    worker, mail_server, tmp_path, postroom, redis_broker
):
    killed_at_the_named_point(worker, mail_server, tmp_path, **redis_broker)

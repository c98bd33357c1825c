"""Machines that watch hear whether the process is up, and whether people may be let in; never a word of anyone."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django_q.models import Failure, Schedule

from coprod import clock
from coprod.messaging import health, schedules
from coprod.messaging.models import Message


@pytest.fixture
def well(db):
    """The worker has written its schedules and runs them."""
    schedules.ensure()
    Schedule.objects.update(next_run=clock.now())


def waiting_since(minutes):
    since = clock.now() - timedelta(minutes=minutes)
    return Message.objects.create(key="letter:1", kind="invitation", name="Kit", next_attempt_at=since, posted_by="x")


def test_the_process_is_up_without_asking_the_database(client):
    """No database is allowed in this test."""
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_well_installation_is_ready(well, client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"]) == (200, "ready")
    assert set(response.json()["checks"]) == {"database", "migrations", "queue", "worker", "messages"}
    assert set(response.json()["checks"].values()) == {"ok"}
    assert response["Cache-Control"].startswith("max-age=0")


def is_not_ready_for(client, check):
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"]) == (503, "not ready")
    assert [name for name, note in response.json()["checks"].items() if note != "ok"] == [check]
    return True


def test_without_a_database_it_is_not_ready(well, client, monkeypatch):
    class Gone:
        def ensure_connection(self):
            raise OperationalError("could not connect to server at 10.0.0.7 as user kit@people.test")

    monkeypatch.setattr(health, "connection", Gone())
    assert is_not_ready_for(client, "database")
    assert "kit@people.test" not in client.get("/readyz").content.decode()


def test_with_a_migration_to_apply_it_is_not_ready(well, client):
    newest = MigrationRecorder.Migration.objects.filter(app="vault").latest("name")
    newest.delete()
    assert is_not_ready_for(client, "migrations")


def test_without_its_queue_it_is_not_ready(well, client, monkeypatch):
    class Gone:
        def ping(self):
            raise ConnectionError

    monkeypatch.setattr(health, "get_broker", Gone)
    assert is_not_ready_for(client, "queue")


def test_before_the_worker_was_ever_started_it_is_not_ready(db, client):
    Schedule.objects.all().delete()
    assert is_not_ready_for(client, "worker")


def test_when_the_worker_stopped_it_is_not_ready(well, client):
    Schedule.objects.update(next_run=clock.now() - timedelta(minutes=6))
    assert is_not_ready_for(client, "worker")


def test_when_messages_wait_too_long_it_is_not_ready(well, client):
    message = waiting_since(minutes=29)
    assert client.get("/readyz").status_code == 200
    message.delete()
    waiting_since(minutes=31)
    assert is_not_ready_for(client, "messages")


def test_the_administrator_sees_what_is_late_and_what_ended_in_an_error(well, client_as):
    Failure.objects.create(
        id="1" * 32,
        name="x",
        func="coprod.messaging.schedule.send",
        started=clock.now(),
        stopped=clock.now(),
        success=False,
    )
    Schedule.objects.filter(func="coprod.messaging.schedule.sweep").update(next_run=clock.now() - timedelta(hours=1))
    waiting_since(minutes=90)
    text = client_as("ada").get("/workspace/health/").content.decode()
    assert "coprod.messaging.schedule.send" in text
    assert "Messages that are due: should have run" in text
    assert "Messages have been waiting for more than half an hour." in text

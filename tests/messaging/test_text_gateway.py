"""Texts through a gateway: a real HTTP server that takes, refuses, asks for later, and goes silent."""

import json
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from coprod import clock
from coprod.messaging import outbox, sending
from coprod.messaging.models import State, Trouble
from coprod.people.models import ContactRoute

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=clock.LONDON)


class Gateway(ThreadingHTTPServer):
    answer = 202

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.received = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((dict(self.headers), json.loads(body)))
        if self.server.answer is None:
            return
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def gateway(settings):
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.TEXT_GATEWAY_URL = f"http://127.0.0.1:{server.server_port}/texts"
    settings.TEXT_GATEWAY_TOKEN = "token"
    settings.EMAIL_TIMEOUT = 5
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def text(gateway, news, asha, by):
    asha.routes.all().delete()
    ContactRoute.objects.create(person=asha, position=1, kind="text", address="07700 900871")
    return outbox.post(news, to=asha, key="1", refs={}, by=by, not_before=NOON)


def send(text):
    with clock.moved_to(max(NOON, text.next_attempt_at)):
        sending.send(text.pk)
    text.refresh_from_db()
    return text.state, text.trouble


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.moved_to(NOON):
        yield


def test_a_text_is_taken(gateway, text):
    assert send(text) == (State.SENT, "")
    headers, body = gateway.received[0]
    assert headers["Authorization"] == "Bearer token"
    assert body == {
        "to": "07700 900871",
        "text": "News from Harbour Housing Together",
        "reference": text.message_id,
    }


def test_a_number_that_does_not_work_is_noted(gateway, text, asha):
    gateway.answer = 422
    assert send(text) == (State.NOT_DELIVERED, Trouble.ADDRESS_REFUSED)
    assert asha.routes.get().does_not_work_since


@pytest.mark.parametrize("answer", [401, 429, 503])
def test_a_gateway_that_cannot_now_is_asked_later(gateway, text, answer):
    gateway.answer = answer
    assert send(text) == (State.WAITING, Trouble.TRY_LATER)


def test_a_gateway_that_goes_silent_leaves_a_doubt(gateway, text):
    gateway.answer = None
    assert send(text) == (State.MAY_HAVE_BEEN_SENT, Trouble.LOST_CONNECTION)
    assert len(gateway.received) == 1


def test_a_gateway_that_is_not_there_is_tried_later(settings, text):
    settings.TEXT_GATEWAY_URL = "http://127.0.0.1:1/"
    assert send(text) == (State.WAITING, Trouble.NO_CONNECTION)

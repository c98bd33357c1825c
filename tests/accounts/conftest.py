"""Reading the codes and links that were sent, as their receiver would."""

import re

import pytest
from django.core import mail

from coprod.messaging.models import Message


@pytest.fixture
def post(client, django_capture_on_commit_callbacks):
    """POST as the test's browser, letting what the act put in the outbox go out."""

    def send(path, data=None, *, browser=client, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(path, data or {}, **kwargs)

    return send


@pytest.fixture
def texts(settings, monkeypatch):
    """Texts that left by the gateway: (number, words)."""
    from coprod.messaging.delivery import text

    settings.TEXT_GATEWAY_URL = "https://texts.test/"
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(text, "hand_over", lambda message: sent.append(text_of(message)))
    return sent


def text_of(message: Message) -> tuple[str, str]:
    from coprod.messaging import rendering

    return message.address, rendering.for_recipient(message, "text").body


@pytest.fixture
def newest_code():
    """The code in the newest mail."""
    return lambda: re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


@pytest.fixture
def newest_link():
    """The path of the private link in the newest mail."""
    return lambda: re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]

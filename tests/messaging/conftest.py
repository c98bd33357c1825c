"""What the tests of messages share: kinds of message with their templates, and a mail server."""

from itertools import count

import pytest

from coprod.audit.actor import Actor
from coprod.messaging import kinds
from coprod.messaging.kinds import Kind, Urgency
from tests.messaging.smtp_server import MailServer

TEMPLATES = {
    "test/news/subject.txt": "A message from {{ charity.name }}",
    "test/news/body.txt": "Hello {{ name }}.\n\nThere is news & more.",
    "test/news/text.txt": "News from {{ charity.name }}",
    "test/news/call.txt": "Tell {{ name }} there is news.",
    "test/letter_with_link/subject.txt": "A link for you",
    "test/letter_with_link/body.txt": "Hello {{ name }}.\n\nPress {{ site_url }}/open/{{ secret }}/\n\nThank you.",
    "test/letter_with_link/text.txt": "Press {{ site_url }}/open/{{ secret }}/",
    "test/letter_with_link/call.txt": "Send a new link by e-mail.",
    "test/code/subject.txt": "Your code",
    "test/code/body.txt": "Your code is {{ secret }}.",
    "test/code/text.txt": "Your code is {{ secret }}.",
}


@pytest.fixture(autouse=True)
def _templates(settings):
    engine = settings.TEMPLATES[0]
    loaders = [
        ("django.template.loaders.locmem.Loader", TEMPLATES),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    settings.TEMPLATES = [engine | {"APP_DIRS": False, "OPTIONS": engine["OPTIONS"] | {"loaders": loaders}}]


@pytest.fixture(autouse=True)
def _kinds_of_the_tests(monkeypatch):
    monkeypatch.setattr(kinds, "_registered", dict(kinds._registered))


@pytest.fixture
def news():
    return Kind("test_news", label="News", templates="test/news", for_people="News from us")


@pytest.fixture
def answer():
    return Kind("test_answer", label="An answer", templates="test/news", urgency=Urgency.ANSWER)


@pytest.fixture
def with_link():
    made = count(1)
    return Kind(
        "test_link",
        label="A link",
        templates="test/letter_with_link",
        make_secret=lambda message: f"PLANTED-token-{next(made)}",
    )


@pytest.fixture
def code():
    return Kind("test_code", label="A code", templates="test/code", urgency=Urgency.CODE, secret_label="[code]")


@pytest.fixture
def asha(cast):
    return cast("asha").person


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def by(priya):
    return Actor.of(priya)


@pytest.fixture
def mail_server(settings):
    server = MailServer().start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    yield server
    server.stop()

"""Logs say what happened, and nothing of who or what was typed."""

import json
import logging
import sys

import pytest
from django.test import RequestFactory

from coprod.logs import JsonFormatter


def line(name="coprod.messaging", message="message %s was put off", *arguments, **extra):
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, arguments, extra.pop("exc_info", None))
    for key, value in extra.items():
        setattr(record, key, value)
    return JsonFormatter().format(record)


def test_a_line_is_one_json_object():
    entry = json.loads(line("coprod.messaging", "message %s was put off", 12))
    assert (entry["level"], entry["from"], entry["what"]) == ("error", "coprod.messaging", "message 12 was put off")


def test_an_error_is_named_by_its_kind_and_place_and_not_by_its_words():
    try:
        raise ValueError("Key (email)=(asha@people.test) already exists")
    except ValueError:
        written = line(exc_info=sys.exc_info())
    assert json.loads(written)["error"] == "ValueError"
    assert "test_logs.py" in json.loads(written)["stack"][-1]
    assert "asha" not in written


def test_a_request_is_named_by_its_route_and_not_by_its_address():
    request = RequestFactory().get("/references/a-secret-token/?name=Asha")
    written = line("django.request", "%s: %s", "Not Found", "/references/a-secret-token/", request=request)
    assert "secret" not in written
    assert "Asha" not in written
    assert json.loads(written)["method"] == "GET"


@pytest.mark.parametrize("name", ["django.security.csrf", "gunicorn.error", "allauth"])
def test_values_that_other_parts_put_into_their_words_are_left_out(name):
    assert "asha" not in line(name, "Something about %s", "asha@people.test")


def test_a_task_that_ended_in_an_error_keeps_its_result_to_itself():
    assert "asha" not in line("django-q", "Failed 'send' (12) - asha@people.test has no mailbox")

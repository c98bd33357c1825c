"""Production starts only when its environment is complete, and then has nothing to complain about."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPLETE = {
    "SECRET_KEY": "a-long-random-text-for-this-test-only-0123456789-abcdefghij",
    "VAULT_KEYS": "dGVzdHMtb25seS1ub3QtYS1zZWNyZXQtYXQtYWxsISE=",
    "ALLOWED_HOSTS": "harbour.test",
    "SITE_URL": "https://harbour.test",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp+tls://user:password@mail.harbour.test:587",
    "DEFAULT_FROM_EMAIL": "hello@harbour.test",
}


def manage(*arguments, tmp_path, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments, "--settings", "coprod.settings.production"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "COPROD_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_complete_environment_is_ready_to_deploy(tmp_path):
    checked = manage("check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **COMPLETE)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_an_empty_environment_is_told_all_that_is_missing_at_once(tmp_path):
    checked = manage("check", tmp_path=tmp_path)
    assert checked.returncode != 0
    for name in COMPLETE:
        assert f"  - {name} is not set." in checked.stderr
    assert "docs/operations.md" in checked.stderr


@pytest.mark.parametrize(
    "name, value, complaint",
    [
        ("SECRET_KEY", "short", "at least 50 characters"),
        ("VAULT_KEYS", "not-a-key", "new_vault_key"),
        ("SITE_URL", "http://harbour.test", "begin with https://"),
    ],
)
def test_a_wrong_value_is_explained(tmp_path, name, value, complaint):
    checked = manage("check", tmp_path=tmp_path, **{**COMPLETE, name: value})
    assert checked.returncode != 0
    assert complaint in checked.stderr


SEEN_FROM_OUTSIDE = """
import json
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

call_command("collectstatic", interactive=False, verbosity=0)
settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
call_command("migrate", run_syncdb=True, verbosity=0)
browser = Client(SERVER_NAME="harbour.test")
plain = browser.get("/account/login/")
page = browser.get("/account/login/", headers={"x-forwarded-proto": "https"})
print("SEEN" + json.dumps({
    "plain": [plain.status_code, plain.get("Location", "")],
    "status": page.status_code,
    "headers": dict(page.headers),
    "cookies": {name: str(morsel) for name, morsel in page.cookies.items()},
    "session_cookie": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY],
    "demo": [
        apps.is_installed("coprod.demo"),
        browser.get("/demo/", headers={"x-forwarded-proto": "https"}).status_code,
        settings.AUTHENTICATION_BACKENDS,
    ],
}))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a visitor of a production site is sent, and which of the demonstration's doors exist."""
    answer = manage(
        "shell",
        "--no-imports",
        "-c",
        SEEN_FROM_OUTSIDE,
        tmp_path=tmp_path_factory.mktemp("var"),
        **COMPLETE,
    )
    assert "SEEN" in answer.stdout, answer.stderr
    return json.loads(answer.stdout.split("SEEN", 1)[1])


def test_plain_http_is_sent_to_https(seen):
    assert seen["plain"] == [301, "https://harbour.test/account/login/"]


def test_headers_are_strict(seen):
    headers = seen["headers"]
    assert seen["status"] == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_cookies_travel_encrypted_and_stay_on_this_host(seen):
    assert seen["session_cookie"] == ["__Host-session", True, True]
    cookie = seen["cookies"]["__Host-csrf"]
    assert "Secure" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_the_demonstration_has_no_door(seen):
    is_installed, status, backends = seen["demo"]
    assert not is_installed
    assert status == 404
    assert backends == ["allauth.account.auth_backends.AuthenticationBackend"]

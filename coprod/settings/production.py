"""For real use. Starts only when the environment is complete; docs/operations.md explains each variable."""

from cryptography.fernet import Fernet

from coprod import logs
from coprod.settings.base import *  # noqa: F403
from coprod.settings.environment import Requirements, env


def _is_long(value: str) -> str | None:
    return "it must have at least 50 characters." if len(value) < 50 else None


def _are_keys(value: str) -> str | None:
    try:
        for key in value.split(","):
            Fernet(key.strip())
    except ValueError:
        return "each key must be made by `python manage.py new_vault_key`, with commas between keys."
    return None


def _is_https(value: str) -> str | None:
    return None if value.startswith("https://") else "it must begin with https://."


required = Requirements()
SECRET_KEY = required.text("SECRET_KEY", "a long random text that signs sessions", _is_long)
VAULT_KEYS = [
    key.strip()
    for key in required.text(
        "VAULT_KEYS", "the keys that encrypt sensitive fields, newest first, with commas between", _are_keys
    ).split(",")
]
ALLOWED_HOSTS = [
    host.strip()
    for host in required.text("ALLOWED_HOSTS", "the host names of this site, with commas between").split(",")
]
SITE_URL = required.text("SITE_URL", "the address people type, such as https://example.org", _is_https).rstrip("/")
required.text("DATABASE_URL", "where the database is, such as postgres://user:password@host/name")
required.text("EMAIL_URL", "where mail is handed over, such as smtp+tls://user:password@host:587")
DEFAULT_FROM_EMAIL = required.text("DEFAULT_FROM_EMAIL", "the address messages come from")
required.enforce()

DEBUG = False
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
globals().update(env.email_url("EMAIL_URL"))

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
_BEHIND_PROXY = env.bool("BEHIND_PROXY", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_PROXY else None
# Whom limits count: the visitor our own proxy saw, not the proxy itself.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if _BEHIND_PROXY else 0)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = logs.settings(env.str("LOG_LEVEL", default="INFO"))

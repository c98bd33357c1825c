"""On a developer's machine and for `make run`: SQLite, mail as files, the demonstration, no secrets to set."""

from coprod.settings.base import *  # noqa: F403
from coprod.settings.base import INSTALLED_APPS, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-this-machine-never-for-people-whose-data-is-real")
VAULT_KEYS = env.list("VAULT_KEYS", default=["ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtISE="])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])

# Mail is written to files and can be read whole at /mail/ (development only).
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
SHOW_MAIL = True

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405

INSTALLED_APPS = [*INSTALLED_APPS, "coprod.demo"]
AUTHENTICATION_BACKENDS = [  # the demonstration's own explicit door
    "allauth.account.auth_backends.AuthenticationBackend",
    "coprod.demo.backends.DemonstrationBackend",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "coprod": {"handlers": ["console"], "level": "INFO"},
        "django-q": {"handlers": ["console"], "level": "WARNING"},
    },
}

"""Settings of the worker processes that tests and benchmarks start: a real queue and a real mail server."""

import os

from coprod.settings.test import *  # noqa: F403
from coprod.settings.test import DATABASES, INSTALLED_APPS, Q_CLUSTER

INSTALLED_APPS = [*INSTALLED_APPS, "tests.messaging.postroom"]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("MAIL_PORT", "25"))
EMAIL_TIMEOUT = 10
Q_CLUSTER |= {"sync": False, "workers": 2, "poll": 0.05, "guard_cycle": 0.1, "name": os.environ.get("QUEUE", "coprod")}
if "SHARED_DATABASE" in os.environ:
    DATABASES["default"]["NAME"] = os.environ["SHARED_DATABASE"]
LOGGING = {"version": 1, "disable_existing_loggers": True}

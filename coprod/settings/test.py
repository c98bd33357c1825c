"""For the test suite: fast hashing, tasks run in line, mail in memory; everything else as in production."""

import tempfile
from pathlib import Path

from coprod.settings.base import *  # noqa: F403
from coprod.settings.base import Q_CLUSTER, STORAGES, env

DEBUG = False
SECRET_KEY = "tests"
VAULT_KEYS = ["dGVzdHMtb25seS1ub3QtYS1zZWNyZXQtYXQtYWxsISE="]
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
Q_CLUSTER["sync"] = not env.bool("TEST_REAL_QUEUE", default=False)
VAR_DIR = Path(tempfile.mkdtemp(prefix="coprod-tests-"))
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT

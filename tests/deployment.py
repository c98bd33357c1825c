"""Django's own deployment checks under the production settings, with a complete sample environment: for `make check`."""

import os
import subprocess
import sys
from base64 import urlsafe_b64encode

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "coprod.settings.production",
    "SECRET_KEY": "a sample for checking that is long enough, and random to nobody: 0123456789",
    "VAULT_KEYS": urlsafe_b64encode(b"a sample key of thirty-two bytes").decode(),
    "ALLOWED_HOSTS": "harbour.example",
    "SITE_URL": "https://harbour.example",
    "DATABASE_URL": "postgres://coprod@database.example/coprod",
    "EMAIL_URL": "smtp+tls://coprod:secret@mail.example:587",
    "DEFAULT_FROM_EMAIL": "hello@harbour.example",
}


def check() -> subprocess.CompletedProcess[str]:
    """Run `check --deploy`; a warning counts as a fault."""
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True)


if __name__ == "__main__":
    done = check()
    print((done.stdout + done.stderr).strip())
    sys.exit(done.returncode)

"""Django's deployment checks under the production settings, with a complete sample environment: for `make check`."""

import os
import subprocess
import sys

from tests.settings.test_production import COMPLETE

if __name__ == "__main__":
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = os.environ | COMPLETE | {"DJANGO_SETTINGS_MODULE": "coprod.settings.production"}
    sys.exit(subprocess.run(command, env=environment).returncode)

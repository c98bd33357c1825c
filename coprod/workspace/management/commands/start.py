"""Starts the site and the background worker together, for `make run` and for an installation on one machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

STOPPING_MAY_TAKE = 15
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Start the site and the background worker together. Ctrl-C stops both."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="first bring the database up to date, and load the demonstration if it is empty",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = _port()
        addresses = _free_addresses(port)
        # Addresses in messages lead to this port, unless the installation has an address of its own.
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        if options["demonstration"]:
            call_command("migrate", verbosity=0)
            call_command("seed_demo", if_empty=True, stdout=self.stdout)
        call_command("ensure_schedules", verbosity=0)
        self._is_stopping = False
        for number in SIGNALS:
            signal.signal(number, self._stop)
        # Sessions of their own: Ctrl-C reaches this command only, which stops both in good order.
        children = {
            "site": subprocess.Popen(_site(addresses), start_new_session=True),
            "background worker": subprocess.Popen(_worker(), start_new_session=True),
        }
        self._welcome(port)
        ended = self._watch(children)
        for child in children.values():
            _end(child)
        if ended:
            raise CommandError(f"The {ended} stopped by itself, so everything was stopped. Its reason stands above.")
        self.stdout.write("Stopped.")

    def _stop(self, *args: Any) -> None:
        self._is_stopping = True

    def _watch(self, children: dict[str, subprocess.Popen[bytes]]) -> str:
        """Wait for someone to stop us. Returns the name of a child that ended before that, or ""."""
        while not self._is_stopping:
            for name, child in children.items():
                if child.poll() is not None:
                    return name
            time.sleep(0.2)
        return ""

    def _welcome(self, port: int) -> None:
        here = f"http://localhost:{port}"
        lines = [f"coprod is starting on {here}"]
        if "coprod.demo" in settings.INSTALLED_APPS:
            lines.append(f"  Sign in as someone of the demonstration: {here}/demo/")
        if settings.SHOW_MAIL:
            lines.append(f"  Read the mail it sends:                  {here}/mail/")
        lines.append("Ctrl-C stops it.")
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CommandError(f"PORT is {text!r}. It must be a number from 1 to 65535.")
    return int(text)


def _free_addresses(port: int) -> list[str]:
    """Where to listen, so that `localhost` and 127.0.0.1 both answer. BIND names other addresses."""
    if "BIND" in os.environ:
        return [f"{address.strip()}:{port}" for address in os.environ["BIND"].split(",")]
    if not _is_free(socket.AF_INET, "127.0.0.1", port):
        raise CommandError(
            f"Something else uses port {port} of this machine. Stop it, or choose another: make run PORT={port + 1}"
        )
    addresses = [f"127.0.0.1:{port}"]
    if socket.has_ipv6 and _is_free(socket.AF_INET6, "::1", port):
        addresses.append(f"[::1]:{port}")
    return addresses


def _is_free(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind((host, port))
    except OSError:
        return False
    return True


def _site(addresses: list[str]) -> list[str]:
    """One process with threads unless WEB_PROCESSES says more: then the cache has to be shared (REDIS_URL)."""
    processes = os.environ.get("WEB_PROCESSES", "1")
    if processes != "1" and not settings.REDIS_URL:
        raise CommandError("More than one WEB_PROCESSES needs REDIS_URL: limits on guessing are counted there.")
    bound = [part for address in addresses for part in ("--bind", address)]
    return [
        *(sys.executable, "-m", "gunicorn", "coprod.wsgi:application", *bound),
        *("--workers", processes, "--threads", os.environ.get("WEB_THREADS", "8")),
        *("--log-level", "warning", "--graceful-timeout", "10"),
    ]


def _worker() -> list[str]:
    return [sys.executable, sys.argv[0], "qcluster"]


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ask a child to finish what it is doing; after a while, end everything it started."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(STOPPING_MAY_TAKE)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()

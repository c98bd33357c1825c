"""Writes what runs when into the worker's table. `manage.py start` runs it; running it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from coprod.messaging import schedules


class Command(BaseCommand):
    help = "Write the schedules of every capability for the background worker."

    def handle(self, *args: Any, **options: Any) -> None:
        count = schedules.ensure()
        if options["verbosity"]:
            self.stdout.write(f"{count} schedules are in place.")

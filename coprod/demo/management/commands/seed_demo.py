"""Tells the demonstration's story into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coprod.demo import site, story
from coprod.people.models import Charity, Person


class Command(BaseCommand):
    help = "Loads the demonstration (invented people at an invented charity) into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is something already")

    def handle(self, *args: Any, **options: Any) -> None:
        if Charity.objects.exists() or Person.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There is something in this database already. `reset_demo` empties it first.")
        self.stdout.write("Telling the demonstration's story. This takes a moment.")
        story.tell()
        site.build()
        self.stdout.write("Done.")

"""Empties the database and tells the demonstration's story again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coprod.demo.cast import CHARITY
from coprod.people.models import Charity, Person


class Command(BaseCommand):
    help = "Empties a demonstration database and loads the demonstration again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        name = Charity.of_this_installation().name
        if Person.objects.exists() and name != CHARITY:
            raise CommandError("This database is not the demonstration's. Nothing was changed.")
        if not options["yes"] and input("Everything in this database will go. Type yes to go on: ") != "yes":
            raise CommandError("Nothing was changed.")
        call_command("flush", interactive=False, verbosity=0)
        call_command("migrate", verbosity=0)
        call_command("seed_demo")

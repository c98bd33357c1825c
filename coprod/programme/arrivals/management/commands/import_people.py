"""`manage.py import_people FILE`: the same as the page "Bring over what you have", for whoever runs the server."""

import sys
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandParser

from coprod.audit.actor import Actor
from coprod.people.arrivals import every_sheet, sheets
from coprod.people.models import Role, User
from coprod.programme.arrivals import acts, schedule
from coprod.programme.arrivals.models import Run, State
from coprod.programme.arrivals.passing import Found
from coprod.ui.refusals import Refusal

BROUGHT, NOT_BROUGHT, CANNOT_BEGIN = 0, 1, 2


class _Stop(Exception):
    """`code` is how the command ends; the sentence says why."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Command(BaseCommand):
    help = (
        "Bring over people and more from a spreadsheet (.xlsx or .csv): all of it, or nothing. Ends with 0 when it "
        "is brought (or could be), 1 when rows have to be mended, 2 when it could not begin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a filled-in template, or a .csv of one kind")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--by", metavar="EMAIL", default="", help="in whose name; a lead or an officer")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._bring(options["file"], by=_actor(options["by"]), is_dry=options["dry_run"])
        except (_Stop, Refusal) as stop:
            self.stderr.write(str(stop))
            sys.exit(getattr(stop, "code", CANNOT_BEGIN))

    def _bring(self, name: str, *, by: Actor, is_dry: bool) -> None:
        book = acts.read(_file(name), by=by)
        self.stdout.write(f"In the name of {by.user.person.chosen_name}.")
        for notice in book.notices:
            self.stdout.write(notice)
        run = acts.send_in(book, once=uuid.uuid4(), by=by)
        schedule.work(run.pk, by)
        run.refresh_from_db()
        self._say(run)
        if is_dry:
            acts.put_away(run, by=by)
            self.stdout.write("Nothing was written: this was a dry run.")
            return
        try:
            acts.decide_to_bring(run, chosen=(), by=by)
        except acts.NotYet as nothing:
            acts.put_away(run, by=by)
            raise _Stop(NOT_BROUGHT, nothing.sentence)
        schedule.work(run.pk, by)
        run.refresh_from_db()
        if run.state != State.DONE:
            _stop_because_of(run, by)
        self.stdout.write(f"Brought over: {acts.in_words(run.counts)}.")

    def _say(self, run: Run) -> None:
        """What would become of each row. Raises _Stop when rows have to be mended."""
        if run.state != State.LOOKED:
            raise _Stop(NOT_BROUGHT, run.why)
        found = Found.of_data(run.findings)
        names = {sheet.key: sheet.title for sheet in every_sheet()}
        for key, count in run.counts.items():
            self.stdout.write(f"{names[key]}: {count} in the file, {found.ready.get(key, 0)} ready.")
        for alike in found.alike:
            self.stdout.write(f"{alike.sheet}, row {alike.row} stays out: {alike.sentence}")
        for trouble in found.troubles:
            column = f", {trouble.column}" if trouble.column else ""
            self.stderr.write(f"{trouble.sheet}, row {trouble.row}{column}: {trouble.sentence}")
        if found.troubles:
            _stop_because_of(run, Actor.of(run.by))


def _stop_because_of(run: Run, by: Actor) -> None:
    why = run.why or "Mend these rows and run it again."
    acts.put_away(run, by=by)
    raise _Stop(NOT_BROUGHT, f"{why} Nothing was brought.")


def _file(name: str) -> ContentFile:
    path = Path(name)
    if not path.is_file():
        raise _Stop(CANNOT_BEGIN, f"There is no file {name}.")
    return ContentFile(path.read_bytes(), name=path.name)


def _actor(email: str) -> Actor:
    """Whoever was named; otherwise the lead of the whole programme who has been one for longest."""
    users = User.objects.filter(is_active=True)
    if email:
        user = users.filter(email=User.objects.clean_email(email)).first()
        if user is None:
            raise _Stop(CANNOT_BEGIN, f"Nobody here signs in with {email}.")
    else:
        leads = [each for each in users.order_by("pk") if each.holds_for_programme(Role.LEAD)]
        if not leads:
            raise _Stop(CANNOT_BEGIN, "Say in whose name, with --by and the e-mail address of a lead.")
        user = leads[0]
    by = replace(Actor.of(user), label=f"{user.person.chosen_name}, by import_people")
    if not sheets(by):
        raise _Stop(CANNOT_BEGIN, f"{user.person.chosen_name} is neither a lead nor an officer here.")
    return by

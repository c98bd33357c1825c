"""Begins a real installation by asking a few questions (`make setup`). Options answer them beforehand."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coprod.audit.actor import Actor
from coprod.people.models import Charity
from coprod.workspace import setting_up
from coprod.workspace.charity_forms import SetUpForm

QUESTIONS = SetUpForm.base_fields
BY = Actor.system("set-up")


class Command(BaseCommand):
    help = "Begin a real installation: the charity, its first service, its first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, field in QUESTIONS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", help=str(field.label))
        parser.add_argument("--no-input", action="store_true", help="ask nothing; what has no option stays empty")

    def handle(self, *args: Any, **options: Any) -> None:
        if Charity.objects.exists():
            self._once_more()
            return
        form = self._answered({name: options[name] for name in QUESTIONS}, ask=not options["no_input"])
        address = setting_up.set_up(
            charity=form.about_charity,
            service=form.cleaned_data["service"],
            administrator=form.cleaned_data["administrator"],
            administrator_email=form.cleaned_data["administrator_email"],
            by=BY,
        )
        self.stdout.write(f"\n{form.cleaned_data['name']} has its place.")
        self._show(address)

    def _once_more(self) -> None:
        try:
            address = setting_up.invite_again(by=BY)
        except setting_up.BegunAlready as refusal:
            raise CommandError(f"{refusal.title}. {refusal.sentence}")
        self.stdout.write("It is set up already, and its administrator has not signed in yet.")
        self._show(address)

    def _show(self, address: str) -> None:
        self.stdout.write(
            "The administrator signs in here the first time, with a code by e-mail. It is shown once and works for "
            f"14 days:\n\n  {address}\n\nStart the site with `python manage.py start`."
        )

    def _answered(self, answers: dict[str, Any], *, ask: bool) -> SetUpForm:
        """A valid form, after asking for what is missing and again for what does not fit."""
        if ask and not sys.stdin.isatty():
            raise CommandError("There is nobody to ask here. Give the answers as options, with --no-input.")
        for name, field in QUESTIONS.items():
            if ask and answers[name] is None:
                answers[name] = self._ask(field)
        form = SetUpForm(answers)
        while not form.is_valid():
            if not ask:
                complaints = [f"--{name.replace('_', '-')}: {errors[0]}" for name, errors in form.errors.items()]
                raise CommandError("\n".join(complaints))
            for name, errors in form.errors.items():
                self.stdout.write(str(errors[0]))
                answers[name] = self._ask(QUESTIONS[name])
            form = SetUpForm(answers)
        return form

    def _ask(self, field: Any) -> str:
        may_be_empty = "" if field.required else " (may stay empty)"
        return input(f"{field.label}{may_be_empty}: ").strip()

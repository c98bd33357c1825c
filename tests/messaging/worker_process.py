# ruff: noqa: E402  Django has to be set up before its models can be imported.
"""What tests and benchmarks run in processes of their own:
migrate, fill N, sweep, finish, post_and_work N.
DIE_AFTER ends the process at the named point after that many acceptances, DIE_ONCE once for a marker file."""

import os
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.messaging.worker_settings")

import django

django.setup()

from django.core.management import call_command
from django.db import transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox, schedule, sending
from coprod.messaging.models import Message, State
from coprod.messaging.outbox import Addressee
from tests.messaging.postroom.mail import LETTER


def fill(number):
    """Post messages whose queued tasks are all lost: the sweep has to find them."""
    outbox.hand_to_worker = lambda pk: None
    with transaction.atomic():
        post(number)


def post(number):
    for each in range(number):
        to = Addressee(f"Person {each}", "email", f"{each}@people.test")
        outbox.post(LETTER, to=to, key=f"letter:{each}", refs={"number": each}, by=Actor.system())


def sweep():
    while Message.objects.due(clock.now()).exists():
        schedule.sweep()


def finish():
    """The days after: what was put off is tried again, what was lost is settled."""
    for day in range(1, 15):
        with clock.moved_to(clock.now() + timedelta(days=day)):
            sweep()
            schedule.sweep()
        if not Message.objects.filter(state__in=[State.WAITING, State.CLAIMED]).exists():
            return


def die_at_the_named_point(after):
    accepted = count(1)

    def after_acceptance(message):
        if next(accepted) == after:
            os._exit(9)

    sending.after_acceptance = after_acceptance


def die_once(marker):
    """Only the process that can remove the marker file dies; the one started in its place lives."""

    def after_acceptance(message):
        try:
            Path(marker).unlink()
        except FileNotFoundError:
            return
        os._exit(9)

    sending.after_acceptance = after_acceptance


if __name__ == "__main__":
    if "DIE_AFTER" in os.environ:
        die_at_the_named_point(int(os.environ["DIE_AFTER"]))
    if "DIE_ONCE" in os.environ:
        die_once(os.environ["DIE_ONCE"])
    match sys.argv[1:]:
        case ["fill", number]:
            fill(int(number))
        case ["sweep"]:
            sweep()
        case ["finish"]:
            finish()
        case ["migrate"]:
            call_command("migrate", verbosity=0)
        case ["post_and_work", number]:
            post(int(number))
            call_command("qcluster")

"""Taking a break, undoing it, coming back, and telling others (PPL-7). No reason is asked or kept."""

from datetime import timedelta

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.people.models import Break, Person
from coprod.programme.breaks import mail
from coprod.programme.breaks.circle import who_is_told
from coprod.ui.refusals import WrongStage

UNDO_FOR = timedelta(minutes=15)
"""How long a break can be undone before others are told."""


@transaction.atomic
def take_break(*, person: Person, by: Actor) -> Break:
    """Silence the person's messages at once. Taking a break twice is taking it once."""
    a_break, is_new = Break.objects.get_or_create(person=person, ended_at=None)
    if is_new:
        log.record(by, "break.taken", "put {person} on a break", about=a_break, person=person)
    return a_break


@transaction.atomic
def undo_break(*, person: Person, by: Actor) -> None:
    """As if it had not been pressed, as long as nobody was told. Undoing twice is undoing once.

    Raises WrongStage once others have been told.
    """
    a_break = _open_break(person)
    if a_break is None:
        return
    if a_break.others_told_at:
        raise WrongStage("We have already told your contact. You are still on your break. Press “I am back” to end it.")
    log.record(by, "break.undone", "undid the break of {person}", about=a_break, person=person)
    a_break.delete()
    outbox.release(person)


@transaction.atomic
def end_break(*, person: Person, by: Actor) -> None:
    """“I am back”: what was held goes out, and those who were told hear it. Coming back twice is coming back once."""
    a_break = _open_break(person)
    if a_break is None:
        return
    a_break.ended_at = clock.now()
    a_break.save(update_fields=["ended_at"])
    log.record(by, "break.ended", "ended the break of {person}", about=a_break, person=person)
    outbox.release(person)
    if a_break.others_told_at:
        for user in who_is_told(person):
            mail.someone_is_back(a_break, to=user, by=by)


def tell_others(*, by: Actor) -> int:
    """Tell the right people of every open break that can no longer be undone, each break once. Returns how many."""
    ripe = Break.objects.filter(
        ended_at__isnull=True, others_told_at__isnull=True, started_at__lte=clock.now() - UNDO_FOR
    )
    return sum(_tell(pk, by) for pk in list(ripe.values_list("pk", flat=True)))


@transaction.atomic
def _tell(pk: int, by: Actor) -> bool:
    """Whether this call was the one that told. Claimed by a compare-and-set: two schedules tell once."""
    untold = Break.objects.filter(pk=pk, ended_at__isnull=True, others_told_at__isnull=True)
    if not untold.update(others_told_at=clock.now()):
        return False
    a_break = Break.objects.select_related("person__named_contact__person").get(pk=pk)
    for user in who_is_told(a_break.person):
        mail.someone_takes_a_break(a_break, to=user, by=by)
    log.record(by, "break.others_told", "told others of {person}'s break", about=a_break, person=a_break.person)
    return True


def _open_break(person: Person) -> Break | None:
    return Break.objects.select_for_update().filter(person=person, ended_at__isnull=True).first()

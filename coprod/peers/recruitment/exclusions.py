"""Deciding on the charity's own exclusions (DBS-8)."""

from typing import Any

from django.db import IntegrityError, transaction

from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.recruitment.barriers import OwnExclusion
from coprod.people.models import Role
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, Refusal


class NameTaken(Refusal):
    title = "There is one of that name already"


def may_decide(by: Actor) -> bool:
    """A safer-recruitment officer of the whole programme."""
    return by.kind is ActorKind.USER and bool(by.user.holds_for_programme(Role.OFFICER))


@transaction.atomic
def decide_exclusion(
    exclusion: OwnExclusion | None = None, *, seen: str = "", by: Actor, **columns: Any
) -> OwnExclusion:
    """Write one down, or (given one) change it. `columns` are columns of OwnExclusion; `seen` is the fingerprint that a
    form was shown with. The same name again changes the one that is there.

    Raises NotAllowed, ChangedMeanwhile, or NameTaken when somebody just now called another one so.
    """
    if not may_decide(by):
        raise NotAllowed("A safer-recruitment officer of the whole programme does this. Nothing was changed.")
    there = OwnExclusion.objects.select_for_update()
    kept = there.filter(pk=exclusion.pk) if exclusion else there.filter(name=columns.get("name", ""))
    decided = kept.first() or OwnExclusion()
    if decided.pk:
        shown.check(seen, fingerprint(decided), by_whom=log.latest_actor(decided))
    before = log.snapshot(decided) if decided.pk else {}
    for name, value in columns.items():
        setattr(decided, name, value)
    try:
        with transaction.atomic():
            decided.save()
    except IntegrityError as taken:
        raise NameTaken(f"There is one called “{decided.name}” by now. Open it to change it.") from taken
    sentence = f"decided on the exclusion “{decided.name}”"
    changes = log.changes_between(decided, before)
    log.record(by, "recruitment.exclusion_decided", sentence, about=decided, changes=changes)
    return decided


def fingerprint(exclusion: OwnExclusion) -> str:
    """What a form about it was shown with."""
    return shown.fingerprint(*(getattr(exclusion, field.attname) for field in exclusion._meta.concrete_fields))

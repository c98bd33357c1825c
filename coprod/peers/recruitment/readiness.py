"""Whether all that a role asks for is there, and which tracks are open: kept with each application, so that Today,
the board and the table need not work it out."""

from collections.abc import Iterable

from django.db import transaction

from coprod import clock
from coprod.peers.recruitment import evidence, open_tracks
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage

AT_ONCE = 500
"""How many applications, with their histories, are in memory together."""


@transaction.atomic
def refresh(applications: Iterable[Application] | None = None) -> None:
    """Work out anew which applications (all) are ready to be decided, and since when, and which of their tracks are
    open: a fixed number of queries for each AT_ONCE of them. Only those in checks can be ready. Not
    audited: it follows from what is.
    """
    wanted = Application.objects.all()
    if applications is not None:
        wanted = wanted.filter(pk__in=[each.pk for each in applications])
    wanted.exclude(stage=Stage.CHECKS).filter(ready_since__isnull=False).update(ready_since=None)
    elsewhere = wanted.exclude(stage=Stage.CHECKS).filter(open_tracks__isnull=False)
    open_tracks.forget(elsewhere.values_list("pk", flat=True))
    in_checks = list(wanted.filter(stage=Stage.CHECKS).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(in_checks), AT_ONCE):
        _refresh(in_checks[start : start + AT_ONCE])


def _refresh(ids: list[int]) -> None:
    found = list(Application.objects.filter(pk__in=ids).select_related(*evidence.FETCHED_ALONG))
    shown = evidence.of_many(found)
    ready = [pk for pk, each in shown.items() if not each.missing]
    # Who left checks meanwhile is not touched.
    still = Application.objects.filter(pk__in=ids, stage=Stage.CHECKS)
    still.filter(pk__in=ready, ready_since__isnull=True).update(ready_since=clock.now())
    still.exclude(pk__in=ready).filter(ready_since__isnull=False).update(ready_since=None)
    open_tracks.keep(found, shown)

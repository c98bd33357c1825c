"""Which tracks are open for whom, kept in rows so that the board and the table can be filtered by them (ADR 23)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from coprod.peers.recruitment import tracks
from coprod.peers.recruitment.evidence import Evidence
from coprod.peers.recruitment.models import Application, OpenTrack
from coprod.peers.recruitment.stages import Stage


def forget(application_ids: Iterable[int]) -> None:
    """Applications that are not in checks have no open tracks."""
    OpenTrack.objects.filter(application__in=list(application_ids)).delete()


def keep(applications: Iterable[Application], evidence: Mapping[int, Evidence]) -> None:
    """Keep the open tracks of these applications, which are in checks, as the evidence says: four queries at most.
    Rows that are right stay as they are."""
    wanted: dict[tuple[int, str], datetime] = {
        (each.pk, name): since
        for each in applications
        if each.stage == Stage.CHECKS
        for name, since in tracks.still_open(each, evidence[each.pk]).items()
    }
    there = {(row.application_id, row.name): row for row in OpenTrack.objects.filter(application__in=list(evidence))}
    OpenTrack.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in wanted]).delete()
    moved = [row for key, row in there.items() if key in wanted and row.since != wanted[key]]
    for row in moved:
        row.since = wanted[row.application_id, row.name]
    OpenTrack.objects.bulk_update(moved, ["since"])
    OpenTrack.objects.bulk_create(
        (
            OpenTrack(application_id=pk, name=name, since=since)
            for (pk, name), since in wanted.items()
            if (pk, name) not in there
        ),
        ignore_conflicts=True,
    )

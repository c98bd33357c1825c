"""Stages and the moves between them. `move` is the only writer of a stage: it keeps the column and an
append-only row in step, and refuses what the table of moves does not list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.audit.models import AppendOnly
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage

WhoMay = Callable[[Actor, Any], bool]
Need = Callable[[Any], str | None]
"""Given the subject, what is still missing as a sentence, or None when nothing is."""


@dataclass(frozen=True)
class Move:
    """One allowed move: from any of `frm` to `to`, by whom, once `needs` are met. `sentence` is for the audit."""

    frm: tuple[str, ...]
    to: str
    sentence: str
    who: WhoMay
    needs: tuple[Need, ...] = field(default=())


class StageRow(AppendOnly):
    """One move, kept for ever. A concrete row adds `subject`, a foreign key with related_name "moves"."""

    from_stage = models.CharField(max_length=30, blank=True)
    to_stage = models.CharField(max_length=30)
    at = models.DateTimeField(default=clock.now)
    by = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


Subject = TypeVar("Subject", bound=models.Model)


def begin(subject: models.Model, *, by: Actor, at: datetime | None = None) -> None:
    """Write the first row of a new subject, in the stage it was created with. `at` is when that began (now)."""
    _row(subject, "", subject.stage, by, "", at)  # type: ignore[attr-defined]


def move(
    subject: Subject,
    to: str,
    *,
    by: Actor,
    moves: Iterable[Move],
    person: models.Model | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Subject:
    """Move `subject` to stage `to` and return it, freshly read and locked; `stage_since`, where it exists, follows.
    `at` is when it came about (now): earlier for what is brought over.

    Raises WrongStage when no listed move leads there from where the subject is now (perhaps because someone
    else was quicker), NotAllowed when this actor may not, StillWaitingFor when something is missing.
    """
    with transaction.atomic():
        model = type(subject)
        locked = model._default_manager.select_for_update().get(pk=subject.pk)
        stage: str = locked.stage  # type: ignore[attr-defined]
        listed = [step for step in moves if step.to == to and stage in step.frm]
        if not listed:
            raise WrongStage(
                f"This is now at “{_label(locked)}”, so that step is not open. Perhaps someone else was "
                "quicker. Nothing was changed."
            )
        allowed = [step for step in listed if step.who(by, locked)]
        if not allowed:
            raise NotAllowed("This step is for someone with another role. Nothing was changed.")
        step = allowed[0]
        missing = [sentence for need in step.needs if (sentence := need(locked))]
        if missing:
            raise StillWaitingFor(" ".join(missing))
        columns: dict[str, Any] = {"stage": to}
        if hasattr(locked, "stage_since"):
            columns["stage_since"] = at or clock.now()
        model._default_manager.filter(pk=locked.pk).update(**columns)
        locked.refresh_from_db()
        _row(locked, stage, to, by, note, at)
        log.record(
            by,
            f"{model._meta.label_lower}.moved",
            step.sentence,
            about=locked,
            person=person,
            changes={"stage": [stage, to]},
        )
        return locked


def _row(
    subject: models.Model, from_stage: str, to_stage: str, by: Actor, note: str, at: datetime | None = None
) -> None:
    subject.moves.create(  # type: ignore[attr-defined]
        from_stage=from_stage, to_stage=to_stage, at=at or clock.now(), by=by.label, note=note
    )


def _label(subject: Any) -> str:
    return str(subject.get_stage_display()).lower()

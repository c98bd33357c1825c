"""Which gates there are between settling in and meeting alone (thin: replaced by the checks' own)."""

from dataclasses import dataclass

from django.db import models


class Gate(models.TextChoices):
    OBSERVE = "observe", "Observe"
    JOIN_GROUPS = "join_groups", "Join groups"
    SHADOW = "shadow", "Shadow"
    MEET_WITH_WORKER = "meet_with_worker", "Meet with the worker there"
    MEET_ALONE = "meet_alone", "Meet alone"


@dataclass(frozen=True)
class GateRow:
    gate: Gate
    is_open: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gates:
    rows: tuple[GateRow, ...]

    def may(self, gate: Gate) -> bool:
        return any(row.is_open for row in self.rows if row.gate == gate)

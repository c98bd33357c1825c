"""Writes audit events. Acts call `record` in their own transaction; views of special records call `read`."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from coprod.audit.actor import Actor
from coprod.audit.models import Event

CHANGED = "changed"


def record(
    by: Actor,
    what: str,
    sentence: str,
    *,
    about: models.Model | None = None,
    person: models.Model | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Event:
    """Write what was done. `sentence` follows the actor's name ("invited {person} to apply")."""
    return _write(by, what, sentence, about=about, person=person, changes=changes)


def read(by: Actor, record: models.Model, sentence: str, *, person: models.Model | None = None) -> Event:
    """Write that a special record was read: the only write that opening a page may cause."""
    return _write(by, f"{record._meta.label_lower}.read", sentence, about=record, person=person, is_reading=True)


def snapshot(record: models.Model) -> dict[str, Any]:
    """The record's own columns as text, sensitive ones as a marker only: for `changes_between`."""
    return {
        field.attname: _shown(record, field.attname, getattr(record, field.attname))
        for field in record._meta.concrete_fields
        if not field.primary_key
    }


def changes_between(record: models.Model, before: Mapping[str, Any]) -> dict[str, Any]:
    """What differs from `before` (a `snapshot`): {field: [before, after]}; sensitive fields say "changed"."""
    changes: dict[str, Any] = {}
    for name, now in snapshot(record).items():
        then = before.get(name)
        if then == now:
            continue
        changes[name] = CHANGED if is_sensitive(record, name) else [then, now]
    return changes


def is_sensitive(record: models.Model, name: str) -> bool:
    """Whether a field's value must never be copied: encrypted fields, and those its model names in SENSITIVE."""
    field = next((f for f in record._meta.concrete_fields if f.attname == name), None)
    return bool(getattr(field, "is_sensitive", False)) or name in getattr(record, "SENSITIVE", ())


def latest_actor(record: models.Model) -> str:
    """The name of whoever did the last thing to a record; empty when nothing is known."""
    latest = Event.objects.about(record).filter(is_reading=False).first()
    return latest.actor_label if latest else ""


def _shown(record: models.Model, name: str, value: Any) -> str:
    text = "" if value is None else str(value)
    return str(hash(text)) if is_sensitive(record, name) else text


def _write(
    by: Actor,
    what: str,
    sentence: str,
    *,
    about: models.Model | None,
    person: models.Model | None,
    changes: Mapping[str, Any] | None = None,
    is_reading: bool = False,
) -> Event:
    return Event.objects.create(
        actor_kind=by.kind.value,
        actor=by.user,
        actor_label=by.label,
        on_behalf_of=by.on_behalf_of,
        what=what,
        sentence=sentence,
        subject_type=ContentType.objects.get_for_model(about) if about is not None else None,
        subject_id=about.pk if about is not None else None,
        person_id=person.pk if person is not None else None,
        changes=dict(changes or {}),
        is_reading=is_reading,
    )

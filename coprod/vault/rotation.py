"""Encrypts everything again with the newest key, so that older keys can be taken out (`rotate_vault_keys`)."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models, transaction

from coprod.vault.fields import EncryptedTextField

BATCH = 200

_others: list[Callable[[], int]] = []


def also(encrypt_again: Callable[[], int]) -> Callable[[], int]:
    """For a room's rotation.py: how to encrypt again what it keeps encrypted other than in our field. Returns how
    many records that were."""
    if encrypt_again not in _others:
        _others.append(encrypt_again)
    return encrypt_again


def encrypt_all_again() -> Iterator[tuple[str, int]]:
    """Every model with an encrypted field, then what rooms added: (name, how many records)."""
    for model in apps.get_models():
        names = [field.attname for field in model._meta.local_fields if isinstance(field, EncryptedTextField)]
        if names and model._meta.managed:
            yield model._meta.label, _model(model, names)
    for encrypt_again in _others:
        yield encrypt_again.__module__, encrypt_again()


def _model(model: type[models.Model], names: list[str]) -> int:
    """In batches, each locked while it is written, so that nobody's words of this moment are lost. Goes round
    append-only guards on purpose: what the record says stays the same."""
    rows = model._base_manager.order_by("pk")
    done, last = 0, None
    while True:
        with transaction.atomic():
            batch = rows.filter(pk__gt=last) if last is not None else rows
            found = list(batch.select_for_update().values("pk", *names)[:BATCH])
            for row in found:
                last = row.pop("pk")
                model._base_manager.filter(pk=last).update(**row)
        done += len(found)
        if len(found) < BATCH:
            return done

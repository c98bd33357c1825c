"""The encrypted field: text that is unreadable in the database, a dump or a backup without the vault's keys (CAR-5)."""

from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


class CannotDecrypt(Exception):
    """A stored value fits none of the keys: a key was taken out before `rotate_vault_keys` was run."""


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        raise ImproperlyConfigured("VAULT_KEYS is empty.")
    return MultiFernet([Fernet(key) for key in keys])


def cipher() -> MultiFernet:
    """The keys in force, newest first: the first encrypts, all decrypt."""
    return _cipher(tuple(settings.VAULT_KEYS))


def encrypt(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text behind a stored token. Raises CannotDecrypt when no key fits."""
    try:
        return cipher().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise CannotDecrypt("A stored value fits none of VAULT_KEYS.") from error


class EncryptedTextField(models.TextField):
    """Text encrypted at rest. Cannot be searched, sorted or compared in the database, on purpose.

    Empty text is stored empty, so that "nothing was written" needs no key. Audit shows it only as "changed".
    """

    is_sensitive = True

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text) if text else text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise TypeError("Encrypted text cannot be searched; fetch the record and read it.")

"""Encrypts everything again with the first of VAULT_KEYS. After it, the others can be taken out."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from coprod.vault import rotation


class Command(BaseCommand):
    help = "Encrypt everything again with the first of VAULT_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("rotation")
        for name, count in rotation.encrypt_all_again():
            self.stdout.write(f"{name}: {count}")
        self.stdout.write("Everything is under the newest key. The older keys can be taken out of VAULT_KEYS.")

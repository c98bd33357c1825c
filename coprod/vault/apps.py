from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class VaultConfig(AppConfig):
    name = "coprod.vault"
    label = "vault"
    verbose_name = "Vault"

    def ready(self) -> None:
        """Every room's files.py names what it keeps private files for."""
        autodiscover_modules("files")

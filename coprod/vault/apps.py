from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "coprod.vault"
    label = "vault"
    verbose_name = "Vault"

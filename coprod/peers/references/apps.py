from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    name = "coprod.peers.references"
    label = "references"
    verbose_name = "References"

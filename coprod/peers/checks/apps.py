from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "coprod.peers.checks"
    label = "checks"
    verbose_name = "Checks"

from django.apps import AppConfig


class GatesConfig(AppConfig):
    name = "coprod.peers.gates"
    label = "gates"
    verbose_name = "Gates"

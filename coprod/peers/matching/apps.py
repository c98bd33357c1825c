from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "coprod.peers.matching"
    label = "matching"
    verbose_name = "Matching"

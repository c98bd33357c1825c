from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "coprod.peers.practice"
    label = "practice"
    verbose_name = "Reflective practice"

from django.apps import AppConfig


class BreaksConfig(AppConfig):
    name = "coprod.programme.breaks"
    label = "breaks"
    verbose_name = "Breaks"

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    name = "coprod.programme.arrivals"
    label = "arrivals"
    verbose_name = "What a charity arrives with"

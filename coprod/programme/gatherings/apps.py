from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "coprod.programme.gatherings"
    label = "gatherings"
    verbose_name = "Gatherings"

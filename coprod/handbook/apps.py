from django.apps import AppConfig


class HandbookConfig(AppConfig):
    name = "coprod.handbook"
    label = "handbook"
    verbose_name = "Handbook"

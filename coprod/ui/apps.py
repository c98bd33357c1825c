from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "coprod.ui"
    label = "ui"
    verbose_name = "Interface"

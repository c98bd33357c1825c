from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "coprod.content.home"
    label = "home"
    verbose_name = "Home"

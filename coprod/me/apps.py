from django.apps import AppConfig


class MeConfig(AppConfig):
    name = "coprod.me"
    label = "me"
    verbose_name = "Me"

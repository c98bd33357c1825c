from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "coprod.content.offers"
    label = "offers"
    verbose_name = "Service offer menu"

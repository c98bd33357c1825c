from django.apps import AppConfig


class BlocksConfig(AppConfig):
    name = "coprod.content.blocks"
    label = "blocks"
    verbose_name = "Blocks"

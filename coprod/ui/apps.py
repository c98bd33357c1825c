from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "coprod.ui"
    label = "ui"
    verbose_name = "Interface"

    def ready(self) -> None:
        from coprod.ui import menus

        menus.discover()

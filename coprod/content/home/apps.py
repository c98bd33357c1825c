from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "coprod.content.home"
    label = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        from coprod.content.home import ground

        post_migrate.connect(ground.lay, sender=self)

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MessagingConfig(AppConfig):
    name = "coprod.messaging"
    label = "messaging"
    verbose_name = "Messages"

    def ready(self) -> None:
        """Every capability's mail.py names its kinds of message."""
        autodiscover_modules("mail")

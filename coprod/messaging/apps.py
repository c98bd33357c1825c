from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "coprod.messaging"
    label = "messaging"
    verbose_name = "Messages"

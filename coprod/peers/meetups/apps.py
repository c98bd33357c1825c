from django.apps import AppConfig


class MeetupsConfig(AppConfig):
    name = "coprod.peers.meetups"
    label = "meetups"
    verbose_name = "Meet-ups"

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "coprod.panels.meetings"
    label = "meetings"
    verbose_name = "Panel meetings"

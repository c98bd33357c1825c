from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "coprod.panels.membership"
    label = "membership"
    verbose_name = "Panel members"

from django.apps import AppConfig
from django.db.models.signals import post_save


class MembershipConfig(AppConfig):
    name = "coprod.panels.membership"
    label = "membership"
    verbose_name = "Panel members"

    def ready(self) -> None:
        from coprod.panels.membership import acts

        post_save.connect(acts.signs_in_from_now_on, sender="people.User")

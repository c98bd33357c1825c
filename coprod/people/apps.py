from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "coprod.people"
    label = "people"
    verbose_name = "People"

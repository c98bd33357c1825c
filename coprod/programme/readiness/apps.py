from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "coprod.programme.readiness"
    label = "readiness"
    verbose_name = "Programme readiness"

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "coprod.panels.consultations"
    label = "consultations"
    verbose_name = "Consultations"

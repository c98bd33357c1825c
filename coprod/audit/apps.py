from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "coprod.audit"
    label = "audit"
    verbose_name = "Audit"

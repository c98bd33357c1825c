from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "coprod.programme.policies"
    label = "policies"
    verbose_name = "Policies"

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coprod.accounts"
    label = "coprod_accounts"
    verbose_name = "Accounts"

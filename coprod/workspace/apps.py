from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "coprod.workspace"
    label = "workspace"
    verbose_name = "Workspace"

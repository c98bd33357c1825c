"""What is in our own tables, to see that something changed nothing, or changed nothing more."""

from django.apps import apps


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("coprod.")]


def contents():
    """Every row of our own tables: {model: [columns by name]}."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in ours()}


def counts():
    """How many rows each of our own tables has."""
    return {model._meta.label: model._base_manager.count() for model in ours()}

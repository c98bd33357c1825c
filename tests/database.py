"""What is in our own tables, to see that something changed nothing, or changed nothing more."""

import re
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

_WRITES = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("coprod.")]


def contents():
    """Every row of our own tables: {model: [columns by name]}."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in ours()}


def counts():
    """How many rows each of our own tables has."""
    return {model._meta.label: model._base_manager.count() for model in ours()}


@contextmanager
def written():
    """Collects which of our own tables were written to, whether or not it was rolled back afterwards: far quicker than
    comparing contents, where the answer is none."""
    tables, own = set(), {model._meta.db_table for model in ours()}

    def look(execute, sql, params, many, context):
        if (found := _WRITES.match(sql)) and found[1] in own:
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield tables

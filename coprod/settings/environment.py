"""Reads settings from the environment and says, all at once and in plain words, what is missing or wrong."""

from collections.abc import Callable

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


class Requirements:
    """Collects every complaint about the environment, so that one start shows them all."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def text(self, name: str, purpose: str, check: Callable[[str], str | None] | None = None) -> str:
        """The value of `name`, or "" with a complaint noted. `check` returns a complaint or None."""
        value = env.str(name, default="").strip()
        if not value:
            self.complaints.append(f"{name} is not set. It is {purpose}.")
        elif check and (complaint := check(value)):
            self.complaints.append(f"{name}: {complaint}")
        return value

    def enforce(self) -> None:
        """Raise ImproperlyConfigured with every complaint, one on each line."""
        if self.complaints:
            lines = "\n".join(f"  - {complaint}" for complaint in self.complaints)
            raise ImproperlyConfigured(
                f"coprod cannot start. Please put these in the environment:\n{lines}\n"
                "docs/operations.md explains each of them."
            )

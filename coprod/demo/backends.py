"""The demonstration's own way in."""

from django.contrib.auth.backends import BaseBackend


class DemonstrationBackend(BaseBackend):
    """Signs in as one of the demonstration's people, in development only."""

"""Every hour: sessions that are over leave the database, with the address and the kept form they may hold."""

from importlib import import_module

from django.conf import settings

from coprod.messaging.schedules import Every

SCHEDULES = [Every("Sessions that are over", "coprod.accounts.schedule.forget_sessions", minutes=60)]


def forget_sessions() -> None:
    """Delete what has run out."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()

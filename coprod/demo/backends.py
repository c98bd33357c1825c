"""The demonstration's own way in: exists only where `coprod.demo` is installed, which is never in production."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from coprod.people.models import User

PATH = "coprod.demo.backends.DemonstrationBackend"


class DemonstrationBackend(BaseBackend):
    """Signs in as one of the demonstration's people when its page asks by `demonstration=True`, and no other way."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        if credentials.get("demonstration") is not True:
            return None
        return User.objects.filter(pk=int(credentials["pk"]), is_active=True).first()

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).select_related("person").first()

"""Doors that hold even where a view forgot its own: the workspace, the editor, and ended sessions."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from coprod.accounts import doors, sessions
from coprod.people.models import Role
from coprod.people.models.service import STAFF_ROLES

# Who holds none of the roles sees "not found"; no roles named means everyone signed in.
GUARDED: dict[str, tuple[Role, ...]] = {
    "/workspace/": tuple(STAFF_ROLES),
    "/cms/": doors.CMS_ROLES,
    "/me/": (),
}


class DoorsMiddleware:
    """Guards whole prefixes. Works before the view and after the CSRF check, so that a form sent by a
    stranger's page is refused before anything it typed is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What a signed-in person saw stays in no browser of a shared computer, whose Back button works after they
        signed out. Responses that say themselves how they may be kept (public pictures) are left alone."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.user.is_authenticated and sessions.has_ended(request):
            logout(request)
        for prefix, roles in GUARDED.items():
            if request.path_info.startswith(prefix):
                return doors.stopped(request, roles)
        return None

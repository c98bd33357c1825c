"""Groups and sessions are fetched here, for those in that very group only: everybody else reads "not found"."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from coprod.accounts import doors
from coprod.peers.practice.models import Group
from coprod.programme.gatherings.models import Gathering

View = Callable[..., HttpResponse]


def in_the_group(view: View) -> View:
    """The view is given the group of that number."""

    def fetch(user: Any, pk: int) -> Group:
        return get_object_or_404(Group.objects.visible_to(user).select_related("series", "service"), pk=pk)

    return _door(view, fetch, lambda group, user: True)


def facilitates(view: View) -> View:
    """The same, for those who facilitate it."""

    def fetch(user: Any, pk: int) -> Group:
        return get_object_or_404(Group.objects.visible_to(user).select_related("series", "service"), pk=pk)

    return _door(view, fetch, lambda group, user: group.is_facilitated_by(user))


def in_its_group(view: View) -> View:
    """The view is given the session of that number; `session.series.practice_group` is its group."""
    return _door(view, _session, lambda session, user: True)


def facilitates_it(view: View) -> View:
    return _door(view, _session, lambda session, user: session.series.practice_group.is_facilitated_by(user))


def _session(user: Any, pk: int) -> Gathering:
    sessions = Gathering.objects.filter(series__practice_group__in=Group.objects.visible_to(user))
    return get_object_or_404(sessions.select_related("series__practice_group"), pk=pk)


def _door(view: View, fetch: Callable[[Any, int], Any], may: Callable[[Any, Any], bool]) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return doors.sign_in_first(request)
        found = fetch(request.user, pk)
        if not may(found, request.user):
            raise Http404
        return doors.stopped(request) or view(request, found, **kwargs)

    return wrapped


def layout(user: Any) -> str:
    """Staff read in their own layout, people who take part in theirs."""
    return "ui/work.html" if user.is_team else "ui/participant.html"

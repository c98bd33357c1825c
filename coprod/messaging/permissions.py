"""Who may open the pages about messages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from coprod.people.models import Role

View = Callable[..., HttpResponse]


def works_with_messages(user: Any) -> bool:
    """Staff. Which messages each of them sees is for `Message.objects.visible_to`."""
    return bool(user and user.is_authenticated and user.is_team)


def hands_over_routes(user: Any) -> bool:
    """Leads of the whole programme and administrators: a worker may carry news for people of several services."""
    return bool(user.is_authenticated and (user.holds_for_programme(Role.LEAD) or user.has_role(Role.ADMINISTRATOR)))


def may_change_words(user: Any) -> bool:
    """Leads of the whole programme and administrators: the words go to people of every service (MSG-5)."""
    return bool(user is not None and hands_over_routes(user))


def for_those_who_change_words(view: View) -> View:
    """Only those; for anyone else the page does not exist."""
    return _only(may_change_words, view)


def for_those_who_hand_over(view: View) -> View:
    """Only those; for anyone else the page does not exist."""
    return _only(hands_over_routes, view)


def for_staff(view: View) -> View:
    """Signed-in staff only; for anyone else the page does not exist."""
    return _only(works_with_messages, view)


def _only(may: Callable[[Any], bool], view: View) -> View:
    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked

"""Who may pass to the panel's own pages: members, whatever else they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from coprod.accounts.doors import sign_in_first, stopped
from coprod.panels.membership.models import PanelMember

View = Callable[..., HttpResponse]


def member_required(view: View) -> View:
    """For current members; the view is given `member` after the request. Everyone else sees "not found"."""
    return _door(view, PanelMember.objects.current)


def member_or_former_required(view: View) -> View:
    """Also for those who have left: what happened to what they said stays theirs to see."""
    return _door(view, PanelMember.objects.all)


def _door(view: View, members: Callable[[], Any]) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated:
            return sign_in_first(request)
        member = get_object_or_404(members().select_related("person"), person=user.person_id)
        return stopped(request) or view(request, member, *args, **kwargs)

    return wrapped

"""Who may pass to the panel's own pages: members, whatever else they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from coprod.accounts.doors import sign_in_first, stopped
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Role

View = Callable[..., HttpResponse]


def member_required(view: View) -> View:
    """For current members who hold the role; the view is given `member` after the request. For everyone else it is
    "not found"."""
    return _door(view, PanelMember.objects.current, needs_role=True)


def member_or_former_required(view: View) -> View:
    """Also for those who have left: what happened to what they said stays theirs to see."""
    return _door(view, PanelMember.objects.all, needs_role=False)


def _door(view: View, members: Callable[[], Any], *, needs_role: bool) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated:
            return sign_in_first(request)
        member = get_object_or_404(members().select_related("person"), person=user.person_id)
        if needs_role and not user.has_role(Role.PANEL_MEMBER):
            raise Http404  # an administrator has ended it
        return stopped(request) or view(request, member, *args, **kwargs)

    return wrapped

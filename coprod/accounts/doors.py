"""Who may pass: decorators for views. Anonymous people are sent to sign in (what they typed is kept), people
without the role see "not found", staff without a second factor are sent to set one up."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from coprod.accounts import kept, limits, sessions
from coprod.people.models import Role
from coprod.people.models.service import PARTICIPANT_ROLES, STAFF_ROLES
from coprod.ui.refusals import NotAllowed

View = Callable[..., HttpResponse]
KEPT_FROM_ONE_ADDRESS = 60
CMS_ROLES = (Role.EDITOR, Role.ADMINISTRATOR)


def signed_in(view: View) -> View:
    """For everyone who is signed in."""
    return _door(view, ())


def participant_required(view: View) -> View:
    """For applicants, peer mentors and panel members."""
    return _door(view, tuple(PARTICIPANT_ROLES))


def team_required(*roles: Role) -> Callable[[View], View]:
    """For staff who hold any of `roles` (any staff role when none is named), with their second factor.

    A role here opens the page; which records it shows is asked of `.visible_to(user)`.
    """
    return lambda view: _door(view, roles or tuple(STAFF_ROLES))


class SignInAgain(NotAllowed):
    title = "Please sign in again first"


def freshly_signed_in(view: View) -> View:
    """For what opens the account for good (a first password, passkey or app): a session that was left open is not
    enough. Goes inside another door. Whoever has a second factor shows that instead."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not sessions.is_fresh(request) and not sessions.used_second_factor(request):
            raise SignInAgain("This can be set soon after signing in. Sign out, sign in, and come back to this page.")
        return view(request, *args, **kwargs)

    return wrapped


def _door(view: View, roles: tuple[Role, ...]) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return stopped(request, roles) or view(request, *args, **kwargs)

    return wrapped


def stopped(request: HttpRequest, roles: tuple[Role, ...] = ()) -> HttpResponse | None:
    """Where to send this request instead, or None when it may pass. Raises Http404 for the wrong role."""
    user: Any = request.user
    if not user.is_authenticated:
        return sign_in_first(request)
    if roles and not user.has_role(*roles):
        raise Http404
    if user.is_team and not sessions.used_second_factor(request):
        return second_factor_first(request)
    return None


def sign_in_first(request: HttpRequest) -> HttpResponseRedirect:
    """To sign-in and then back to the page; what was typed is kept for its owner, but not for a flood: each keeping
    is a session of its own."""
    if request.method != "POST":
        page = request.get_full_path()
    elif limits.allowed("kept", limits.address_of(request), most=KEPT_FROM_ONE_ADDRESS, seconds=limits.KEY_SECONDS):
        page = kept.keep(request)
    else:
        page = kept.page_of_form(request)
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': page})}")


def second_factor_first(request: HttpRequest) -> HttpResponseRedirect:
    """To using the second factor, or to setting one up, and then back to the page."""
    name = "mfa_reauthenticate" if sessions.has_second_factor(request.user) else "mfa_index"  # type: ignore[arg-type]
    page = request.get_full_path() if request.method in ("GET", "HEAD") else "/me/"
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': page})}")

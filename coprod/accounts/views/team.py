"""The team's sign-ins: who holds which role, who has a second factor, inviting, ending, resetting (PPL-3)."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from coprod.accounts import acts, invitations, kept, permissions, sessions
from coprod.accounts.doors import team_required
from coprod.accounts.team_forms import InviteForm, RoleForm
from coprod.audit.actor import Actor
from coprod.people.models import Role, RoleHeld, User

PER_PAGE = 50
looks_after_sign_ins = team_required(Role.ADMINISTRATOR, Role.LEAD)
administers = team_required(Role.ADMINISTRATOR)


@looks_after_sign_ins
def team(request: HttpRequest) -> HttpResponse:
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=sessions.SECOND_FACTOR_TYPES)
    current = Prefetch("roles_held", RoleHeld.objects.current().select_related("service"), to_attr="current_roles")
    users = permissions.users_visible_to(request.user).annotate(factor=Exists(factors)).prefetch_related(current)
    page = Paginator(users, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/team.html", {"page": page})


@looks_after_sign_ins
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, by=request.user)
    kept.restore(request, form)
    if request.method == "POST" and form.is_valid():
        user = invitations.invite_colleague(**form.cleaned_data, by=Actor.of(request.user))
        _say(request, "invited", user)
        return redirect("team")
    return render(request, "accounts/team_invite.html", {"form": form})


@looks_after_sign_ins
def member(request: HttpRequest, pk: int) -> HttpResponse:
    user = _member(request, pk)
    form = RoleForm(request.POST or None, by=request.user)
    kept.restore(request, form)
    if request.method == "POST" and form.is_valid():
        acts.give_role(user=user, **form.cleaned_data, by=Actor.of(request.user))
        _say(request, "role_given", user)
        return redirect("team_member", pk=user.pk)
    context = {
        "member": user,
        "roles": user.roles_held.select_related("service").order_by("-starts_on", "pk"),
        "has_second_factor": sessions.has_second_factor(user),
        "is_administrator": request.user.has_role(Role.ADMINISTRATOR),  # type: ignore[union-attr]
        "form": form,
    }
    return render(request, "accounts/team_member.html", context)


@looks_after_sign_ins
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    user = _member(request, pk)
    invitations.resend(user=user, by=Actor.of(request.user))
    return _said(request, "invited", user)


@looks_after_sign_ins
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    user = _member(request, pk)
    invitations.revoke(user=user, by=Actor.of(request.user))
    return _said(request, "revoked", user)


@administers
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(RoleHeld.objects.select_related("user__person", "service"), pk=pk)
    user = _member(request, held.user_id)
    acts.end_role(held=held, by=Actor.of(request.user))
    return _said(request, "role_ended", user)


@administers
@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    user = _member(request, pk)
    acts.reset_second_factor(user=user, by=Actor.of(request.user))
    return _said(request, "second_factor_reset", user)


def _member(request: HttpRequest, pk: int) -> User:
    user = permissions.users_visible_to(request.user).filter(pk=pk).first()
    if user is None:
        raise Http404
    return user


def _said(request: HttpRequest, what: str, user: User) -> HttpResponse:
    _say(request, what, user)
    if permissions.users_visible_to(request.user).filter(pk=user.pk).exists():
        return redirect("team_member", pk=user.pk)
    return redirect("team")


def _say(request: HttpRequest, what: str, user: User) -> None:
    context: dict[str, Any] = {"what": what, "member": user}
    messages.success(request, render_to_string("accounts/team_message.txt", context).strip())

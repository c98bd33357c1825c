"""The member's first page and panel name; and, for those who may know, who is who."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.accounts.permissions import may_invite as may_be_invited
from coprod.audit.actor import Actor
from coprod.panels.membership import acts
from coprod.panels.membership.doors import member_required
from coprod.panels.membership.forms import NewMemberForm, PanelNameForm
from coprod.panels.membership.home import collect
from coprod.panels.membership.models import WHO_IS_WHO, PanelMember, people_who_may_join
from coprod.people.models import Person, Role, Service

A_PAGE = 50


@member_required
def home(request: HttpRequest, member: PanelMember) -> HttpResponse:
    """What is open, what happened to what I said, and the name I go by."""
    return render(request, "membership/home.html", {"member": member, "cards": collect(member)})


@member_required
def own_name(request: HttpRequest, member: PanelMember) -> HttpResponse:
    """Choose another panel name."""
    form = PanelNameForm(request.POST or None, member=member, initial={"panel_name": member.panel_name})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "membership/own_name.html", {"member": member, "form": form})
    acts.rename(member, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "You go by your new name from now on.")
    return redirect("membership:home")


@team_required(*WHO_IS_WHO)
def members(request: HttpRequest) -> HttpResponse:
    """Who is who: panel names beside chosen names, nowhere but here."""
    found = PanelMember.objects.visible_to(request.user).select_related(
        "person__service", "person__user", "brought_over"
    )
    return render(
        request,
        "membership/members.html",
        {"page": Paginator(found.order_by("left_on", "panel_name"), A_PAGE).get_page(request.GET.get("page"))},
    )


@team_required(*WHO_IS_WHO)
def new(request: HttpRequest) -> HttpResponse:
    """Add someone we have no record of."""
    user: Any = request.user
    for_programme = user.holds_for_programme(*WHO_IS_WHO)
    services = Service.objects.of(user, *WHO_IS_WHO)
    form = NewMemberForm(
        request.POST or None, services=services, may_be_none=for_programme, may_invite=user.has_role(Role.LEAD)
    )
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "membership/new.html", {"form": form})
    acts.welcome(**form.columns, by=Actor.of(user))
    messages.success(request, "They are on the panel.")
    return redirect("membership:members")


@team_required(*WHO_IS_WHO)
def known(request: HttpRequest) -> HttpResponse:
    """Find someone we have a record of, to put them on the panel."""
    wanted = " ".join(request.GET.get("name", "").split())[:120]
    found = people_who_may_join(request.user).filter(chosen_name__icontains=wanted) if wanted else Person.objects.none()
    page = Paginator(found.select_related("service").order_by("chosen_name", "pk"), A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "membership/known.html", {"wanted": wanted, "page": page})


@team_required(*WHO_IS_WHO)
def add_known(request: HttpRequest, pk: int) -> HttpResponse:
    """Put someone we have a record of on the panel, under the name they would like there."""
    person = get_object_or_404(people_who_may_join(request.user), pk=pk)
    member = PanelMember.objects.filter(person=person).first() or PanelMember(person=person)
    form = PanelNameForm(request.POST or None, member=member, initial={"panel_name": member.panel_name})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "membership/add_known.html", {"person": person, "form": form})
    acts.join(person, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "They are on the panel.")
    return redirect("membership:members")


@team_required(*WHO_IS_WHO)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another panel name for a member, after asking them."""
    member = _known(request, pk)
    form = PanelNameForm(request.POST or None, member=member, initial={"panel_name": member.panel_name})
    if kept.restore(request, form) or not form.is_valid():
        may_invite = member.is_current and may_be_invited(Actor.of(request.user), member.person)
        return render(request, "membership/change.html", {"member": member, "form": form, "may_invite": may_invite})
    acts.rename(member, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The name is changed.")
    return redirect("membership:members")


@team_required(Role.LEAD)
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """A member who did not sign in would like to."""
    acts.invite(_known(request, pk), by=Actor.of(request.user))
    messages.success(request, "The invitation is on its way. What they said so far waits for them there.")
    return redirect("membership:members")


@team_required(*WHO_IS_WHO)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone leaves the panel, as they asked."""
    acts.leave(_known(request, pk), by=Actor.of(request.user))
    messages.success(request, "They have left the panel. What they said stays under their panel name.")
    return redirect("membership:members")


def _known(request: HttpRequest, pk: int) -> PanelMember:
    found: PanelMember = get_object_or_404(
        PanelMember.objects.visible_to(request.user).select_related("person__service", "person__user"), pk=pk
    )
    return found

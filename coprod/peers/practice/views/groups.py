"""A person's groups, and one group: the next session, what was talked about, who is in it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import signed_in, team_required
from coprod.audit.actor import Actor
from coprod.peers.practice import acts, useful
from coprod.peers.practice.forms import GroupForm, MemberForm, ShareForm
from coprod.peers.practice.models import FACILITATING_ROLES, Group, Member
from coprod.peers.practice.views.fetched import facilitates, in_the_group, layout
from coprod.programme.gatherings.forms import DatesForm
from coprod.programme.gatherings.models import Attendance

A_PAGE = 12


@signed_in
def groups(request: HttpRequest) -> HttpResponse:
    """The groups one is in or facilitates."""
    user: Any = request.user
    context = {
        "layout": layout(user),
        "groups": Group.objects.visible_to(user).select_related("service"),
        "may_open": user.has_role(*FACILITATING_ROLES),
    }
    return render(request, "practice/groups.html", context)


@team_required(*FACILITATING_ROLES)
def new_group(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = GroupForm(request.POST or None, user=user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "practice/new_group.html", {"form": form})
    group = acts.open_group(**form.cleaned_data, by=Actor.of(user))
    messages.success(request, "The group is open. Now add who is in it, and plan the sessions.")
    return redirect("practice:group", pk=group.pk)


@in_the_group
def group(request: HttpRequest, found: Group) -> HttpResponse:
    user: Any = request.user
    sessions = found.series.gatherings.select_related("series")
    to_come = list(sessions.to_come()[:A_PAGE])
    over = sessions.over().select_related("practice_note")
    replies = Attendance.objects.filter(gathering__in=to_come, person_id=user.person_id)
    reply_to = dict(replies.values_list("gathering_id", "reply"))
    context = {
        "layout": layout(user),
        "group": found,
        "is_facilitator": found.is_facilitated_by(user),
        "facilitators": found.facilitators.select_related("person"),
        "next": to_come[0] if to_come else None,
        "reply": reply_to.get(to_come[0].pk) if to_come else None,
        "later": to_come[1:],
        "page": Paginator(over, A_PAGE).get_page(request.GET.get("page")),
        "chart": useful.by_mode(found),
    }
    return render(request, "practice/group.html", context)


@facilitates
def plan(request: HttpRequest, found: Group) -> HttpResponse:
    """Sessions to come, in one go."""
    form = DatesForm(request.POST or None, initial={"every": "month", "times": 6})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "practice/plan.html", {"group": found, "form": form})
    acts.plan(found, dates=form.dates, by=Actor.of(request.user))
    messages.success(request, "The sessions are planned. We tell everyone in the group when they are.")
    return redirect("practice:group", pk=found.pk)


@facilitates
def people(request: HttpRequest, found: Group) -> HttpResponse:
    """Who is in the group, and who facilitates it."""
    return _people(request, found)


@facilitates
@require_POST
def add(request: HttpRequest, found: Group) -> HttpResponse:
    form = MemberForm(request.POST, group=found)
    if not form.is_valid():
        return _people(request, found, form=form)
    person = form.cleaned_data["person"]
    acts.add_member(found, person, by=Actor.of(request.user))
    messages.success(request, f"{person.short_name} is in the group. We tell them when you meet.")
    return redirect("practice:people", pk=found.pk)


@facilitates
@require_POST
def share(request: HttpRequest, found: Group) -> HttpResponse:
    form = ShareForm(request.POST, group=found)
    if not form.is_valid():
        return _people(request, found, share_form=form)
    acts.share(found, form.cleaned_data["colleague"], by=Actor.of(request.user))
    messages.success(request, "You facilitate this group together now.")
    return redirect("practice:people", pk=found.pk)


@facilitates
@require_POST
def take_out(request: HttpRequest, found: Group, member_pk: int) -> HttpResponse:
    acts.leave(get_object_or_404(found.members, pk=member_pk), by=Actor.of(request.user))
    messages.success(request, "Written down. They can come back at any time.")
    return redirect("practice:people", pk=found.pk)


@in_the_group
@require_POST
def leave(request: HttpRequest, found: Group) -> HttpResponse:
    """A member leaves by their own wish."""
    own = get_object_or_404(Member.objects.current(), group=found, person_id=request.user.person_id)  # type: ignore[union-attr]
    acts.leave(own, by=Actor.of(request.user))
    messages.success(request, "You have left the group. You can ask to come back at any time.")
    return redirect("practice:groups")


def _people(
    request: HttpRequest, found: Group, form: MemberForm | None = None, share_form: ShareForm | None = None
) -> HttpResponse:
    context = {
        "group": found,
        "members": found.members.current().select_related("person"),
        "facilitators": found.facilitators.select_related("person"),
        "form": form or MemberForm(group=found),
        "share_form": share_form or ShareForm(group=found),
    }
    return render(request, "practice/people.html", context)

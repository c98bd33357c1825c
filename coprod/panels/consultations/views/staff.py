"""Asking the panel and answering it: the pages of policy owners, leads and facilitators."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.panels.consultations.acts import asking, saying
from coprod.panels.consultations.forms import MoreTimeForm, TermsForm, WrittenDownForm
from coprod.panels.consultations.models import Consultation, Contribution
from coprod.panels.consultations.stages import Said
from coprod.panels.consultations.working import workbench
from coprod.panels.membership.models import WHO_IS_WHO, PanelMember
from coprod.people.models import Role
from coprod.programme.policies.models import Policy, PolicyVersion

A_PAGE = 50
WORKS_WITH_THE_PANEL = (Role.LEAD, Role.FACILITATOR, Role.POLICY_OWNER)
WRITERS = (Role.LEAD, Role.POLICY_OWNER)


@team_required(*WORKS_WITH_THE_PANEL)
def consultations(request: HttpRequest) -> HttpResponse:
    """Everything the panel was asked, and what waits for an answer."""
    user: Any = request.user
    heard = Q(contributions__stage=Said.HEARD)
    found = Consultation.objects.visible_to(user).select_related("version__policy__owner__person")
    found = found.annotate(
        said=Count("contributions", filter=heard),
        waiting=Count("contributions", filter=heard & Q(contributions__answer__isnull=True)),
    )
    return render(
        request,
        "consultations/list.html",
        {
            "page": Paginator(found.order_by("-pk"), A_PAGE).get_page(request.GET.get("page")),
            "is_writer": user.has_role(*WRITERS),
            "knows_who_is_who": user.has_role(*WHO_IS_WHO),
        },
    )


@team_required(*WRITERS)
def new(request: HttpRequest, version: int) -> HttpResponse:
    """The terms of a new consultation on a version."""
    policies = Policy.objects.visible_to(request.user)
    about = get_object_or_404(PolicyVersion.objects.select_related("policy"), pk=version, policy__in=policies)
    form = TermsForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "consultations/terms.html", {"policy": about.policy, "form": form})
    consultation = asking.prepare(about, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The terms are saved. Read them through, then open it.")
    return redirect("consultations:staff", pk=consultation.pk)


@team_required(*WRITERS)
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms before it opens."""
    found = visible(request, pk)
    form = TermsForm(request.POST or None, initial={name: getattr(found, name) for name in TermsForm.base_fields})
    if kept.restore(request, form) or not form.is_valid():
        context = {"policy": found.version.policy, "consultation": found, "form": form}
        return render(request, "consultations/terms.html", context)
    asking.set_terms(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The terms are saved.")
    return redirect("consultations:staff", pk=found.pk)


@team_required(*WORKS_WITH_THE_PANEL)
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation as its writer works on it: terms, what was said, the answers, the changes."""
    return render(request, "consultations/staff.html", workbench(visible(request, pk), request.user))


@team_required(*WRITERS)
@require_POST
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    found = asking.open_it(visible(request, pk), by=Actor.of(request.user))
    messages.success(request, "It is open. Every member hears from us.")
    return redirect("consultations:staff", pk=found.pk)


@team_required(*WRITERS)
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """More time, once."""
    found = visible(request, pk)
    form = MoreTimeForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "consultations/extend.html", {"consultation": found, "form": form})
    asking.extend(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "Members have more time.")
    return redirect("consultations:staff", pk=found.pk)


@team_required(*WRITERS)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = asking.close(visible(request, pk), by=Actor.of(request.user))
    messages.success(request, "Answers are closed. Now every point gets an answer.")
    return redirect("consultations:staff", pk=found.pk)


@team_required(*WRITERS)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = asking.publish(visible(request, pk), by=Actor.of(request.user))
    messages.success(request, "Published. Everyone on the panel hears what happened.")
    return redirect("consultations:influence", slug=found.slug)


@team_required(*WHO_IS_WHO)
def write_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a member said, once it was read back to them."""
    found = visible(request, pk)
    members = PanelMember.objects.visible_to(request.user).current().exclude(person=request.user.person_id)  # type: ignore[union-attr]
    form = WrittenDownForm(request.POST or None, members=members, consultation=found)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "consultations/write_down.html", {"consultation": found, "form": form})
    by, data = Actor.of(request.user), form.cleaned_data
    if data["kind"] and found.is_taking_answers:
        saying.tap(found, data["part"], member=data["member"], kind=data["kind"], happened=False, by=by)
    contribution = saying.say(found, data["part"], member=data["member"], **form.said, by=by)
    late = " Answers were closed already. Tell them that we keep it for the next round." if contribution.is_late else ""
    messages.success(request, f"It is written down, under their panel name.{late}")
    return redirect("consultations:write_down", pk=found.pk)


@team_required(*WHO_IS_WHO)
@require_POST
def stop_quoting(request: HttpRequest, pk: int) -> HttpResponse:
    """A member without a sign-in has changed their mind: it counts at once."""
    members = PanelMember.objects.visible_to(request.user).exclude(person=request.user.person_id)  # type: ignore[union-attr]
    consultations = Consultation.objects.visible_to(request.user)
    said = get_object_or_404(Contribution, pk=pk, author__in=members, consultation__in=consultations)
    saying.let_quote(said, may_be_quoted=False, by=Actor.of(request.user))
    messages.success(request, "We do not quote it. It is off the public page.")
    return redirect("consultations:staff", pk=said.consultation_id)


def visible(request: HttpRequest, pk: int) -> Consultation:
    found: Consultation = get_object_or_404(
        Consultation.objects.visible_to(request.user).select_related("version__policy__owner__person"), pk=pk
    )
    return found

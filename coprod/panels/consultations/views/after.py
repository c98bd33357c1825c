"""What became of what was said: for the member who said it, and for everyone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.panels.consultations import outcomes
from coprod.panels.consultations.acts import saying
from coprod.panels.consultations.forms import VerdictForm
from coprod.panels.consultations.models import Consultation, Verdict
from coprod.panels.membership.doors import member_or_former_required, member_required
from coprod.panels.membership.models import PanelMember

A_PAGE = 20


@member_or_former_required
def mine(request: HttpRequest, member: PanelMember) -> HttpResponse:
    """Everything I said, and what happened to it: heard, being looked at, the outcome and why, the words now."""
    said = member.contributions.select_related("consultation__version__policy", "part", "passage", "answer")
    page = Paginator(said.order_by("-said_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {"member": member, "page": page, "said": outcomes.of_member(page.object_list)}
    return render(request, "consultations/mine.html", context)


@member_required
def verdict(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """Did we get it right?"""
    consultation = get_object_or_404(Consultation.objects.published().select_related("version__policy"), pk=pk)
    there = Verdict.objects.filter(consultation=consultation, member=member).first()
    initial = {"is_right": "yes" if there.is_right else "no", "words": there.words} if there else {}
    form = VerdictForm(request.POST or None, initial=initial)
    if kept.restore(request, form) or not form.is_valid():
        context = {"member": member, "consultation": consultation, "form": form}
        return render(request, "consultations/verdict.html", context)
    is_right, words = form.cleaned_data["is_right"] == "yes", form.cleaned_data["words"]
    saying.give_verdict(consultation, member=member, is_right=is_right, words=words, by=Actor.of(request.user))
    messages.success(request, "Thank you. We have kept what you told us.")
    return redirect("consultations:mine")


def influence_list(request: HttpRequest) -> HttpResponse:
    """Every policy the panel changed, the newest first, for anyone."""
    found = Consultation.objects.published().select_related("version__policy")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "consultations/influence_list.html", {"page": page})


def influence(request: HttpRequest, slug: str) -> HttpResponse:
    """What members said and what we did, for anyone: quotes only as agreed, panel names only."""
    consultation = get_object_or_404(
        Consultation.objects.published().select_related("version__policy", "answered_in"), slug=slug
    )
    sections = outcomes.sections(consultation, quotes_only=True)
    return render(
        request,
        "consultations/influence.html",
        {
            "consultation": consultation,
            "policy": consultation.version.policy,
            "figures": outcomes.figures(consultation),
            "large": [section for section in sections if section.is_large],
            "small": [section for section in sections if not section.is_large],
            "tap_answers": consultation.tap_answers.select_related("part").order_by("part__position"),
        },
    )

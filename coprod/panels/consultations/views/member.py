"""The panel's own pages: the terms, the parts, the words of others, and what I say."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.panels.consultations import reading
from coprod.panels.consultations.acts import saying
from coprod.panels.consultations.forms import ChangeForm, PartForm
from coprod.panels.consultations.models import Consultation, Contribution
from coprod.panels.membership.doors import member_or_former_required, member_required
from coprod.panels.membership.models import PanelMember


@member_required
def consultation(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """The terms first, then the parts with where I am."""
    found = _asked(pk)
    progress = reading.progress(found, member)
    passages = list(found.version.passages.all())
    return render(
        request,
        "consultations/consultation.html",
        {
            "member": member,
            "consultation": found,
            "progress": progress,
            "standings": _with_minutes(progress, passages),
            "minutes": reading.minutes(passages),
        },
    )


@member_required
def whole(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """The whole document on one page."""
    found = _asked(pk)
    context = {"member": member, "consultation": found, "parts": found.version.parts.prefetch_related("passages")}
    return render(request, "consultations/whole.html", context)


@member_required
def part(request: HttpRequest, member: PanelMember, pk: int, position: int) -> HttpResponse:
    """One part: read it, tap, say something; then see what others said."""
    found = _asked(pk)
    progress = reading.progress(found, member)
    standing = progress.at(position)
    if standing is None:
        raise Http404
    passages = [passage for passage in standing.part.passages.all() if not passage.is_heading]
    form = PartForm(request.POST or None, passages=passages, initial=_tapped(standing))
    if not kept.restore(request, form) and form.is_valid():
        return _said(request, found, member, standing, form, progress)
    is_to_see_others = standing.is_done or not found.is_taking_answers
    page = _page(request)
    return render(
        request,
        "consultations/part.html",
        {
            "member": member,
            "consultation": found,
            "progress": progress,
            "part": standing.part,
            "passages": passages,
            "after": progress.after(standing.part),
            "form": form,
            "own": standing.said,
            "others": reading.others(found, standing.part, member, page) if is_to_see_others else None,
        },
    )


@member_or_former_required
def change(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """Put what I said in other words."""
    contribution = _own(member, pk)
    initial = {"words": contribution.words, "may_be_quoted": "yes" if contribution.may_be_quoted else "no"}
    form = ChangeForm(request.POST or None, initial=initial)
    if kept.restore(request, form) or not form.is_valid():
        context = {"member": member, "contribution": contribution, "form": form}
        return render(request, "consultations/change.html", context)
    saying.change(contribution, **form.said, by=Actor.of(request.user))
    messages.success(request, "Your words are changed.")
    return _back_to_part(contribution)


@member_or_former_required
@require_POST
def withdraw(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """Take back what I said."""
    saying.withdraw(_own(member, pk), by=Actor.of(request.user))
    messages.success(request, "You have taken it back. Nobody sees it any more.")
    return redirect("consultations:mine")


@member_or_former_required
@require_POST
def quoting(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """Let us quote it in public, or no longer."""
    is_allowed = request.POST.get("may_be_quoted") == "yes"
    saying.let_quote(_own(member, pk), may_be_quoted=is_allowed, by=Actor.of(request.user))
    messages.success(request, "We may quote it." if is_allowed else "We do not quote it. It is off the public page.")
    return redirect("consultations:mine")


@member_required
@require_POST
def agree(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    """I agree with what someone said."""
    contribution = get_object_or_404(
        Contribution.objects.standing().filter(consultation__in=Consultation.objects.for_members()), pk=pk
    )
    saying.agree(contribution, member=member, by=Actor.of(request.user))
    messages.success(request, "You agree.")
    return _back_to_part(contribution)


def _asked(pk: int) -> Consultation:
    found: Consultation = get_object_or_404(Consultation.objects.for_members().select_related("version__policy"), pk=pk)
    return found


def _own(member: PanelMember, pk: int) -> Contribution:
    found: Contribution = get_object_or_404(
        Contribution.objects.select_related("consultation__version__policy", "part", "author"), author=member, pk=pk
    )
    return found


def _with_minutes(progress: reading.Progress, passages: list[Any]) -> list[tuple[reading.Standing, int]]:
    return [
        (each, reading.minutes([passage for passage in passages if passage.part_id == each.part.pk]))
        for each in progress.standings
    ]


def _tapped(standing: reading.Standing) -> dict[str, Any]:
    if standing.tap is None:
        return {}
    return {"kind": standing.tap.kind, "happened": ["yes"] if standing.tap.happened_to_me else []}


def _said(
    request: HttpRequest,
    found: Consultation,
    member: PanelMember,
    standing: reading.Standing,
    form: PartForm,
    progress: reading.Progress,
) -> HttpResponse:
    """Keep the tap and the words, say so, and show the part again with what others said."""
    by, data = Actor.of(request.user), form.cleaned_data
    if data["kind"] and found.is_taking_answers:
        happened = "yes" in data["happened"]
        saying.tap(found, standing.part, member=member, kind=data["kind"], happened=happened, by=by)
    if data["words"]:
        contribution = saying.say(found, standing.part, member=member, **form.said, by=by)
        if contribution.is_late:
            messages.success(request, "Answers were closed already. We keep this for the next round.")
            return redirect("consultations:mine")
    elif not found.is_taking_answers:
        raise saying.AnswersAreClosed("Answers are closed. Write a few words, and we keep them for the next round.")
    after = progress.after(standing.part)
    messages.success(request, "Saved. Now you see what others said.")
    if request.POST.get("go_on") and after:
        return redirect("consultations:part", pk=found.pk, position=after.position)
    return redirect("consultations:part", pk=found.pk, position=standing.part.position)


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _back_to_part(contribution: Contribution) -> HttpResponse:
    return redirect("consultations:part", pk=contribution.consultation_id, position=contribution.part.position)

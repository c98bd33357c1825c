"""The writer's answers: to contributions, to taps, and what led to each change."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.panels.consultations.acts import answering
from coprod.panels.consultations.forms import AnswerForm, ChoosingAnswerForm, TapAnswerForm
from coprod.panels.consultations.models import Answer, Consultation
from coprod.panels.consultations.views.staff import WRITERS, visible
from coprod.programme.policies import acts as policies
from coprod.programme.policies.models import Part, Passage


@team_required(*WRITERS)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer to what is ticked. The address may tick some beforehand (?said=…)."""
    found = visible(request, pk)
    waiting = found.contributions.waiting().select_related("part", "author").order_by("part__position", "said_at")
    if part := _number(request, "part"):
        waiting = waiting.filter(part__position=part)
    ticked = [_number_of(value) for value in request.GET.getlist("said")]
    form = ChoosingAnswerForm(request.POST or None, waiting=waiting, initial={"contributions": ticked})
    if kept.restore(request, form) or not form.is_valid():
        if form.is_bound and answering.is_sent(found, form.cleaned_data.get("once")):
            messages.success(request, "The answer is saved. Nobody sees it before you publish.")
            return _back(found)
        return render(request, "consultations/answer.html", {"consultation": found, "form": form})
    answering.answer(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The answer is saved. Nobody sees it before you publish.")
    return _back(found)


@team_required(*WRITERS)
def reword(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    """Change a drafted answer."""
    found = visible(request, pk)
    written = get_object_or_404(Answer.objects.select_related("consultation"), pk=answer, consultation=found)
    initial = {name: getattr(written, name) for name in ("outcome", "did", "why")}
    form = AnswerForm(request.POST or None, initial=initial)
    if kept.restore(request, form) or not form.is_valid():
        said = written.contributions.select_related("part", "author")
        context = {"consultation": found, "written": written, "said": said, "form": form}
        return render(request, "consultations/reword.html", context)
    data: dict[str, Any] = {name: form.cleaned_data[name] for name in ("outcome", "did", "why")}
    answering.reword(written, **data, by=Actor.of(request.user))
    messages.success(request, "The answer is changed.")
    return _back(found)


@team_required(*WRITERS)
@require_POST
def take_back(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    """What it answered waits again."""
    found = visible(request, pk)
    written = get_object_or_404(Answer.objects.select_related("consultation"), pk=answer, consultation=found)
    answering.take_back(written, by=Actor.of(request.user))
    messages.success(request, "The answer is gone. What it answered waits again.")
    return _back(found)


@team_required(*WRITERS)
def answer_taps(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """What we say to the taps on one part."""
    found = visible(request, pk)
    part = get_object_or_404(Part, version=found.version_id, position=position)
    there = found.tap_answers.filter(part=part).first()
    form = TapAnswerForm(request.POST or None, initial={"words": there.words if there else ""})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "consultations/answer_taps.html", {"consultation": found, "part": part, "form": form})
    answering.answer_taps(found, part, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "Saved.")
    return _back(found)


@team_required(*WRITERS)
@require_POST
def led_to(request: HttpRequest, pk: int, passage: int) -> HttpResponse:
    """Which contributions led to the change of a passage."""
    found = visible(request, pk)
    changed = get_object_or_404(Passage, pk=passage, version__policy=found.version.policy_id)
    ticked = [_number_of(value) for value in request.POST.getlist("said")]
    answering.say_what_led_to(found, changed, found.contributions.filter(pk__in=ticked), by=Actor.of(request.user))
    messages.success(request, "Saved. The numbers show it on the page.")
    return _back(found)


@team_required(*WRITERS)
@require_POST
def one_point(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """Say whether a passage of the draft is an older one in other words, in the middle of answering."""
    found = visible(request, pk)
    passages = Passage.objects.filter(version__policy=found.version.policy_id).select_related("version__policy")
    is_same = request.POST.get("is_same") == "yes"
    before, now = get_object_or_404(passages, pk=old), get_object_or_404(passages, pk=new)
    policies.decide_lineage(before, now, is_same=is_same, by=Actor.of(request.user))
    messages.success(request, "Noted.")
    return _back(found)


def _back(found: Consultation) -> HttpResponse:
    return redirect("consultations:staff", pk=found.pk)


def _number(request: HttpRequest, name: str) -> int:
    return _number_of(request.GET.get(name, ""))


def _number_of(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0

"""The checklist, and the page of one thing somebody answers. It stops nothing: it says what is missing and where."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from coprod import clock
from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.programme.readiness import acts
from coprod.programme.readiness.checklist import BY_CODE, lines
from coprod.programme.readiness.forms import AnswerForm
from coprod.programme.readiness.models import Answer


@team_required()
@require_safe
def checklist(request: HttpRequest) -> HttpResponse:
    """Every colleague may read how ready the charity is; what is open stands first."""
    user: Any = request.user
    found = [(line, user.has_role(*line.opens_for)) for line in lines(clock.today())]
    return render(
        request,
        "readiness/checklist.html",
        {
            "missing": [(line, opens) for line, opens in found if line.is_open],
            "there": [(line, opens) for line, opens in found if not line.is_open],
            "done": sum(not line.is_open for line, _ in found),
            "total": len(found),
        },
    )


@team_required()
def item(request: HttpRequest, code: str) -> HttpResponse:
    """One thing: what was said of it and when, and a form for whoever may answer."""
    asked = BY_CODE.get(code)
    if asked is None:
        raise Http404
    by = Actor.of(request.user)
    answers = list(Answer.objects.filter(item=code).select_related("owner").order_by("-pk"))
    may_answer = acts.may_answer(code, by)
    if request.method == "POST" and not may_answer:
        raise Http404
    newest = answers[0] if answers else None
    initial = {"owner": newest.owner_id, "state": newest.state, "sentence": newest.sentence} if newest else {}
    form = AnswerForm(request.POST or None, item=asked, user=request.user, initial=initial)
    if may_answer and not kept.restore(request, form) and form.is_valid():
        acts.answer(item=code, **form.cleaned_data, by=by)
        messages.success(request, "That is written down.")
        return redirect("readiness:checklist")
    return render(
        request,
        "readiness/item.html",
        {"item": asked, "form": form if may_answer else None, "answers": answers},
    )

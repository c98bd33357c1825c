"""Hellos: writing one down, reading one, answering, inviting, closing."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.people.models.service import RECRUITING_ROLES
from coprod.programme.enquiries import acts
from coprod.programme.enquiries.forms import StaffHelloForm
from coprod.programme.enquiries.models import Enquiry
from coprod.ui.refusals import Refusal
from coprod.workspace.forms import INVITE, ONLY_ANSWER, WITH_THEM, AnswerForm, CloseEnquiryForm

NEXT = {
    ONLY_ANSWER: "",
    INVITE: " They are invited to apply.",
    WITH_THEM: " Today reminds you to fill in the application with them.",
}
"""What a colleague is told beside that, by what they chose."""


@team_required(*RECRUITING_ROLES)
def new(request: HttpRequest) -> HttpResponse:
    """Write down a hello after a call or a chat."""
    form = StaffHelloForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/enquiry_new.html", {"form": form})
    enquiry = acts.receive(**form.cleaned_data, about="Being a peer mentor", by=Actor.of(request.user))
    return redirect("workspace:enquiry", pk=enquiry.pk)


@team_required(*RECRUITING_ROLES)
def enquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """One hello, and what we answer."""
    found = get_object_or_404(Enquiry.objects.visible_to(request.user).select_related("person"), pk=pk)
    form = AnswerForm(request.POST or None, enquiry=found, initial={"seen": found.answers.count()})
    if kept.restore(request, form) or not form.is_valid():
        return _page(request, found, form=form)
    data, by = form.cleaned_data, Actor.of(request.user)
    try:
        with transaction.atomic():
            acts.answer(found, words=data["words"], once=data["once"], seen=data["seen"], by=by)
            if form.invitation is not None:
                recruitment.invite(found, **form.invitation, by=by)
    except acts.AnsweredMeanwhile as refusal:
        return _look_again(request, found, form, refusal)
    messages.success(request, f"Your answer to {found.chosen_name} is on its way.{NEXT[data['then']]}")
    return redirect("workspace:today")


def _look_again(request: HttpRequest, found: Enquiry, form: AnswerForm, refusal: Refusal) -> HttpResponse:
    """The same page with the other answer on it, and what was typed still there to send or to leave."""
    found.refresh_from_db()
    form.data = {**request.POST.dict(), "seen": found.answers.count()}
    form.add_error(None, refusal.sentence)
    return _page(request, found, form=form, status=refusal.status)


@team_required(*RECRUITING_ROLES)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Enquiry.objects.visible_to(request.user), pk=pk)
    form = CloseEnquiryForm(request.POST, prefix="close")
    if not form.is_valid():
        return _page(request, found, close_form=form)
    acts.close(found, note=form.cleaned_data["note"], by=Actor.of(request.user))
    messages.success(request, f"The hello from {found.chosen_name} is closed.")
    return redirect("workspace:today")


def _page(
    request: HttpRequest,
    found: Enquiry,
    form: AnswerForm | None = None,
    close_form: CloseEnquiryForm | None = None,
    status: int = 200,
) -> HttpResponse:
    return render(
        request,
        "workspace/enquiry.html",
        {
            "enquiry": found,
            "form": form or AnswerForm(enquiry=found, initial={"seen": found.answers.count()}),
            "close_form": close_form or CloseEnquiryForm(prefix="close"),
            "answers": found.answers.select_related("by__person").order_by("-at"),
        },
        status=status,
    )

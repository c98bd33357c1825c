"""What administrators say about the charity, and the logo every page shows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.people import acts
from coprod.people.models import Charity, Role
from coprod.ui.seen import ChangedMeanwhile
from coprod.vault.checks import UploadRefused
from coprod.workspace.charity_forms import CharityForm, LogoForm


@team_required(Role.ADMINISTRATOR)
def charity(request: HttpRequest) -> HttpResponse:
    form = _form(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return _page(request, form=form)
    try:
        acts.describe_charity(**form.cleaned_data, by=Actor.of(request.user))
    except ChangedMeanwhile as refusal:
        now = Charity.of_this_installation()
        form.look_again(refusal.sentence, now={**vars(now), "seen": acts.charity_fingerprint(now)})
        return _page(request, form=form, status=refusal.status)
    return _said(request, "described")


@team_required(Role.ADMINISTRATOR)
@require_POST
def logo(request: HttpRequest) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES, prefix="logo")
    if not form.is_valid():
        return _page(request, logo_form=form)
    try:
        acts.change_logo(upload=form.cleaned_data["logo"], by=Actor.of(request.user))
    except UploadRefused as refusal:
        form.add_error("logo", refusal.sentence)
        return _page(request, logo_form=form)
    return _said(request, "logo")


@team_required(Role.ADMINISTRATOR)
@require_POST
def no_logo(request: HttpRequest) -> HttpResponse:
    acts.change_logo(upload=None, by=Actor.of(request.user))
    return _said(request, "no_logo")


def _form(data: QueryDict | None = None) -> CharityForm:
    about = Charity.of_this_installation()
    return CharityForm(data, instance=about, initial={"seen": acts.charity_fingerprint(about)})


def _page(
    request: HttpRequest, form: CharityForm | None = None, logo_form: LogoForm | None = None, status: int = 200
) -> HttpResponse:
    about = Charity.of_this_installation()
    context = {
        "about": about,
        "form": form or _form(),
        "logo_form": logo_form or LogoForm(prefix="logo"),
    }
    return render(request, "workspace/charity.html", context, status=status)


def _said(request: HttpRequest, what: str) -> HttpResponse:
    messages.success(request, render_to_string("workspace/charity_message.txt", {"what": what}).strip())
    return redirect("workspace:charity")

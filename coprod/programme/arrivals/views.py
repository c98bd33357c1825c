"""Bringing over what a charity has: the kinds and their template, a file with its preview, one by hand, and inviting
those who would like to sign in."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.people.arrivals import Sheet, every_sheet, sheets
from coprod.people.models import Role
from coprod.programme.arrivals import acts, inviting, schedule
from coprod.programme.arrivals import template as templates
from coprod.programme.arrivals.forms import FileForm, InviteForm, OnceForm
from coprod.programme.arrivals.models import Run, State
from coprod.programme.arrivals.passing import Found
from coprod.programme.arrivals.permissions import ROLES, brings
from coprod.programme.arrivals.reading import Book
from coprod.ui.refusals import Refusal
from coprod.vault.checks import UploadRefused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
"""How many rows of a kind, with errors, or that look alike, stand on one page."""
A_PAGE = 50


@team_required(*ROLES)
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What can be brought, how, and what was brought before."""
    offered = sheets(Actor.of(request.user))
    runs = Run.objects.visible_to(request.user).select_related("by__person")
    before = Paginator(runs.filter(state=State.DONE), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "sheets": offered,
        "form": FileForm(sheets=offered),
        "open": runs.exclude(state__in=(State.DONE, State.PUT_AWAY)).first(),
        "page": before,
        "rows": [(run, acts.in_words(run.counts)) for run in before],
        "invites": request.user.has_role(Role.LEAD),  # type: ignore[union-attr]
    }
    return render(request, "arrivals/start.html", context)


@team_required(Role.LEAD, Role.OFFICER)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    by = Actor.of(request.user)
    return _download(templates.workbook(_offered(request), by), "bring-over.xlsx", XLSX)


@team_required(Role.LEAD, Role.OFFICER)
@require_GET
def text_template(request: HttpRequest, key: str) -> HttpResponse:
    sheet = _sheet(request, key)
    return _download(templates.text(sheet, Actor.of(request.user)), f"{key}.csv", "text/csv; charset=utf-8")


@team_required(Role.LEAD, Role.OFFICER)
def send_in(request: HttpRequest) -> HttpResponse:
    """A file is read here and now; nothing but what it says for us is kept."""
    by, offered = Actor.of(request.user), _offered(request)
    if request.method != "POST":
        return redirect("arrivals:start")
    form = FileForm(request.POST, request.FILES, sheets=offered)
    if form.is_valid():
        try:
            book = acts.read(form.cleaned_data["file"], key=form.cleaned_data["key"], by=by)
            sent = acts.send_in(book, once=form.cleaned_data["once"], by=by)
        except (UploadRefused, acts.SomeoneIsBringing) as refusal:
            form.add_error("file", refusal.sentence)
        else:
            schedule.begin(sent)
            return redirect("arrivals:run", pk=sent.pk)
    return render(request, "arrivals/file.html", {"form": form})


@never_cache
@team_required(*ROLES)
@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: how far we are, what would become of each row, or what came of it."""
    run = _own(request, pk)
    found = Found.of_data(run.findings)
    book = Book() if run.has_ended else run.book
    names = {sheet.key: sheet.title for sheet in every_sheet()}
    context = {
        "run": run,
        "found": found,
        "troubles": found.troubles[:SHOWN],
        "alike": found.alike[:SHOWN],
        "more": len(found.troubles) - SHOWN,
        "counts": [(names.get(key, key), count, found.ready.get(key, 0)) for key, count in run.counts.items()],
        "notices": book.notices,
        "rows": _rows(book, names) if run.by_id == request.user.pk else [],
        "is_working": run.state in (State.LOOKING, State.BRINGING),
        "is_own": run.by_id == request.user.pk,
        "ready": sum(found.ready.values()),
        "brought": acts.in_words(run.counts),
        "form": FileForm(sheets=sheets(Actor.of(request.user))),
        "invites": request.user.has_role(Role.LEAD),  # type: ignore[union-attr]
    }
    return render(request, "arrivals/run.html", context)


def _rows(book: Book, names: Mapping[str, str]) -> list[tuple[str, list[tuple[int, str]]]]:
    """What the file says, a line for each row: by the title of its sheet, the number of the row and its words."""
    return [
        (names.get(table.key, table.key), [(number, "; ".join(filter(None, row.values()))) for number, row in rows])
        for table in book.tables
        if (rows := table.rows[:SHOWN])
    ]


@team_required(Role.LEAD, Role.OFFICER)
@require_POST
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    begun = acts.decide_to_bring(_own(request, pk), chosen=request.POST.getlist("row"), by=Actor.of(request.user))
    if begun.state == State.BRINGING:
        schedule.begin(begun)
    return redirect("arrivals:run", pk=pk)


@team_required(*ROLES)
@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    acts.put_away(_own(request, pk), by=Actor.of(request.user))
    messages.success(request, "The file is put away, and nothing of it is kept.")
    return redirect("arrivals:start")


@team_required(Role.LEAD, Role.OFFICER)
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One row by hand. Whom it may be a second time is asked before anything is saved."""
    by, sheet = Actor.of(request.user), _sheet(request, key)
    form = sheet.form(request.POST or None, by=by)
    once = OnceForm(request.POST or None)
    question = ""
    if not kept.restore(request, form) and form.is_valid() and once.is_valid():
        question = "" if once.cleaned_data["same"] else sheet.likeness(form.cleaned_data, by)
        done = Run.objects.filter(once=once.cleaned_data["once"], by=by.user).exists()
        if done or not question:
            try:
                acts.bring_one(sheet, form.cleaned_data, once=once.cleaned_data["once"], by=by)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, "It is brought over.")
                return redirect("arrivals:start")
    context = {"sheet": sheet, "form": form, "once": once, "question": question}
    return render(request, "arrivals/one.html", context)


@team_required(Role.LEAD)
def invite(request: HttpRequest) -> HttpResponse:
    """Those who were brought over and would like to sign in."""
    people = inviting.may_be_invited(request.user)  # type: ignore[arg-type]
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    form = InviteForm(request.POST if request.method == "POST" else None, people=people)
    refused: list[Any] = []
    if not kept.restore(request, form) and form.is_valid():
        chosen = list(form.cleaned_data["people"])
        refused = inviting.invite(chosen, by=Actor.of(request.user))
        if invited := len(chosen) - len(refused):
            words = "1 person is invited." if invited == 1 else f"{invited} people are invited."
            messages.success(request, words)
        if not refused:
            return redirect("arrivals:invite")
        page = Paginator(people.all(), A_PAGE).get_page(request.GET.get("page"))
    ticked = set(request.POST.getlist("people"))
    rows = [(person, str(person.pk) in ticked) for person in page]
    return render(request, "arrivals/invite.html", {"page": page, "rows": rows, "form": form, "refused": refused})


def _offered(request: HttpRequest) -> list[Sheet]:
    """The sheets of this user. Raises Http404 for whoever may bring none."""
    if not brings(request.user):
        raise Http404
    return sheets(Actor.of(request.user))


def _sheet(request: HttpRequest, key: str) -> Sheet:
    found = next((sheet for sheet in _offered(request) if sheet.key == key), None)
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, pk: int) -> Run:
    run: Run = get_object_or_404(Run.objects.visible_to(request.user).select_related("by__person"), pk=pk)
    return run


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""The lists of what one of us carries: texts, calls, letters, and news told through a worker (MSG-2)."""

from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import acts, letters, rendering
from coprod.messaging.forms import NoteForm
from coprod.messaging.lists import lists_for
from coprod.messaging.models import Message
from coprod.messaging.permissions import for_staff, hands_over_routes
from coprod.people.models import RouteKind

PER_PAGE = 25
LISTS = {
    RouteKind.TEXT: "messaging:texts",
    RouteKind.PHONE: "messaging:calls",
    RouteKind.POST: "messaging:letters",
    RouteKind.THROUGH: "messaging:told",
}


@for_staff
@require_GET
def texts(request: HttpRequest) -> HttpResponse:
    return render(
        request, "messaging/texts.html", {"lists": lists_for(request.user), "page": _page(request, RouteKind.TEXT)}
    )


@for_staff
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    page = _page(request, RouteKind.PHONE)
    for call in page:
        call.say = rendering.for_staff(call, "call")
        call.note_form = NoteForm(prefix=f"call-{call.pk}")
    return render(request, "messaging/calls.html", {"lists": lists_for(request.user), "page": page, "now": clock.now()})


@for_staff
@require_GET
def letters_to_post(request: HttpRequest) -> HttpResponse:
    return render(
        request, "messaging/letters.html", {"lists": lists_for(request.user), "page": _page(request, RouteKind.POST)}
    )


@for_staff
@require_GET
def told(request: HttpRequest) -> HttpResponse:
    page = _page(request, RouteKind.THROUGH)
    for news in page:
        news.say = rendering.for_staff(news, "call")
    return render(
        request,
        "messaging/told.html",
        {"lists": lists_for(request.user), "page": page, "may_hand_over": hands_over_routes(request.user)},
    )


@for_staff
@require_POST
@never_cache
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """The words with their link, for the worker's own phone. A press, not a visit: it makes the link."""
    text = _listed(request, pk, RouteKind.TEXT)
    shown = acts.show_words(message=text, by=Actor.of(request.user))
    link = f"sms:{quote(text.address, safe='+')}?body={quote(shown.body.strip())}"
    return render(request, "messaging/words.html", {"message": text, "words": shown, "sms_link": link})


@for_staff
@require_POST
@never_cache
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    row = _listed(request, pk, RouteKind.POST)
    shown = acts.show_words(message=row, by=Actor.of(request.user))
    headers = {"Content-Disposition": f'attachment; filename="letter-{row.pk}.pdf"'}
    row.refresh_from_db()
    return HttpResponse(letters.as_pdf(row, shown), content_type="application/pdf", headers=headers)


@for_staff
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    row = _listed(request, pk)
    acts.record_done(message=row, by=Actor.of(request.user), note=_note(request, row))
    return redirect(LISTS[RouteKind(row.channel)])


@for_staff
@require_POST
def no_answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = _listed(request, pk, RouteKind.PHONE)
    acts.record_no_answer(message=row, by=Actor.of(request.user), note=_note(request, row))
    return redirect("messaging:calls")


def _page(request: HttpRequest, channel: RouteKind) -> Any:
    rows = Message.objects.visible_to(request.user).on_list(channel).select_related("person", "worker__person")
    return Paginator(rows.order_by("next_attempt_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))


def _listed(request: HttpRequest, pk: int, *only: RouteKind) -> Message:
    rows = Message.objects.visible_to(request.user).filter(channel__in=only or LISTS).select_related("person")
    row: Message = get_object_or_404(rows, pk=pk)
    return row


def _note(request: HttpRequest, row: Message) -> str:
    form = NoteForm(request.POST, prefix=f"call-{row.pk}")
    return str(form.cleaned_data["note"]) if form.is_valid() else ""

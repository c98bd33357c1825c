"""What was sent, when, how, and whether it arrived (MSG-4). Secrets are never shown here."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coprod.audit.actor import Actor
from coprod.messaging import acts, channels, rendering
from coprod.messaging.lists import lists_for
from coprod.messaging.models import Message, State
from coprod.messaging.permissions import for_staff

PER_PAGE = 50


@for_staff
@require_GET
def messages(request: HttpRequest) -> HttpResponse:
    rows = Message.objects.visible_to(request.user).select_related("person", "worker__person")
    state = request.GET.get("state", "")
    if state in State.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "messaging/messages.html",
        {"lists": lists_for(request.user), "page": page, "state": state, "states": State.choices},
    )


@for_staff
@require_GET
def message(request: HttpRequest, pk: int) -> HttpResponse:
    row = _theirs(request, pk)
    ways = [way for way in channels.working_routes(row) if way.pk != row.route_id]
    context = {"message": row, "words": rendering.for_staff(row), "other_way": ways[0] if ways else None}
    return render(request, "messaging/message.html", context)


@for_staff
@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    acts.send_again(message=_theirs(request, pk), by=Actor.of(request.user))
    return redirect("messaging:message", pk)


@for_staff
@require_POST
def arrived(request: HttpRequest, pk: int) -> HttpResponse:
    acts.it_arrived(message=_theirs(request, pk), by=Actor.of(request.user))
    return redirect("messaging:message", pk)


@for_staff
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    acts.leave_it(message=_theirs(request, pk), by=Actor.of(request.user))
    return redirect("messaging:message", pk)


def _theirs(request: HttpRequest, pk: int) -> Message:
    rows = Message.objects.visible_to(request.user).select_related("person", "route", "worker__person")
    row: Message = get_object_or_404(rows, pk=pk)
    return row

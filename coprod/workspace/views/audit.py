"""What was done and read, in sentences, for those who look after the records (CAR-1)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coprod.accounts.doors import team_required
from coprod.audit.models import Event
from coprod.people.models import Person, Role
from coprod.ui.searching import words

KEEPERS = (Role.DATA_PROTECTION, Role.ADMINISTRATOR)
A_PAGE = 50


@team_required(*KEEPERS)
def audit(request: HttpRequest) -> HttpResponse:
    """Newest first; by who did it, by the person it is about, or only the readings of special records."""
    by, about = words(request, "by"), words(request, "about")
    only_readings = request.GET.get("readings") == "1"
    events = Event.objects.order_by("-at", "-pk")
    if by:
        events = events.filter(actor_label__icontains=by)
    if about:
        events = events.filter(person_id__in=Person.objects.filter(chosen_name__icontains=about).values("pk"))
    if only_readings:
        events = events.filter(is_reading=True)
    page = Paginator(events, A_PAGE).get_page(request.GET.get("page"))
    names = dict(Person.objects.filter(pk__in=[event.person_id for event in page]).values_list("pk", "chosen_name"))
    return render(
        request,
        "workspace/audit.html",
        {
            "page": page,
            "lines": [(event, names.get(event.person_id or 0, "someone")) for event in page],
            "by": by,
            "about": about,
            "only_readings": only_readings,
        },
    )

"""A worker leaves: the people who hear from us through them hear through someone else (MSG-2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coprod.audit.actor import Actor
from coprod.messaging import acts
from coprod.messaging.forms import HandOverForm
from coprod.messaging.permissions import for_those_who_hand_over
from coprod.people.models import ContactRoute, User


@for_those_who_hand_over
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    users = User.objects.select_related("person").order_by("person__chosen_name")
    carriers = users.filter(pk__in=ContactRoute.objects.filter(through__isnull=False).values("through"))
    data = request.POST if request.method == "POST" else None
    form = HandOverForm(data, carriers=carriers, colleagues=User.objects.colleagues())
    if form.is_valid():
        acts.hand_over_routes(by=Actor.of(request.user), **form.cleaned_data)
        return redirect("messaging:told")
    return render(request, "messaging/hand_over.html", {"form": form, "has_carriers": carriers.exists()})

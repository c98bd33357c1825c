"""What a person asks of us on their own page: to come back, for company, for another role. One press each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coprod.accounts.doors import participant_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts
from coprod.peers.recruitment.keeping_touch import AskKind
from coprod.peers.recruitment.views.desk import own_application


@participant_required
@require_POST
def ask_us(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in AskKind.values:
        raise Http404
    acts.ask_us(own_application(request), kind=kind, by=Actor.of(request.user))
    return redirect("recruitment:apply")

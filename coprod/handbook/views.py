"""The handbook inside the product, for everyone who signs in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from coprod.accounts.doors import signed_in
from coprod.handbook.pages import every_page


@signed_in
def contents(request: HttpRequest) -> HttpResponse:
    """What you do first; for staff, then what the people they help do."""
    user: Any = request.user
    own = [page for page in every_page() if page.is_for(user)]
    others = [page for page in every_page() if page not in own and page.is_open_to(user)]
    return render(request, "handbook/contents.html", {"own": own, "others": others, "layout": _layout(user)})


@signed_in
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One task. Raises Http404 when there is no such page, or it is about someone else's work."""
    user: Any = request.user
    found = next((page for page in every_page() if page.slug == slug and page.is_open_to(user)), None)
    if found is None:
        raise Http404
    return render(request, "handbook/page.html", {"page": found, "layout": _layout(user)})


def _layout(user: Any) -> str:
    return "ui/work.html" if user.is_team else "ui/participant.html"

"""Everyone's landing page after signing in: what is next for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts.doors import signed_in
from coprod.people import next_steps


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Staff without a part in the programme of their own go straight to their work."""
    user = request.user
    steps = next_steps.collect(user.person)  # type: ignore[union-attr]
    if user.is_team and not steps:  # type: ignore[union-attr]
        return redirect("workspace:today")
    return render(request, "me/home.html", {"person": user.person, "steps": steps})  # type: ignore[union-attr]

"""Who may open the pages about messages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def works_with_messages(user: Any) -> bool:
    """Staff. Which messages each of them sees is for `Message.objects.visible_to`."""
    return bool(user.is_team)


def for_staff(view: View) -> View:
    """Signed-in staff only; for anyone else the page does not exist."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_with_messages(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked

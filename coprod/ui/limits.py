"""Turns a form that is too big to read into a page with a sentence, instead of a bare error."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render

# What is left of the request is read and thrown away up to here: a browser whose words are not read to the end
# shows "connection reset" instead of our page. Above any file that is kept: nothing larger is read at all.
MOST_THROWN_AWAY = 64 * 1024 * 1024
CHUNK = 64 * 1024


class TooMuchMiddleware:
    """Reads the form before anyone else does. Stands after sessions, sign-in and messages, whom the page needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _says_it_is_larger_than_anything(request):
            return render(request, "ui/too_much.html", status=413)
        try:
            request.POST  # noqa: B018  reading it is what raises
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            _throw_away_the_rest(request)
            return render(request, "ui/too_much.html", status=413)
        except UnreadablePostError:
            pass  # the person has gone; whoever reads next will say so
        return self.get_response(request)


def _says_it_is_larger_than_anything(request: HttpRequest) -> bool:
    """Files are written to disk while they are read, and anyone may send them: what is far too large is not begun."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_THROWN_AWAY
    except ValueError:
        return False


def _throw_away_the_rest(request: HttpRequest) -> None:
    try:
        for _ in range(MOST_THROWN_AWAY // CHUNK):
            if not request.read(CHUNK):
                return
    except UnreadablePostError:
        return

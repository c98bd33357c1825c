"""Named refusals: an act that cannot go ahead raises one, with a sentence for the person, and it becomes a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Refusal(Exception):
    """Something was asked that cannot be done. `sentence` is for the person who asked.

    `status` is the HTTP status of the page; `title` its heading; `next_url` where to go instead, if anywhere.
    """

    status = 409
    title = "We could not do that"

    def __init__(self, sentence: str, *, next_url: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_url = next_url


class WrongStage(Refusal):
    """The thing has moved on (or not far enough): this step is not open from where it is now."""

    title = "This has already moved on"


class NotAllowed(Refusal):
    """The person may see the thing, but this step is for someone else."""

    status = 403
    title = "Someone else does this step"


class StillWaitingFor(Refusal):
    """The step is right, but something it needs is not there yet."""

    title = "Nearly there"


class RefusalMiddleware:
    """Turns a refusal raised anywhere below a view into a page, never a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return render(request, "ui/refusal.html", {"refusal": exception}, status=exception.status)

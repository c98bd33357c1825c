"""The door to a mentor's own pages."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from coprod.accounts import doors
from coprod.people.models import Role


def mentor_required(view: doors.View) -> doors.View:
    """For peer mentors; "not found" for everybody else."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return doors.stopped(request, (Role.PEER_MENTOR,)) or view(request, *args, **kwargs)

    return wrapped

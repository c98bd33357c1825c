"""Pages about pages: what a person sees when a form was too old to trust."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "ui/csrf_failure.html", status=403)

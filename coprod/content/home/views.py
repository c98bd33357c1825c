"""What programs ask of the site, and the pictures its pages show. The pages themselves are served by Wagtail."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC_FOLDERS = ("images/",)
"""Sizes made from uploaded images. Originals carry where and when; they stay inside."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Which doors are not for search engines."""
    context = {"sitemap": f"{settings.SITE_URL}{reverse('sitemap')}"}
    return render(request, "home/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public picture. Raises Http404 for everything else below MEDIA_ROOT."""
    if not path.startswith(PUBLIC_FOLDERS) or ".." in path:
        raise Http404
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError:  # such as a name longer than any file's
        raise Http404
    response["Cache-Control"] = "public, max-age=604800"
    return response

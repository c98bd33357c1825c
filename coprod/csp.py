"""Content security policy: strict everywhere; looser only under /cms/, whose pages carry inline scripts."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

STRICT: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Wagtail's editor writes inline styles and scripts, previews in a frame and shows avatars as data.
CMS: dict[str, list[str]] = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

PREVIEW: dict[str, list[str]] = {"frame-ancestors": [SELF]}
"""A page shown inside the editor's preview: as strict as in public, but it may stand in our own frame."""


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware, with the looser policy for the editor and nothing else."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if getattr(request, "is_preview", False):
            response._csp_replace = PREVIEW  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        elif request.path_info.startswith("/cms/"):
            response._csp_replace = CMS  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        return super().process_response(request, response)

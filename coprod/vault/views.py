"""The only way a private file leaves: to those its purpose lets open it, whole or one stretch at a time."""

from collections.abc import Iterator
from typing import IO
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from coprod.vault import purposes, ranges
from coprod.vault.models import PrivateFile

CHUNK = 64 * 1024
SHOWN_IN_THE_PAGE = ("image/", "audio/")


@require_safe
def private_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """404 for what is not yours, as for what does not exist."""
    file = PrivateFile.objects.filter(pk=pk).first()
    purpose = purposes.named(file.purpose) if file else None
    if file is None or purpose is None or not purpose.can_open(request.user, file):
        raise Http404
    return given(request, file, to_anybody=purpose.is_public)


def given(request: HttpRequest, file: PrivateFile, *, to_anybody: bool) -> HttpResponseBase:
    """The file, or the stretch that is asked for, to someone who may have it. For rooms with addresses of their own."""
    try:
        stretch = ranges.asked_for(request.headers.get("Range", ""), file.size)
    except ranges.CannotBeGiven:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    response = _handed_on(file) if settings.PRIVATE_ACCEL_PREFIX else _streamed(request, file, stretch)
    response["Content-Type"] = file.content_type
    response["Cache-Control"] = "public, max-age=86400, immutable" if to_anybody else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    is_attachment = not file.content_type.startswith(SHOWN_IN_THE_PAGE)
    response["Content-Disposition"] = content_disposition_header(is_attachment, file.original_name) or "attachment"
    return response


def _handed_on(file: PrivateFile) -> HttpResponse:
    """The front server sends the bytes, and does ranges itself."""
    return HttpResponse(headers={"X-Accel-Redirect": settings.PRIVATE_ACCEL_PREFIX + quote(file.stored_as)})


def _streamed(request: HttpRequest, file: PrivateFile, stretch: ranges.Stretch | None) -> HttpResponseBase:
    part = stretch or ranges.Stretch(0, file.size - 1)
    headers = {"Accept-Ranges": "bytes", "Content-Length": str(part.length)}
    if stretch:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{file.size}"
    status = 206 if stretch else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    try:
        content = storages["private"].open(file.stored_as)
    except FileNotFoundError:
        raise Http404
    return StreamingHttpResponse(_bytes(content, part), status=status, headers=headers)


def _bytes(content: IO[bytes], part: ranges.Stretch) -> Iterator[bytes]:
    with content:
        content.seek(part.first)
        left = part.length
        while left and (chunk := content.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

"""Every mail whole, on a developer's machine only: what real recipients would read."""

import email
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

_BETWEEN = b"-" * 79
_AT_MOST = 100


@dataclass(frozen=True)
class Mail:
    subject: str
    to: str
    date: str
    text: str


@require_GET
def mail(request: HttpRequest) -> HttpResponse:
    if not settings.SHOW_MAIL:
        raise Http404
    return render(
        request, "messaging/mail.html", {"mails": _newest_first(Path(getattr(settings, "EMAIL_FILE_PATH", "")))}
    )


def _newest_first(folder: Path) -> list[Mail]:
    files = (
        sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True) if folder.is_dir() else []
    )
    mails: list[Mail] = []
    for file in files:
        mails += reversed(list(_in_file(file)))
        if len(mails) >= _AT_MOST:
            break
    return mails[:_AT_MOST]


def _in_file(file: Path) -> list[Mail]:
    return [_read(raw) for raw in file.read_bytes().split(_BETWEEN) if raw.strip()]


def _read(raw: bytes) -> Mail:
    message = email.message_from_bytes(raw.lstrip(), _class=EmailMessage, policy=policy.default)
    body = message.get_body(("plain",))
    text = str(body.get_content()) if isinstance(body, EmailMessage) else ""
    return Mail(str(message["Subject"]), str(message["To"]), str(message["Date"]), text)

"""What someone typed into a form whose session had ended: kept, encrypted, for them alone, until they sign in."""

import json
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from coprod.people.models import User
from coprod.vault.fields import CannotDecrypt, decrypt, encrypt

OWNER_FIELD = "typed_by"
SESSION_KEY = "kept_form"
MOST_BYTES = 200 * 1024
_SALT = "coprod.accounts.kept"
_NEVER_KEPT = {"csrfmiddlewaretoken", "credential", "code", OWNER_FIELD}


def owner_marker(user: User) -> str:
    """Signed: this form was shown to this user. `{% csrf_token %}` puts it into every form. Good for as long as a
    session lasts."""
    return signing.dumps(user.pk, salt=_SALT)


def keep(request: HttpRequest) -> str:
    """Keep what an anonymous POST carries, if a form of ours was shown to someone. Returns the page to come
    back to: the one the form was on, when the browser says so."""
    page = page_of_form(request)
    owner = _owner(request)
    if owner is None:
        return page
    typed = {name: values for name, values in request.POST.lists() if _may_be_kept(name)}
    sealed = json.dumps({"owner": owner, "path": urlsplit(page).path, "typed": typed})
    if len(sealed.encode()) <= MOST_BYTES:
        request.session[SESSION_KEY] = encrypt(sealed)
    return page


def forget_unless_of(request: HttpRequest, user: User) -> None:
    """At sign-in: what someone else typed in this browser is dropped, never shown."""
    kept = _opened(request)
    if kept is None or kept["owner"] != user.pk:
        request.session.pop(SESSION_KEY, None)


def data(request: HttpRequest) -> QueryDict | None:
    """What this person had typed on this page, once; None when there is nothing."""
    kept = _opened(request)
    if kept is None or request.method != "GET":
        return None
    if kept["owner"] != request.user.pk or kept["path"] != request.path:
        return None
    del request.session[SESSION_KEY]
    typed = QueryDict(mutable=True)
    typed.update(MultiValueDict(kept["typed"]))
    return typed


def restore(request: HttpRequest, form: forms.BaseForm) -> bool:
    """Show `form` with what was typed, not yet checked, and say so. A view calls it after making its form:

    form = EnquiryForm(request.POST or None)
    kept.restore(request, form)
    """
    typed = data(request)
    if typed is None:
        return False
    form.data = typed
    form.is_bound = True
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    messages.info(request, render_to_string("account/messages/kept.txt").strip())
    return True


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, value) of everything typed in a POST that may be carried by another page."""
    return [(name, value) for name, values in request.POST.lists() if _may_be_kept(name) for value in values]


def _may_be_kept(name: str) -> bool:
    return name not in _NEVER_KEPT and "password" not in name.lower()


def _owner(request: HttpRequest) -> int | None:
    try:
        return signing.loads(request.POST.get(OWNER_FIELD, ""), salt=_SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return None


def page_of_form(request: HttpRequest) -> str:
    """The page a form was on, when the browser says so; otherwise where it was sent."""
    referer = urlsplit(request.headers.get("Referer", ""))
    if referer.netloc == request.get_host() and referer.path:
        return referer.path + (f"?{referer.query}" if referer.query else "")
    return request.get_full_path()


def _opened(request: HttpRequest) -> dict[str, Any] | None:
    sealed = request.session.get(SESSION_KEY)
    if not sealed:
        return None
    try:
        return json.loads(decrypt(sealed))
    except (CannotDecrypt, ValueError):
        return None

"""Following an invitation. Opening it changes nothing (mail scanners open links too); the button sends a code."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coprod.accounts import invitations, limits
from coprod.accounts.views.sign_in import send_code
from coprod.ui.refusals import Refusal
from coprod.vault import links

CLOSED = {
    links.LinkUnknown: "unknown",
    links.LinkExpired: "expired",
    links.LinkRevoked: "revoked",
    links.LinkUsed: "used",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limits.public("invitation", per_key=30, key=lambda request, token: token)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button; POST sends a code to the invited address and asks for it."""
    try:
        link = links.follow(invitations.PURPOSE, token)
    except Refusal as refusal:
        context = {"reason": CLOSED[type(refusal)]}
        return render(request, "accounts/invitation_closed.html", context, status=refusal.status)
    if request.method != "POST":
        return render(request, "accounts/invitation.html")
    user = invitations.invited(link)
    kind = "email" if user.email else "phone"
    address = getattr(user, kind)
    if not ratelimit.consume(request, action="request_login_code", key=address):
        return limits.too_many(request, "ten minutes")
    send_code(request, user, kind, address)
    return redirect("account_confirm_login_code")

"""Setting up, using and looking after a second factor: an authenticator app, a passkey, recovery codes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from coprod.accounts import sessions
from coprod.accounts.doors import freshly_signed_in, second_factor_first, sign_in_first
from coprod.accounts.forms import AuthenticatorAppForm, PasskeyForm, SecondFactorAgainForm, SecondFactorForm

NEXT = "after_second_factor"
View = Callable[..., HttpResponse]


def own_factors(view: View) -> View:
    """For everyone signed in, staff without a second factor included: here they set it up. Whoever has one
    uses it first, so that a stolen session cannot add another."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated:
            return sign_in_first(request)
        if sessions.has_second_factor(user) and not sessions.used_second_factor(request):
            return second_factor_first(request)
        return view(request, *args, **kwargs)

    return wrapped


class Overview(base.IndexView):
    """What is set up, and what still has to be. Remembers the page that sent someone here."""

    template_name = "mfa/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = get_next_redirect_url(self.request)
        if page:
            self.request.session[NEXT] = page
        context = super().get_context_data(**kwargs)
        user: Any = self.request.user
        context["must_set_up"] = user.is_team and not sessions.has_second_factor(user)
        context["onward"] = self.request.session.get(NEXT, "/me/")
        return context


class _SetsUp:
    """Marks the session once a factor has been set up: its owner has just shown that they hold it."""

    request: HttpRequest
    factor: Authenticator.Type

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        newest = Authenticator.objects.filter(user=self.request.user, type=self.factor).latest("pk")
        sessions.mark_second_factor(self.request, newest)
        return response


class SetUpApp(_SetsUp, totp.ActivateTOTPView):
    form_class = AuthenticatorAppForm
    factor = Authenticator.Type.TOTP


class AddPasskey(_SetsUp, passkeys.AddWebAuthnView):
    form_class = PasskeyForm
    factor = Authenticator.Type.WEBAUTHN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The invalid form is passed on, and the key is asked to be one that can sign in by itself."""
        context = super(passkeys.AddWebAuthnView, self).get_context_data(**kwargs)
        context["js_data"] = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return context


class UseSecondFactor(base.AuthenticateView):
    form_class = SecondFactorForm


class UseSecondFactorAgain(base.ReauthenticateView):
    form_class = SecondFactorAgainForm


class UsePasskeyAgain(passkeys.ReauthenticateWebAuthnView):
    """allauth sends a key that does not fit to the sign-in page; we stay and say so."""

    def form_invalid(self, form: Any) -> HttpResponse:
        super().form_invalid(form)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


overview = own_factors(Overview.as_view())
set_up_app = own_factors(freshly_signed_in(SetUpApp.as_view()))
remove_app = own_factors(totp.DeactivateTOTPView.as_view())
add_passkey = own_factors(freshly_signed_in(AddPasskey.as_view()))
list_passkeys = own_factors(passkeys.ListWebAuthnView.as_view())
remove_passkey = own_factors(passkeys.RemoveWebAuthnView.as_view())
recovery_codes = own_factors(recovery.ViewRecoveryCodesView.as_view())
new_recovery_codes = own_factors(recovery.GenerateRecoveryCodesView.as_view())
download_recovery_codes = own_factors(recovery.DownloadRecoveryCodesView.as_view())
use = UseSecondFactor.as_view()
use_again = UseSecondFactorAgain.as_view()
use_passkey_again = UsePasskeyAgain.as_view()

"""Signing in: an address, a code, in. Passwords and passkeys for those who chose one."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.mixins import NextRedirectMixin
from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from coprod import clock
from coprod.accounts.forms import CodeForm, PasswordSignInForm, SignInForm
from coprod.people.addresses import shown_phone


@method_decorator(never_cache, name="dispatch")
class SignInView(NextRedirectMixin, FormView):
    """Asks for an address and sends a code there. Unknown addresses see the same page."""

    form_class = SignInForm
    template_name = "account/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            return HttpResponseRedirect(self.get_next_url() or "/me/")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        kind, value = form.cleaned_data["address"]
        send_code(self.request, form.user, kind, value)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_invited="invited" in self.request.GET, **kwargs)


def send_code(request: HttpRequest, user: Any, kind: str, value: str) -> None:
    """Begin a sign-in that waits for a code. `kind` is "email" or "phone"; `user` is None when nobody has it."""
    clear_login(request)
    LoginCodeVerificationProcess.initiate(request=request, user=user, **{kind: value})


class CodeView(allauth_views.ConfirmLoginCodeView):
    """Asks for the code. A code asked for again is good for its own fifteen minutes, and counts as another one asked
    for: nobody fills a stranger's phone. Unknown addresses see the same, and cause nothing."""

    form_class = CodeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if self._action == "verify":
            kwargs["address"] = self._process.state.get("email") or self._process.state.get("phone")
        return kwargs

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        state = self._process.state
        if ratelimit.consume(self.request, action="request_login_code", key=state.get("email") or state.get("phone")):
            state["at"] = clock.now().timestamp()
            self._process.send(skip_enumeration_mails=True)
            self._process.record_resend()
            self._process.persist()
        else:
            messages.error(self.request, get_adapter().error_messages["too_many_login_attempts"])
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["shown_phone"] = shown_phone(context["phone"] or "")
        return context


class PasswordSignInView(allauth_views.LoginView):
    form_class = PasswordSignInForm
    template_name = "account/password_login.html"


def no_such_page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Doors that allauth and Wagtail expect to exist, and that we keep shut."""
    raise Http404

"""What people type to sign in and to look after their second factor."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms

from coprod.accounts import limits
from coprod.accounts.fields import AddressField
from coprod.people.models import User

GUESSES_PER_ACCOUNT = 20
"""In ten minutes, over all the codes that were asked for."""

CODE_WIDGET = forms.TextInput(
    attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "govuk-input--width-5"}
)


class SignInForm(forms.Form):
    """One address. Whether anyone has it is never said: `user` is then None."""

    address = AddressField(
        label="Your e-mail address or mobile number",
        error_messages={"required": "Type your e-mail address or mobile number."},
    )
    user: User | None = None

    def clean_address(self) -> tuple[str, str]:
        kind, value = self.cleaned_data["address"]
        if not ratelimit.consume(context.request, action="request_login_code", key=value):
            raise get_adapter().validation_error("too_many_login_attempts")
        self.user = User.objects.filter(**{kind: value}, is_active=True).first()
        return kind, value


class CodeForm(allauth_forms.ConfirmLoginCodeForm):
    """The six digits that were sent. Guesses count for the account as well as for the code."""

    code = forms.CharField(
        label="The code we sent",
        max_length=20,
        widget=CODE_WIDGET,
        error_messages={"required": "Type the code we sent you."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.address = kwargs.pop("address", "")
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        if not limits.allowed("code", self.address, most=GUESSES_PER_ACCOUNT, seconds=limits.KEY_SECONDS):
            raise get_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()


class PasswordSignInForm(allauth_forms.LoginForm):
    """For people who chose a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField(label="Your e-mail address or mobile number")
        self.fields["password"] = forms.CharField(
            label="Password",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """allauth works out again which of the two it is; a normal form is enough for it."""
        return self.cleaned_data["login"][1]


class SecondFactorForm(factor_forms.AuthenticateForm):
    code = forms.CharField(
        label="Code from your authenticator app, or a recovery code", max_length=20, widget=CODE_WIDGET
    )


class SecondFactorAgainForm(factor_forms.ReauthenticateForm):
    code = SecondFactorForm.base_fields["code"]


class AuthenticatorAppForm(totp_forms.ActivateTOTPForm):
    code = forms.CharField(label="The six digits your app shows now", max_length=10, widget=CODE_WIDGET)


class PasskeyForm(passkey_forms.AddWebAuthnForm):
    """A passkey of ours always signs in by itself, so allauth's question about that is not asked."""

    name = forms.CharField(
        label="A name for it",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    passwordless = None

"""How django-allauth finds, tells and admits our users."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.http import HttpRequest

from coprod import clock
from coprod.accounts import invitations, kept, mail, sessions
from coprod.accounts.fields import PhoneField
from coprod.people.models import Charity, User
from coprod.vault.fields import decrypt, encrypt


class AccountAdapter(DefaultAccountAdapter):
    """Users have an e-mail address, a phone number or both; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": "That is not the code we sent last. Check the newest message and try again.",
        "too_many_login_attempts": "That was too many tries. Wait ten minutes, then ask for a new code.",
        "rate_limited": "That was too many tries. Wait a few minutes, then try again.",
        "email_password_mismatch": "The address and the password do not go together. You can sign in with a code.",
        "phone_password_mismatch": "The number and the password do not go together. You can sign in with a code.",
        "invalid_login": "Type an e-mail address or a phone number.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    # Codes.

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only sign-in codes leave through allauth; everything else is said by rooms of ours."""
        user = User.objects.filter(email=User.objects.clean_email(email), is_active=True).first()
        if template_prefix == "account/email/login_code" and user:
            mail.sign_in_code(user, context["code"], email=email)

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        mail.sign_in_code(user, code, phone=phone)

    # Phones.

    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        return PhoneField(**kwargs)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        user.phone = phone
        user.phone_verified_at = clock.now() if verified else None
        user.save(update_fields=["phone", "phone_verified_at"])

    def set_phone_verified(self, user: Any, phone: str) -> None:
        if user.phone_verified_at is None:
            self.set_phone(user, phone, verified=True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, is_active=True).first()

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Guesses count per account. (allauth's own key is the same for all phone numbers.)"""
        return str(credentials.get("email") or credentials.get("phone") or "").lower()

    # Admission.

    def login(self, request: HttpRequest, user: Any) -> None:
        kept.forget_unless_of(request, user)
        super().login(request, user)
        sessions.begin(request)
        invitations.accepted(user)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted at rest, and staff cannot put down their last one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code does not fit. Codes change every 30 seconds: try the one shown now.",
        "cannot_delete_authenticator": "Your role needs a second factor. Add another one before removing this.",
    }

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        if not authenticator.user.is_team:
            return True
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk)
        return bool(others.filter(type__in=sessions.SECOND_FACTOR_TYPES).exists())

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page: our content policy allows no images from data addresses."""
        return segno.make(url).svg_inline(scale=5, border=4, light="#fff", dark="#000")

    def get_totp_issuer(self) -> str:
        return Charity.of_this_installation().name or "coprod"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return "This device" if not user.authenticator_set.filter(type=type).exists() else "Another device"

    def _get_user_identifier(self, user: Any) -> str:
        return user.email or user.phone

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

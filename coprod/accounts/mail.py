"""The messages of sign-in. Their subjects say nothing that a shared phone should not show."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from coprod.people.models import User


def sign_in_code(user: User, code: str, *, email: str = "", phone: str = "") -> None:
    """The six digits, to the address that was typed."""
    words = render_to_string("account/mail/sign_in_code.txt", {"code": code})
    if email:
        send_mail("Your code", words, settings.DEFAULT_FROM_EMAIL, [email])

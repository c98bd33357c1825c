"""Form fields for the ways to reach a person."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coprod.people.addresses import normal_phone
from coprod.people.models import User

NOT_A_PHONE = "Type a phone number, such as 07700 900417."
NEITHER = "Type an e-mail address or a mobile number, such as 07700 900417."


class PhoneField(forms.CharField):
    """A phone number, cleaned to its international form."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        number = normal_phone(typed)
        if number is None:
            raise ValidationError(NOT_A_PHONE, code="invalid")
        return number


class AddressField(forms.CharField):
    """An e-mail address or a phone number: `clean` gives ("email" or "phone", the normal form)."""

    widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        number = normal_phone(typed)
        if number:
            return ("phone", number)
        try:
            validate_email(typed)
        except ValidationError:
            raise ValidationError(NEITHER, code="invalid")
        return ("email", User.objects.clean_email(typed))

"""What an administrator says about the charity: on its page, and once at set-up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coprod.people.addresses import normal_phone
from coprod.people.files import LOGO
from coprod.people.models import Charity, User
from coprod.people.models.charity import Colours
from coprod.ui.forms import Form, ModelForm, SeenField
from coprod.vault import checks


class ReachCharityForm(ModelForm):
    """How people reach the charity. Only what is written is promised: nothing is filled in for anyone."""

    class Meta:
        model = Charity
        fields: tuple[str, ...] = (
            "name",
            "contact_number",
            "number_cost",
            "contact_hours",
            "outside_hours",
            "contact_email",
        )
        labels = {
            "name": "Name of the charity",
            "contact_number": "Phone number people can ring",
            "number_cost": "What a call costs",
            "contact_hours": "When someone answers",
            "outside_hours": "What happens outside those hours",
            "contact_email": "E-mail address people can write to",
        }
        help_texts = {
            "contact_number": "It stands at the top of every page.",
            "number_cost": "For example: free from any phone.",
            "contact_hours": "For example: Monday to Friday, 9am to 5pm.",
            "outside_hours": "Write only what is sure to happen. Leave it empty if nobody answers.",
        }

    def clean_contact_number(self) -> str:
        typed: str = self.cleaned_data["contact_number"].strip()
        if typed and normal_phone(typed) is None:
            raise ValidationError("Type a phone number, such as 01632 960001.")
        return typed


class CharityForm(ReachCharityForm):
    """Everything the charity's own page changes."""

    exit_url = forms.URLField(
        label="Where “Leave this page quickly” leads",
        help_text="A page that gives nothing away, such as the weather.",
        assume_scheme="https",
    )

    colours = forms.ChoiceField(
        label="Colours",
        help_text="Each set can be read by everyone, in light and in dark.",
        choices=Colours.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    seen = SeenField()

    class Meta(ReachCharityForm.Meta):
        fields = (*ReachCharityForm.Meta.fields, "exit_url", "footer_note", "colours")
        labels = {**ReachCharityForm.Meta.labels, "footer_note": "A line at the foot of every page"}


class LogoForm(Form):
    """Checked here, so that a refusal stands beside the field; made anew when it is kept."""

    logo = forms.FileField(
        label="A picture of your logo",
        help_text="JPEG, PNG or WebP, up to 5 MB.",
        error_messages={"required": "Choose a picture.", "empty": "There is nothing in that file. Choose another."},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_logo(self) -> Any:
        upload = self.cleaned_data["logo"]
        try:
            checks.kind_of(upload, LOGO)
        except checks.UploadRefused as refusal:
            raise ValidationError(refusal.sentence)
        return upload


class SetUpForm(ReachCharityForm):
    """What `make setup` asks, in the order in which it asks."""

    service = forms.CharField(label="Your first service, such as a scheme or a team", max_length=120)
    administrator = forms.CharField(label="Name of the first administrator", max_length=120)
    administrator_email = forms.EmailField(label="E-mail address the administrator signs in with")

    def clean_administrator_email(self) -> str:
        return User.objects.clean_email(self.cleaned_data["administrator_email"]) or ""

    @property
    def about_charity(self) -> dict[str, Any]:
        """The columns of Charity among the answers."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

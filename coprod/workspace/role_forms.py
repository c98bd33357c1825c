"""What a role on offer involves and asks for, as leads and officers of the programme decide it (REC-2, DBS-1)."""

from typing import Any

from django import forms

from coprod.peers.checks.models import NEEDS_A_BASIS, Level, Workforce
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.peers.recruitment.roles import Assessment, assessment_of, fingerprint
from coprod.programme.courses.models import Course
from coprod.ui.forms import Form, SeenField, SeveralField


class NewRoleForm(Form):
    name = forms.CharField(label="What is it called?", max_length=80)
    involves = forms.CharField(label="What does it involve?", widget=forms.Textarea(attrs={"rows": 3}))

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if RoleOnOffer.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError("There is a role of this name already.")
        return name


class RoleForm(Form):
    involves = forms.CharField(label="What does it involve?", widget=forms.Textarea(attrs={"rows": 3}))
    meets_one_to_one = forms.BooleanField(label="It meets residents one to one", required=False)
    level = forms.ChoiceField(
        label="Which DBS check does it allow?",
        help_text="Not every role may ask for every check. The law decides it by the role, not by the person.",
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a level, or “No check”."},
    )
    workforce = forms.ChoiceField(label="With whom?", choices=Workforce.choices, widget=forms.RadioSelect)
    legal_basis = forms.CharField(
        label="Which law allows it?",
        help_text="For a standard or enhanced check. For example: Police Act 1997 Regulations, 5B (f).",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_regulated_activity = forms.BooleanField(label="It is regulated activity", required=False)
    regulated_because = forms.CharField(
        label="Why is it regulated activity?",
        help_text="For example: personal care, or help with money because of illness.",
        required=False,
        max_length=500,
    )
    courses = SeveralField(
        label="Which courses have to be finished?",
        help_text="Courses that everyone takes are asked for already.",
        queryset=Course.objects.filter(is_required=False),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    asks_for_chat = forms.BooleanField(
        label="It asks for a chat",
        help_text="A yes in it comes before joining groups. Nobody who is welcomed already loses anything.",
        required=False,
    )
    why = forms.CharField(
        label="Why does it ask for this?",
        help_text="Applicants read it. Two short sentences are enough.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why, so that applicants know."},
    )
    is_open = forms.BooleanField(label="People can apply for it now", required=False)
    seen = SeenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Course.objects.filter(is_required=False).exists():
            del self.fields["courses"]

    @staticmethod
    def initial_for(role: RoleOnOffer) -> dict[str, Any]:
        assessed = assessment_of(role)
        return {
            "involves": role.involves,
            "meets_one_to_one": role.meets_one_to_one,
            "why": role.why,
            "is_open": role.is_open,
            "asks_for_chat": role.asks_for_chat,
            "courses": role.courses.all(),
            "seen": fingerprint(role),
            "workforce": Workforce.ADULT,
            **(vars(assessed) if assessed else {}),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        level = data.get("level")
        if level in NEEDS_A_BASIS and not data.get("legal_basis"):
            self.add_error("legal_basis", "Name the law. Asking for more than a role allows is an offence.")
        if level == Level.ENHANCED_BARRED and not data.get("is_regulated_activity"):
            self.add_error("level", "The barred list may be asked for in regulated activity only.")
        elif data.get("is_regulated_activity") and not data.get("regulated_because"):
            self.add_error("regulated_because", "Say why it is regulated activity.")
        return data

    @property
    def columns(self) -> dict[str, Any]:
        """What `describe_role` is given."""
        data = dict(self.cleaned_data)
        of_the_check = ("level", "workforce", "legal_basis", "is_regulated_activity", "regulated_because")
        assessment = Assessment(**{name: data.pop(name) for name in of_the_check})
        return {**data, "assessment": assessment}

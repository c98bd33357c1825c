"""A policy as its writer types it."""

from typing import Any

from django import forms

from coprod import clock
from coprod.people.models import Role, RoleHeld, Service, User
from coprod.programme.policies import rules
from coprod.programme.policies.models import Policy
from coprod.ui.forms import DayField, Form

HOW = (
    "Begin each part with “# ” and its heading. Leave an empty line between paragraphs. Begin list items with “- ”. "
    "Below a heading, “> ” says the part more simply, and “~ ” warns of something hard: “~ talks about eviction”."
)


class TypedForm(Form):
    """The words of a version."""

    typed = forms.CharField(
        label="The policy",
        help_text=HOW,
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        error_messages={"required": "Type the policy here."},
    )

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        try:
            rules.parse(typed)
        except rules.NotReadable as error:
            raise forms.ValidationError(error.sentence)
        return typed


class NewPolicyForm(TypedForm):
    """A new policy: a lead says whose it is, a policy owner writes their own."""

    title = forms.CharField(
        label="What is it called?", max_length=120, error_messages={"required": "Give the policy a title."}
    )
    owner = forms.ModelChoiceField(
        label="Who owns it?",
        help_text="They answer the panel about it.",
        queryset=User.objects.none(),
        error_messages={"required": "Choose who owns it."},
    )
    service = forms.ModelChoiceField(
        label="For which service?", queryset=Service.objects.none(), required=False, empty_label="Everywhere"
    )
    review_on = DayField(label="When do we look at it again?", error_messages={"required": "Choose a day."})
    field_order = ("title", "owner", "service", "review_on", "typed")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.has_role(Role.LEAD):
            owners = RoleHeld.objects.current().filter(role=Role.POLICY_OWNER).values("user")
            self.fields["owner"].queryset = User.objects.filter(pk__in=owners) | User.objects.filter(pk=user.pk)  # type: ignore[attr-defined]
        else:
            del self.fields["owner"]
        service: Any = self.fields["service"]
        service.queryset = Service.objects.of(user, Role.LEAD, Role.POLICY_OWNER)
        if not user.holds_for_programme(Role.LEAD, Role.POLICY_OWNER):
            service.required = True
            service.error_messages["required"] = "Choose the service it is for."

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if Policy.objects.filter(title=title).exists():
            raise forms.ValidationError("There is a policy with that title. Give this one another.")
        return title

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day <= clock.today():
            raise forms.ValidationError("Choose a day to come.")
        return day

"""Opening a group, who is in it, what a session was about, and whether it was useful."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from coprod.peers.practice.models import FACILITATING_ROLES, Answer, Audience, Group
from coprod.people.models import Person, Role, RoleHeld, Service, User
from coprod.people.models.service import STAFF_ROLES
from coprod.ui.forms import ChipRadios, Form, OnceField


class GroupForm(Form):
    name = forms.CharField(label="What is the group called?", help_text="For example: Tuesday group.", max_length=120)
    audience = forms.ChoiceField(
        label="Who is it for?",
        help_text="Staff and peer mentors reflect in separate groups. What is said stays there.",
        choices=Audience.choices,
        widget=forms.RadioSelect,
    )
    service = forms.ModelChoiceField(
        label="For which service?", queryset=Service.objects.none(), required=False, empty_label="All of them"
    )
    once = OnceField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["service"]
        field.queryset = Service.objects.of(user, *FACILITATING_ROLES)
        if not user.holds_for_programme(*FACILITATING_ROLES):
            field.required, field.empty_label = True, None


class MemberForm(Form):
    person = forms.ModelChoiceField(label="Who joins?", queryset=Person.objects.none(), empty_label="Choose someone")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = may_join(group)  # type: ignore[attr-defined]


class ShareForm(Form):
    colleague = forms.ModelChoiceField(
        label="Who facilitates as well?", queryset=User.objects.none(), empty_label="Choose a colleague"
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = RoleHeld.objects.current().filter(role__in=FACILITATING_ROLES)
        others = User.objects.filter(pk__in=held.values("user_id"), is_active=True).exclude(facilitates=group)
        self.fields["colleague"].queryset = others.select_related("person")  # type: ignore[attr-defined]


class NoteForm(Form):
    """Themes and learning. When words look like names, `not_names` holds them and `is_sure` asks."""

    themes = forms.CharField(
        label="What did you talk about?",
        help_text="The themes, without names. For example: saying no kindly.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write a theme or two. A few words are enough."},
    )
    learning = forms.CharField(
        label="What will you do with it?",
        help_text="You can leave this empty.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    not_names = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    label_sizes = {"themes": "s", "learning": "s"}
    is_sure = forms.BooleanField(label="I have looked at these words. They are not names.", required=False)

    def __init__(self, *args: Any, pointed_at: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = pointed_at or (self.data.get("not_names", "") if self.is_bound else "")
        if not asked:
            del self.fields["is_sure"]

    @property
    def written(self) -> dict[str, Any]:
        """What `write_note` takes."""
        data = self.cleaned_data
        sure = data.get("is_sure", False)
        return {
            "themes": data["themes"],
            "learning": data["learning"],
            "seen": data["seen"] or 0,
            "not_names": data["not_names"].split(", ") if sure else [],
        }

    def asking_about(self, words: list[str]) -> "NoteForm":
        """The same words typed, and the question whether these are names."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed["not_names"] = ", ".join(words)
        typed.pop("is_sure", None)
        again = NoteForm(typed, pointed_at=words)
        again.is_valid()
        shown = "”, “".join(words)
        again.add_error("is_sure", f"These look like names: “{shown}”. Change them, or tick that they are not.")
        return again


class UsefulForm(Form):
    answer = forms.ChoiceField(label="Was it useful to you?", choices=Answer.choices, widget=ChipRadios)


def may_join(group: Group) -> QuerySet[Person]:
    """Those of the audience and service who are not in the group. Whether someone belongs is the act's to say."""
    roles = [Role.PEER_MENTOR] if group.audience == Audience.MENTORS else list(STAFF_ROLES)
    held = RoleHeld.objects.current().filter(role__in=roles, user__is_active=True)
    people = Person.objects.filter(user__in=held.values("user_id"))
    if group.service_id is not None and group.audience == Audience.MENTORS:
        people = people.filter(service_id__in=Service.objects.tree().within([group.service_id]))
    return people.exclude(pk__in=group.members.current().values("person_id")).order_by("chosen_name", "pk")

"""What staff type about what stands in the way, about keeping in touch, and when they close an application."""

from datetime import date
from typing import Any

from django import forms

from coprod import clock
from coprod.peers.checks.rules import CHEAPEST_FIRST, DOCUMENTS
from coprod.peers.recruitment.barriers import OFFICERS_ONLY, BarrierKind, HowEnded, KnownFrom, OwnExclusion
from coprod.peers.recruitment.exclusions import fingerprint
from coprod.peers.recruitment.models import Closed, RoleOnOffer, StandingStillRule
from coprod.people.models import User
from coprod.ui.forms import DayField, Form, ModelForm, OnceField, SeenField
from coprod.workspace.settings_forms import SettingForm


class BarrierForm(Form):
    """`is_officer` offers what officers keep as well."""

    kind = forms.ChoiceField(
        label="What is in the way?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes closest."},
    )
    since = DayField(
        label="Since when?",
        initial=clock.today,
        error_messages={"required": "Tell us the day. A guess is fine.", "invalid": "Write a day such as 3 May 2026."},
    )
    words = forms.CharField(
        label="A short sentence about it",
        help_text="Never an offence. Leave it empty for a pause: we never keep why.",
        max_length=200,
        required=False,
    )
    known_from = forms.ChoiceField(
        label="If the law keeps them from it: how do we know?",
        help_text="A bar counts for regulated activity only. It is known in one of two ways.",
        choices=KnownFrom.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    exclusion = forms.ModelChoiceField(
        label="If it is an exclusion of our own: which?",
        queryset=OwnExclusion.objects.filter(is_in_use=True),
        required=False,
        empty_label="None",
    )
    once = OnceField()

    option_hints = {
        "kind": {
            BarrierKind.NO_HISTORY: "Nobody can speak for enough of the time",
            BarrierKind.PAUSE: "Nothing is written about why",
        }
    }

    def __init__(self, *args: Any, is_officer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_officers = {kind.value for kind in OFFICERS_ONLY}
        shown = [(value, label) for value, label in BarrierKind.choices if is_officer or value not in of_officers]
        self.fields["kind"].choices = shown  # type: ignore[attr-defined]
        if not is_officer:
            del self.fields["known_from"], self.fields["exclusion"]

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > clock.today():
            raise forms.ValidationError("That is in the future. Tell us since when it is there.")
        return since

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if kind == BarrierKind.PAUSE and data.get("words"):
            self.add_error("words", "We never keep why someone wants a pause. Leave this empty.")
        if kind == BarrierKind.STATUTORY_BAR and data.get("words"):
            self.add_error("words", "Of a bar we keep only how we know of it. Leave this empty.")
        if kind == BarrierKind.OTHER and not data.get("words"):
            self.add_error("words", "Write a short sentence about what it is.")
        if kind == BarrierKind.STATUTORY_BAR and not data.get("known_from"):
            self.add_error("known_from", "Choose how we know of it.")
        if kind == BarrierKind.OWN_EXCLUSION and not data.get("exclusion"):
            self.add_error("exclusion", "Choose which of our exclusions it is.")
        return data


class HelpWithIdForm(Form):
    next_document = forms.ChoiceField(
        label="What do they get next?",
        help_text="The easiest and cheapest comes first. We pay for it.",
        choices=[(each, DOCUMENTS[each][1]) for each in CHEAPEST_FIRST],
    )
    helped_by = forms.CharField(
        label="Who helps them get it?", max_length=120, error_messages={"required": "Write who helps them."}
    )


class PlanCallForm(Form):
    due = DayField(
        label="On which day?",
        help_text="It stands on Today that morning.",
        initial=clock.today,
        error_messages={"required": "Choose a day.", "invalid": "Write a day such as 3 May 2026."},
    )


class WayForm(Form):
    words = forms.CharField(
        label="What did you try?",
        max_length=200,
        error_messages={"required": "Write a few words about what you tried."},
    )


class BarrierOverForm(Form):
    how = forms.ChoiceField(
        label="How did it end?",
        choices=HowEnded.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended."},
    )

    label_sizes = {"how": "s"}


class CallForm(Form):
    """Two buttons send it: they talked, or nobody answered."""

    words = forms.CharField(
        label="A few words about it",
        help_text="Write it as if they are beside you. You can leave it empty.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answered = forms.ChoiceField(
        choices=[("yes", "We talked"), ("no", "No answer")],
        widget=forms.HiddenInput,
        error_messages={"required": "Press one of the two buttons.", "invalid_choice": "Press one of the two buttons."},
    )

    label_sizes = {"words": "s"}


class AnotherRoleForm(Form):
    role = forms.ModelChoiceField(queryset=RoleOnOffer.objects.filter(is_open=True))


class ClosingForm(Form):
    because = forms.ChoiceField(
        label="What happened?",
        choices=Closed.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    words = forms.CharField(
        label="A sentence of your own to them",
        help_text="It goes into what they read. You can leave it empty.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label="A few words for us",
        help_text="Write it as if they are beside you. They can ask to read this.",
        required=False,
        max_length=500,
    )

    option_hints = {
        "because": {
            Closed.LOST_TOUCH: "We could not reach them, so we write nothing",
            Closed.COULD_NOT_GO_AHEAD: "They read what we can do, and what else is open",
        }
    }


class OwnExclusionForm(ModelForm):
    class Meta:
        model = OwnExclusion
        fields = ["name", "reason", "owner", "review_on", "appeal", "is_in_use"]
        labels = {
            "name": "What do we keep a role closed for?",
            "reason": "Why do we?",
            "owner": "Who owns it?",
            "review_on": "When do we look at it again?",
            "appeal": "How does someone ask for another look?",
            "is_in_use": "We use it now",
        }
        help_texts = {
            "name": "Never an “automatic bar”: no law asks for this.",
            "appeal": "Someone other than the person who wrote it down looks again.",
        }

    seen = SeenField()
    review_on = DayField(
        label="When do we look at it again?",
        error_messages={"required": "Choose a day.", "invalid": "Write a day such as 3 May 2026."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.colleagues()  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["seen"] = fingerprint(self.instance)
        self.fields["owner"].empty_label = "Choose a colleague"  # type: ignore[attr-defined]

    @property
    def columns(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class StandingStillRuleForm(SettingForm):
    class Meta:
        model = StandingStillRule
        fields = ["stopped_after_days", "barrier_waits_days", "tries_before_lost", "id_good_for_months"]
        labels = {
            "stopped_after_days": "After how many quiet days do we offer company, once?",
            "barrier_waits_days": "After how many days without a try is a barrier on Today?",
            "tries_before_lost": "After how many tries without an answer have we lost touch?",
            "id_good_for_months": "For how many months does ID that was seen stay good?",
        }
        help_texts = {"stopped_after_days": "One offer, and no reminder after it. Never during a break."}

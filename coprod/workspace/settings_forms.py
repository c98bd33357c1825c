"""The charity's dated settings, as a lead or an officer decides them."""

from datetime import date
from typing import Any

from django import forms

from coprod import clock
from coprod.messaging.models import MessageRules
from coprod.peers.references import rules
from coprod.peers.references.models import AskingRule, RefereeKind, ReferenceRule
from coprod.programme.enquiries.models import EnquiryRule
from coprod.ui.forms import ModelForm


class SettingForm(ModelForm):
    """A setting's own columns, from when it counts, and why."""

    effective_from = forms.TypedChoiceField(
        label="From when?",
        coerce=date.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose from when it counts."},
    )
    reason = forms.CharField(
        label="Why does it change?",
        help_text="A sentence that will still make sense in two years.",
        max_length=500,
        error_messages={"required": "Write a sentence about why."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        next_month = (today.replace(day=28) + (date.resolution * 4)).replace(day=1)
        self.fields["effective_from"].choices = [  # type: ignore[attr-defined]
            (today.isoformat(), f"Today, {today:%-d %B}"),
            (next_month.isoformat(), f"{next_month:%-d %B}"),
        ]

    @property
    def columns(self) -> dict[str, Any]:
        """What was decided, without from when and why."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("effective_from", "reason")}


class EnquiryRuleForm(SettingForm):
    class Meta:
        model = EnquiryRule
        fields = ["answer_within_working_days"]


class AskingRuleForm(SettingForm):
    class Meta:
        model = AskingRule
        fields = ["remind_after_days", "ring_after_days", "ring_again_after_days"]
        labels = {
            "remind_after_days": "After how many days without an answer do we remind a referee?",
            "ring_after_days": "How many days after the last reminder do we ring?",
            "ring_again_after_days": "When nobody answers, after how many days do we ring again?",
        }
        help_texts = {
            "remind_after_days": "We never remind them while the applicant is on a break."
        }


class MessageRulesForm(SettingForm):
    class Meta:
        model = MessageRules
        fields = ["quiet_from", "quiet_until"]
        labels = {"quiet_from": "Quiet from", "quiet_until": "Quiet until"}
        help_texts = {
            "quiet_from": "Texts and reminders wait from this time. For example: 20:00.",
            "quiet_until": "They go out from this time. For example: 09:00.",
        }


class ReferenceRuleForm(SettingForm):
    accepted_kinds = forms.MultipleChoiceField(
        label="Kinds of referee accepted",
        help_text="Tick none to accept every kind.",
        choices=RefereeKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = ReferenceRule
        fields = [
            "window_months",
            "references_required",
            "vouched_months_required",
            "gap_months_allowed",
            "reference_good_for_months",
            "accepted_kinds",
            "cqc_schedule_3_applies",
        ]
        labels = {
            "window_months": "How many months of history do we ask about?",
            "references_required": "How many character references?",
            "vouched_months_required": "How many months must someone vouch for?",
            "gap_months_allowed": "How long may a gap be without words, in months?",
            "reference_good_for_months": "For how many months does a reference stay good?",
            "cqc_schedule_3_applies": "CQC Schedule 3 applies to this role",
        }
        help_texts = {
            "window_months": "Five years shut people out. 24 months is the usual.",
            "cqc_schedule_3_applies": "Then take legal advice before asking for a shorter history.",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            try:
                ReferenceRule(**self.columns).as_rule()
            except rules.ImpossibleRule:
                self.add_error(
                    "vouched_months_required",
                    "No history could meet this. Months vouched for, and gaps, cannot be longer than the history.",
                )
        return data

"""The charity's dated settings, as a lead or an officer decides them."""

import hashlib
import json
from datetime import date
from typing import Any, ClassVar

from django import forms

from coprod import clock
from coprod.messaging import kinds
from coprod.messaging.kinds import Kind
from coprod.messaging.models import MessageRules
from coprod.panels.consultations.models import ConsultationRule
from coprod.peers.references import rules
from coprod.peers.references.models import AskingRule, RefereeKind, ReferenceRule
from coprod.people.acts import setting_fingerprint
from coprod.programme.enquiries.models import EnquiryRule
from coprod.ui.forms import ModelForm, SeenField


class SettingForm(ModelForm):
    """A setting's own columns, from when it counts, and why. `also_decides` names columns that are no fields here."""

    also_decides: ClassVar[tuple[str, ...]] = ()

    seen = SeenField()
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
        self.initial["seen"] = setting_fingerprint(self._meta.model)
        today = clock.today()
        next_month = (today.replace(day=28) + (date.resolution * 4)).replace(day=1)
        self.fields["effective_from"].choices = [  # type: ignore[attr-defined]
            (today.isoformat(), f"Today, {today:%-d %B}"),
            (next_month.isoformat(), f"{next_month:%-d %B}"),
        ]

    @property
    def columns(self) -> dict[str, Any]:
        """What was decided, without from when and why."""
        around = ("effective_from", "reason", "seen")
        return {name: value for name, value in self.cleaned_data.items() if name not in around}


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
        help_texts = {"remind_after_days": "We never remind them while the applicant is on a break."}


class ConsultationRuleForm(SettingForm):
    """Fewer people than this are not shown as a number in public (CON-11)."""

    class Meta:
        model = ConsultationRule
        fields = ["hide_below"]


class MessageRulesForm(SettingForm):
    """Quiet hours, and how many reminders of each kind may follow (MSG-3). An empty number changes nothing."""

    also_decides = ("reminders",)
    template_name = "messaging/rules_form.html"
    MOST_REMINDERS = 10

    class Meta:
        model = MessageRules
        fields = ["quiet_from", "quiet_until"]
        labels = {"quiet_from": "Quiet from", "quiet_until": "Quiet until"}
        widgets = {name: forms.TimeInput(format="%H:%M") for name in ("quiet_from", "quiet_until")}
        help_texts = {
            "quiet_from": "Texts and reminders wait from this time. For example: 20:00.",
            "quiet_until": "They go out from this time. For example: 09:00.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = list(kinds.every())
        for kind in self.kinds:
            if kind.can_be_switched_off:
                self.fields[self._name(kind)] = self._limit(kind)
        limits = [self._name(kind) for kind in self.kinds]
        self.order_fields(["quiet_from", "quiet_until", *limits, "effective_from", "reason"])

    @property
    def limits(self) -> list[tuple[Kind, Any]]:
        """Every kind with its number; None for those that always come and are not limited."""
        return [(kind, self[self._name(kind)] if kind.can_be_switched_off else None) for kind in self.kinds]

    @property
    def columns(self) -> dict[str, Any]:
        decided = super().columns
        reminders = dict(self.instance.reminders)
        for kind in self.kinds:
            limit = decided.pop(self._name(kind), None)
            if limit is not None and limit != self.instance.reminders_for(kind):
                reminders[kind.code] = limit
        return {**decided, "reminders": reminders}

    def _limit(self, kind: Kind) -> forms.IntegerField:
        between = f"The number of reminders of “{kind.label}” is between 0 and {self.MOST_REMINDERS}."
        return forms.IntegerField(
            label="Reminders, at most",
            required=False,
            min_value=0,
            max_value=self.MOST_REMINDERS,
            initial=self.instance.reminders_for(kind),
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
            error_messages={"invalid": between, "min_value": between, "max_value": between},
        )

    @staticmethod
    def _name(kind: Kind) -> str:
        return f"reminders_{kind.code}"


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

    IMPOSSIBLE: ClassVar[dict[str, str]] = {
        "window_months": "A history is between 1 month and 120 months long.",
        "references_required": "Ask for 10 character references at most.",
        "vouched_months_required": "Nobody can vouch for more months than the history has.",
        "gap_months_allowed": "A gap cannot be longer than the history.",
        "reference_good_for_months": "A reference stays good for between 1 month and 120 months.",
    }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        try:
            rule = self.rule
        except rules.ImpossibleRule as impossible:
            self.add_error(impossible.name, f"No history could meet this. {self.IMPOSSIBLE[impossible.name]}")
            return data
        if rule.vouched_months_required and not rule.references_required:
            self.add_error("references_required", "If someone must vouch for months, ask for at least one reference.")
        return data

    @property
    def rule(self) -> rules.Rule:
        """What was typed, as a value. Raises ImpossibleRule."""
        return ReferenceRule(**self.columns).as_rule()

    @property
    def as_shown(self) -> str:
        """A mark of these numbers: what was shown for others is not what is being decided."""
        return hashlib.sha256(json.dumps(self.columns, sort_keys=True).encode()).hexdigest()

"""The officer's pages of a check, one question group each."""

from typing import Any

from django import forms

from coprod import clock
from coprod.peers.checks import rules
from coprod.peers.checks.models import TWELVE_DIGITS, DbsCheck, Outcome
from coprod.peers.checks.stages import AT_THE_DBS, Stage
from coprod.ui.forms import DayField, Form

TRAPS = [
    (rules.Trap.PAID, "They get money or a gift for it, more than what it costs them"),
    (rules.Trap.PLACEMENT, "It is part of a work placement"),
    (rules.Trap.COURSE, "A course they are on needs them to do it"),
    (rules.Trap.TRAINEE, "It is training that leads to a job or a qualification"),
    (rules.Trap.CLOSE_RELATIVE, "It helps only a close relative of theirs"),
]
ROUTES = [
    (rules.Route.ONE, "Route 1: one document from group 1 and two more"),
    (rules.Route.TWO, "Route 2: three from group 2, and an outside identity check"),
    (rules.Route.THREE, "Route 3: a birth certificate and four from group 2"),
    (rules.Route.FINGERPRINTS, "Fingerprints, if they agree"),
]


class CheckForm(Form):
    """A form about one check, which it is given."""

    def __init__(self, *args: Any, check: DbsCheck, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.check_of = check


class NothingToAsk(CheckForm):
    """A button on its own."""


class VolunteerForm(CheckForm):
    traps = forms.MultipleChoiceField(
        label="Is any of this true for them here?",
        help_text="A check is free for volunteers only. Tick what is true, or nothing.",
        choices=TRAPS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class IdentityForm(CheckForm):
    route = forms.ChoiceField(
        label="Which route?",
        help_text="Try them in this order.",
        choices=ROUTES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the route you used."},
    )
    documents = forms.MultipleChoiceField(
        label="Which documents did you see?",
        help_text="Originals only. Keep no copies and no numbers.",
        choices=[(key, f"{name} (group {group})") for key, (group, name) in rules.DOCUMENTS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why_this_route = forms.CharField(
        label="Why not route 1?",
        help_text="Only for another route. For example: no passport, and no licence.",
        required=False,
        max_length=300,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        route = data.get("route")
        if route and "documents" in data and (lacks := rules.what_a_route_lacks(route, data["documents"])):
            self.add_error("documents", lacks)
        if route and route != rules.Route.ONE and not data.get("why_this_route"):
            self.add_error("why_this_route", "Write why route 1 did not work. The DBS asks for it.")
        return data


class NoIdForm(CheckForm):
    next_document = forms.ChoiceField(
        label="What can they get next?",
        help_text="The easiest and cheapest first. We pay for it.",
        choices=[(key, rules.DOCUMENTS[key][1]) for key in rules.CHEAPEST_FIRST],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they get next."},
    )
    helped_by = forms.CharField(
        label="Who helps them with it?",
        max_length=120,
        error_messages={"required": "Name who helps, so that nobody is left alone with it."},
    )


class StepForm(CheckForm):
    step = forms.ChoiceField(
        label="Where is it now?",
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where it is now."},
    )
    issued_on = DayField(label="Day of issue", help_text="Only when the certificate is issued.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        skipped = () if self.check_of.eligibility.is_enhanced else (Stage.STEP_3, Stage.STEP_4)
        place = AT_THE_DBS.index(Stage(self.check_of.stage))
        ahead = [step for step in AT_THE_DBS[place + 1 :] if step not in skipped]
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            *((step.value, step.label) for step in ahead),
            (Stage.ISSUED.value, "The certificate is issued"),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("step") == Stage.ISSUED and "issued_on" not in self.errors:
            _check_day(self, data.get("issued_on"))
        return data


class CertificateForm(CheckForm):
    certificate_number = forms.RegexField(
        TWELVE_DIGITS,
        label="Certificate number",
        help_text="12 digits. It may begin with 0.",
        max_length=12,
        error_messages={"invalid": "A certificate number has 12 digits. Look at it once more."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    issued_on = DayField(label="Day of issue")
    has_information = forms.TypedChoiceField(
        label="What did you see?",
        coerce=lambda value: value == "yes",
        choices=[("no", "It is clear"), ("yes", "It shows something")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you saw."},
    )

    option_hints = {
        "has_information": {
            "yes": "Talk it through with them first. Write none of it down here. A second person decides with you.",
        }
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].initial = self.check_of.issued_on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "issued_on" not in self.errors:
            _check_day(self, data.get("issued_on"))
        return data


class DecisionForm(CheckForm):
    outcome = forms.ChoiceField(
        label="What follows?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what follows."},
    )
    agreed = forms.CharField(
        label="What did you agree with them?",
        help_text="The person and the lead read this. Say nothing of what the certificate shows.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label="Why?",
        help_text="For officers only. Say what matters for the role, never what the certificate lists.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write why, in a sentence or two."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].initial = self.check_of.agreed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") == Outcome.WITH_CONDITIONS and not data.get("agreed"):
            self.add_error("agreed", "Write what you agreed, so that the lead can keep it.")
        return data


def _check_day(form: Form, day: Any) -> None:
    if day is None:
        form.add_error("issued_on", "Tell us the day on the certificate.")
    elif day > clock.today():
        form.add_error("issued_on", "That day is still to come. Look at the certificate again.")

"""The charity's dated settings: what is in force, what was, who decided it and why."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst

from coprod import clock
from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.messaging import kinds
from coprod.messaging.models import MessageRules
from coprod.panels.consultations.models import ConsultationRule
from coprod.peers.recruitment.funnel import READERS
from coprod.peers.recruitment.models import StandingStillRule
from coprod.peers.references.models import AskingRule, ReferenceRule
from coprod.people import acts
from coprod.people.models import DatedSetting, Role
from coprod.people.permissions import may_decide_settings
from coprod.programme.enquiries.models import EnquiryRule
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace import rule_preview, windows
from coprod.workspace.settings_forms import (
    AskingRuleForm,
    ConsultationRuleForm,
    EnquiryRuleForm,
    MessageRulesForm,
    ReferenceRuleForm,
    SettingForm,
)
from coprod.workspace.ways_forms import StandingStillRuleForm

DECIDERS = (Role.LEAD, Role.OFFICER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Setting:
    """One setting: its place in the address, its name, and the form that decides it."""

    key: str
    name: str
    model: type[DatedSetting]
    form: type[SettingForm]
    is_previewed: bool = False
    """Whether it shows whom it would affect before it is decided."""

    @property
    def in_force(self) -> dict[str, Any]:
        """(label: value) of what counts today."""
        return self.shown(self.model.in_force())

    def shown(self, row: Any) -> dict[str, Any]:
        fields = [row._meta.get_field(name) for name in (*(self.form._meta.fields or ()), *self.form.also_decides)]
        return {capfirst(str(field.verbose_name)): _shown(getattr(row, field.name)) for field in fields}

    @property
    def versions(self) -> list[tuple[Any, dict[str, Any]]]:
        """Every version, the newest first, with its values."""
        return [(row, self.shown(row)) for row in self.model.objects.select_related("author__person")]


SETTINGS = (
    Setting("references", "The rule about histories", ReferenceRule, ReferenceRuleForm, is_previewed=True),
    Setting("asking", "Reminding referees", AskingRule, AskingRuleForm),
    Setting("standing-still", "Standing still and coming back", StandingStillRule, StandingStillRuleForm),
    Setting("hellos", "Answering hellos", EnquiryRule, EnquiryRuleForm),
    Setting("panel", "Numbers of panel members", ConsultationRule, ConsultationRuleForm),
    Setting("messages", "Quiet hours and reminders", MessageRules, MessageRulesForm),
)


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, time):
        return clock.time_of_day(value)
    if isinstance(value, dict):
        changed = [f"{kinds.label_of(code)} {number}" for code, number in value.items()]
        return ", ".join(changed) or f"{MessageRules.DEFAULT_REMINDERS} of each kind"
    if isinstance(value, list):
        return ", ".join(value).replace("_", " ") or "Every kind"
    return value


def only_deciders(request: HttpRequest) -> None:
    """Raises Http404 for a lead or officer of one service: this counts for everyone."""
    if not may_decide_settings(Actor.of(request.user)):
        raise Http404


@team_required(*DECIDERS)
def settings(request: HttpRequest) -> HttpResponse:
    only_deciders(request)
    return render(request, "workspace/settings.html", {"settings": SETTINGS})


@team_required(*DECIDERS)
def setting(request: HttpRequest, key: str) -> HttpResponse:
    """Decide one anew. Where whom it affects is shown first, it is decided only as it was shown."""
    only_deciders(request)
    found = next((each for each in SETTINGS if each.key == key), None)
    if found is None:
        raise Http404
    form = found.form(request.POST or None, instance=found.model.in_force())
    page = {"setting": found, "form": form, "comparison": _comparison(request, found)}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/setting.html", page)
    if isinstance(form, ReferenceRuleForm) and request.POST.get("shown") != form.as_shown:
        page |= {"preview": rule_preview.of(request.user, form.rule), "shown": form.as_shown}
        return render(request, "workspace/setting.html", page)
    data = form.cleaned_data
    try:
        acts.decide_setting(
            found.model,
            effective_from=data["effective_from"],
            reason=data["reason"],
            seen=data["seen"],
            by=Actor.of(request.user),
            **form.columns,
        )
    except ChangedMeanwhile as refusal:
        now = found.model.objects.order_by("-pk").first()
        form.look_again(refusal.sentence, now={**vars(now), "seen": acts.setting_fingerprint(found.model)})
        return render(request, "workspace/setting.html", page, status=refusal.status)
    messages.success(request, "We have kept the new setting, and the old one stays known.")
    return redirect("workspace:setting", key=key)


def _comparison(request: HttpRequest, found: Setting) -> windows.Comparison | None:
    """How other windows would have done, for those who may read the funnel."""
    user: Any = request.user
    return windows.of(user) if found.is_previewed and user.has_role(*READERS) else None

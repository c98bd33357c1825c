"""The sheet of peer mentors and applicants that a charity arrives with."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen
from coprod.peers.recruitment import bringing
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.stages import BROUGHT_TO, Stage
from coprod.people.arrival_rows import NewPersonRow, past_day, past_days, route_of, seen_by_field, someone_called
from coprod.people.arrivals import Sheet
from coprod.people.models import Role

HOW_FAR = {
    Stage.APPLYING: "Applying",
    Stage.CHECKS: "In checks",
    Stage.SETTLING_IN: "Settling in",
    Stage.ACTIVE: "Active",
}


class MentorRow(NewPersonRow):
    """Someone with whom the charity works already. Nobody is asked again, and nothing is sent."""

    role = forms.ModelChoiceField(
        label="Role",
        queryset=RoleOnOffer.objects.none(),
        empty_label="Choose a role",
        error_messages={"required": "Choose the role they have or apply for."},
    )
    stage = forms.ChoiceField(
        label="How far are they?",
        choices=[(stage.value, HOW_FAR[stage]) for stage in BROUGHT_TO],
        error_messages={"required": "Choose how far they are."},
    )
    since = past_day("Since when?", "The day they got this far.")
    seen_by = seen_by_field("Who welcomed them, or can say so?")
    references_seen_by = seen_by_field(
        "Who saw their references?", "Leave it empty if nobody has yet. They are then asked for here.", required=False
    )
    references_seen_on = past_day("When were the references seen?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = RoleOnOffer.objects.filter(is_open=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        past_days(self, data, "since")
        past_days(self, data, "references_seen_on")
        if data.get("references_seen_by") and not data.get("references_seen_on"):
            self.say("references_seen_on", "Write the day the references were seen.")
        if data.get("references_seen_on") and not data.get("references_seen_by"):
            self.say("references_seen_by", "Write who saw the references.")
        return data


def bring(row: Mapping[str, Any], by: Actor) -> Application:
    seen_on = row["references_seen_on"]
    return bringing.bring_over_mentor(
        chosen_name=row["chosen_name"],
        service=row["service"],
        route=route_of(row),
        role=row["role"],
        stage=row["stage"],
        since=row["since"],
        seen_by=row["seen_by"],
        references=Seen(row["references_seen_by"], seen_on) if seen_on else None,
        by=by,
    )


def may(by: Actor) -> bool:
    return by.user is not None and by.user.has_role(Role.LEAD)


SHEETS = [
    Sheet(
        key="mentors",
        title="Peer mentors",
        about="People you work with already, or who apply: how far they are, and whether references were seen.",
        form=MentorRow,
        bring=bring,
        likeness=someone_called,
        may=may,
        example={
            "chosen_name": "Finch Larkspur",
            "service": "Quayside House",
            "reach_by": "E-mail",
            "address": "finch@example.org",
            "role": "Peer mentor",
            "stage": "Active",
            "since": "12/02/2024",
            "seen_by": "Dilys Marram",
            "references_seen_by": "Dilys Marram",
            "references_seen_on": "20/01/2024",
        },
        order=20,
    )
]

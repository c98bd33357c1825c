"""The sheet of residents, and of the mentors they have met already."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen
from coprod.peers.matching import bringing
from coprod.peers.matching.models import Resident
from coprod.peers.matching.stages import BROUGHT_TO, Stage
from coprod.people.arrival_rows import WHAT_TO_CALL_THEM, line_field, past_day, past_days, seen_by_field, service_field
from coprod.people.arrivals import RowForm, Sheet, person_called
from coprod.people.models import Role, RoleHeld, Service, User


class ResidentRow(RowForm):
    """A resident; the yes they gave, if they did; and their mentor, if they have one."""

    chosen_name = line_field("Name of the resident", needed=WHAT_TO_CALL_THEM)
    service = service_field("Where they live", "Choose where they live.")
    support_worker = forms.ModelChoiceField(
        label="Their support worker",
        queryset=User.objects.none(),
        empty_label="Choose a colleague",
        error_messages={"required": "Choose their support worker. Invite the colleague first."},
    )
    yes_heard_by = seen_by_field(
        "Who heard their yes to a mentor?", "Leave it empty if they were never asked.", required=False
    )
    yes_on = past_day("When did they say yes?", required=False)
    mentor = line_field("Name of their mentor", "Leave it empty if they have none yet. Bring mentors first.")
    mentor_reach = line_field(
        "The mentor’s e-mail address or phone number", "Only where two mentors have the same name.", most=400
    )
    started_on = past_day("When did they begin to meet?", required=False)
    stage = forms.ChoiceField(
        label="How is it going?",
        choices=[("", "They have no mentor yet"), *((stage.value, Stage(stage).label) for stage in BROUGHT_TO)],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["service"].queryset = Service.objects.of(self.by.user, Role.LEAD)
        held = RoleHeld.objects.current().filter(role__in=(Role.SUPPORT_WORKER, Role.LEAD))
        fields["support_worker"].queryset = User.objects.colleagues().filter(pk__in=held.values("user_id"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        past_days(self, data, "yes_on", "started_on")
        worker, service = data.get("support_worker"), data.get("service")
        if worker and service and not worker.has_role_in(service.pk, Role.SUPPORT_WORKER, Role.LEAD):
            self.add_error("support_worker", f"{worker} does not work at {service}. Choose someone who does.")
        if bool(data.get("yes_heard_by")) != bool(data.get("yes_on")):
            self.say("yes_on" if data.get("yes_heard_by") else "yes_heard_by", "Write who heard the yes, and when.")
        if data.get("mentor"):
            self._look_at_the_match(data)
        return data

    def _look_at_the_match(self, data: dict[str, Any]) -> None:
        for name, sentence in (
            ("yes_heard_by", "Write who heard their yes. Without one nobody is matched."),
            ("started_on", "Write the day they began to meet."),
            ("stage", "Choose how it is going."),
        ):
            if not data.get(name):
                self.say(name, sentence)
        try:
            data["mentor"] = person_called(data["mentor"], data.get("mentor_reach", ""), self.by)
        except forms.ValidationError as error:
            self.add_error("mentor", error)


def bring(row: Mapping[str, Any], by: Actor) -> Resident:
    said_yes = Seen(row["yes_heard_by"], row["yes_on"]) if row["yes_on"] else None
    resident = bringing.bring_over_resident(
        chosen_name=row["chosen_name"],
        service=row["service"],
        support_worker=row["support_worker"],
        said_yes=said_yes,
        by=by,
    )
    if row["mentor"] and said_yes:
        bringing.bring_over_match(
            resident,
            row["mentor"],
            said_yes=said_yes,
            started_on=row["started_on"],
            stage=row["stage"],
            by=by,
        )
    return resident


def likeness(row: Mapping[str, Any], by: Actor) -> str:
    found = Resident.objects.visible_to(by.user).filter(
        person__chosen_name__iexact=row["chosen_name"].strip(), person__service=row["service"]
    )
    return f"{row['chosen_name']} is a resident here already." if found.exists() else ""


def may(by: Actor) -> bool:
    return by.user is not None and by.user.has_role(Role.LEAD)


SHEETS = [
    Sheet(
        key="residents",
        title="Residents and matches",
        about="Residents with their support worker, and the mentors they meet already.",
        form=ResidentRow,
        bring=bring,
        likeness=likeness,
        may=may,
        example={
            "chosen_name": "Heather Moorland",
            "service": "Quayside House",
            "support_worker": "Sam Linnet",
            "yes_heard_by": "Dilys Marram",
            "yes_on": "20/02/2024",
            "mentor": "Finch Larkspur",
            "started_on": "01/03/2024",
            "stage": "Going on",
        },
        order=60,
    )
]

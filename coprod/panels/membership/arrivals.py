"""The sheet of people who are on the panel already. Only those who may know who is who bring it, and no sentence of it
says a panel name beside a person's own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from coprod.audit.actor import Actor
from coprod.panels.membership import bringing
from coprod.panels.membership.forms import checked, panel_name_field
from coprod.panels.membership.models import WHO_IS_WHO, PanelMember
from coprod.people.arrival_rows import NewPersonRow, past_day, past_days, route_of, seen_by_field
from coprod.people.arrivals import Invitation, Sheet
from coprod.people.models import Person


class MemberRow(NewPersonRow):
    """Someone on the panel, under the name they go by there."""

    roles = WHO_IS_WHO

    panel_name = panel_name_field("Panel name")
    joined_on = past_day("When did they join?")
    seen_by = seen_by_field("Who welcomed them, or can say so?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may_be_none = self.by.user.holds_for_programme(*WHO_IS_WHO)
        service: Any = self.fields["service"]
        service.required, service.empty_label = not may_be_none, "None" if may_be_none else "Choose a service"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        past_days(self, data, "joined_on")
        if data.get("panel_name"):
            # The same row, sent twice, names a member who is there: the act knows it.
            there = PanelMember.objects.filter(
                panel_name__iexact=data["panel_name"], person__chosen_name__iexact=data.get("chosen_name", "")
            ).first()
            try:
                data["panel_name"] = checked(data["panel_name"], Person(chosen_name=data.get("chosen_name", "")), there)
            except forms.ValidationError as error:
                self.add_error("panel_name", error)
        return data


def bring(row: Mapping[str, Any], by: Actor) -> PanelMember:
    return bringing.bring_over_member(
        chosen_name=row["chosen_name"],
        service=row["service"],
        route=route_of(row),
        panel_name=row["panel_name"],
        joined_on=row["joined_on"],
        seen_by=row["seen_by"],
        by=by,
    )


def likeness(row: Mapping[str, Any], by: Actor) -> str:
    """Someone of that name who is on the panel. Someone who only has a record here joins under it."""
    found = PanelMember.objects.visible_to(by.user).filter(person__chosen_name__iexact=row["chosen_name"].strip())
    if found.exists():
        return f"Someone called {row['chosen_name']} is on the panel already."
    return ""


def may(by: Actor) -> bool:
    return by.user is not None and by.user.has_role(*WHO_IS_WHO)


def could_sign_in() -> QuerySet[Person]:
    """Members on the panel now. The panel opens to whoever of them signs in (newcomers.py)."""
    return Person.objects.filter(pk__in=PanelMember.objects.current().values("person_id"))


INVITATIONS = (Invitation(could_sign_in, lambda person, by: None),)

SHEETS = [
    Sheet(
        key="panel",
        title="Panel members",
        about="Who is on the panel, under which panel name, and since when. Only leads and facilitators bring it.",
        form=MemberRow,
        bring=bring,
        likeness=likeness,
        may=may,
        example={
            "chosen_name": "Reed Fenwick",
            "service": "Quayside House",
            "reach_by": "Phone call",
            "address": "07700 900123",
            "panel_name": "Sandhopper",
            "joined_on": "14/05/2023",
            "seen_by": "Dilys Marram",
        },
        order=50,
    )
]

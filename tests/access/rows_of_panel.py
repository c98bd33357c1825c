"""Who may open the pages of the Reference Panel and its consultations (see matrix.py)."""

from typing import Any

from coprod.people.models import Person
from tests import consulting
from tests.access.matrix import FACILITATOR, LEAD, LEADS, PANEL_MEMBER, Row, row, setup

# The Reference Panel: Nell is Kingfisher. Nia facilitates for the whole programme.


@setup
def nell_on_the_panel(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    return {}


@setup
def member_of_quayside(cast: Any) -> dict[str, Any]:
    found = consulting.member_without_sign_in(cast)
    Person.objects.filter(pk=found.person_id).update(service=cast("priya").person.service)
    return {"pk": found.pk}


NEW_MEMBER = {"chosen_name": "Wyn Dotterel", "reach_by": "phone", "address": "01632 960155", "panel_name": "Tideline"}

ROWS: list[Row] = [
    row("The panel's first page", "membership:home", {PANEL_MEMBER: 200}, objects="nell_on_the_panel"),
    row("Change one's panel name", "membership:own_name", {PANEL_MEMBER: 200}, objects="nell_on_the_panel"),
    row(
        "Change one's panel name",
        "membership:own_name",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="nell_on_the_panel",
        data={"panel_name": "Lantern"},
    ),
    row("See who is who on the panel", "membership:members", {LEADS: 200, FACILITATOR: 200}),
    row("Add a panel member", "membership:new", {LEADS: 200, FACILITATOR: 200}),
    row("Add a panel member", "membership:new", {FACILITATOR: 302, LEADS: 200}, method="POST", data=NEW_MEMBER),
    row(
        "Change a panel name after asking",
        "membership:change",
        {LEAD: 200, FACILITATOR: 200},
        objects="member_of_quayside",
    ),
    row(
        "Change a panel name after asking",
        "membership:change",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="member_of_quayside",
        data={"panel_name": "Lantern"},
    ),
    row(
        "End someone's time on the panel",
        "membership:leave",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="member_of_quayside",
    ),
]

"""Who may open lists of people, saved views and spreadsheets (see matrix.py). Views are Priya's, of Quayside."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.people.models import Service
from coprod.workspace import acts
from coprod.workspace.models import SavedView
from tests import recruiting
from tests.access.matrix import LEAD, OFFICER, OTHER_LEAD, SAFEGUARDING, row, setup

ALL_WHO_RECRUIT = (LEAD, OTHER_LEAD, OFFICER, SAFEGUARDING)
AT_QUAYSIDE = (LEAD, OFFICER, SAFEGUARDING)
NAMED = {"name": "Monday calls", "readers": "me"}
POST: dict[str, Any] = {"method": "POST"}


def _view(cast: Any, **options: Any) -> SavedView:
    priya = cast("priya")
    return acts.save_view(name="Calls", query="stage=checks", owner=priya, by=Actor.of(priya), **options)


@setup
def own_view(cast: Any) -> dict[str, Any]:
    return {"pk": _view(cast).pk}


@setup
def shared_view(cast: Any) -> dict[str, Any]:
    cast("priya")
    return {"pk": _view(cast, is_shared=True, service=Service.objects.get(name="Quayside")).pk}


@setup
def with_a_view(cast: Any) -> dict[str, Any]:
    _view(cast)
    return {}


@setup
def asha_in_process(cast: Any) -> dict[str, Any]:
    recruiting.for_user(cast("asha"))
    return {}


ROWS = [
    row(
        "Take a spreadsheet of people",
        "workspace:spreadsheet",
        {ALL_WHO_RECRUIT: 200},
        objects="asha_in_process",
        data={"kind": "csv"},
        who="Each takes the people they may see; leads and officers also how to reach them",
        **POST,
    ),
    row("See saved views", "workspace:views", {ALL_WHO_RECRUIT: 200}, objects="with_a_view"),
    row("Save a view", "workspace:new_view", {ALL_WHO_RECRUIT: 200}),
    row("Save a view", "workspace:new_view", {ALL_WHO_RECRUIT: 302}, data=NAMED, **POST),
    row("Change one's view", "workspace:view", {LEAD: 200}, objects="own_view"),
    row("Change one's view", "workspace:view", {LEAD: 302}, objects="own_view", data=NAMED, **POST),
    row("Change a shared view", "workspace:view", {LEAD: 200}, objects="shared_view"),
    row("Delete one's view", "workspace:delete_view", {LEAD: 302}, objects="own_view", **POST),
    row("Delete a shared view", "workspace:delete_view", {LEAD: 302}, objects="shared_view", **POST),
    row("Open People with a view of one's own", "workspace:first_view", {LEAD: 302}, objects="own_view", **POST),
    row("Open People with a shared view", "workspace:first_view", {AT_QUAYSIDE: 302}, objects="shared_view", **POST),
    row("Open People with everyone", "workspace:everyone_first", {ALL_WHO_RECRUIT: 302}, **POST),
]

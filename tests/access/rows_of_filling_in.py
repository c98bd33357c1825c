"""Who may fill in an application with someone: Asha applies at Quayside, where Priya leads; Owen leads at Otterbank."""

from typing import Any

from coprod.people.models import RouteKind
from tests import recruiting
from tests.access.matrix import LEAD, OFFICER, row, setup
from tests.access.rows_of_recruitment import ACTIVITY, REFEREE, once

PHONE = {"how": "phone"}


@setup
def to_fill_in(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.for_user(cast("asha")).pk}


@setup
def to_fill_in_by_phone(cast: Any) -> dict[str, Any]:
    return {**to_fill_in(cast), **PHONE}


@setup
def hopes_by_phone(cast: Any) -> dict[str, Any]:
    return {**to_fill_in_by_phone(cast), "part": "hopes"}


@setup
def reach_by_phone(cast: Any) -> dict[str, Any]:
    return {**to_fill_in_by_phone(cast), "part": "you"}


@setup
def history_by_phone(cast: Any) -> dict[str, Any]:
    return {**to_fill_in_by_phone(cast), "part": "history"}


@setup
def people_side_by_side(cast: Any) -> dict[str, Any]:
    return {**to_fill_in(cast), "how": "together", "part": "people"}


@setup
def activity_by_phone(cast: Any) -> dict[str, Any]:
    application = recruiting.for_user(cast("asha"))
    return {"pk": application.pk, **PHONE, "row": recruiting.told(application).pk}


@setup
def referee_by_phone(cast: Any) -> dict[str, Any]:
    application = recruiting.for_user(cast("asha"))
    return {"pk": application.pk, **PHONE, "row": recruiting.named(application).pk}


@setup
def filled_in_by_phone(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.filled_in(recruiting.for_user(cast("asha"))).pk, **PHONE}


@setup
def sent_by_asha(cast: Any) -> dict[str, Any]:
    return {"pk": recruiting.sent(recruiting.for_user(cast("asha"))).pk}


@setup
def without_a_sign_in(cast: Any) -> dict[str, Any]:
    application = recruiting.invited_without_a_sign_in(cast("priya"))
    application.person.routes.create(position=2, kind=RouteKind.EMAIL, address="teasel@people.test")
    return {"pk": application.pk}


MAY = (LEAD, OFFICER)

ROWS = [
    row("Choose how to fill it in together", "workspace:fill_in_how", {MAY: 200}, objects="to_fill_in"),
    row("Fill in an application together", "workspace:fill_in", {MAY: 200}, objects="to_fill_in_by_phone"),
    *(
        row(f"Fill in a part together: {objects}", "workspace:fill_in_part", {MAY: 200}, objects=objects)
        for objects in ("reach_by_phone", "hopes_by_phone", "history_by_phone", "people_side_by_side")
    ),
    row(
        "Write down a part",
        "workspace:fill_in_part",
        {MAY: 302},
        method="POST",
        objects="hopes_by_phone",
        data={"hopes": "Company"},
    ),
    row(
        "Write down a stretch of history",
        "workspace:fill_in_part",
        {MAY: 302},
        method="POST",
        objects="history_by_phone",
        data=ACTIVITY,
    ),
    row(
        "Write down who can be asked",
        "workspace:fill_in_part",
        {MAY: 302},
        method="POST",
        objects="people_side_by_side",
        data=REFEREE,
    ),
    row("Change what was told, together", "workspace:fill_in_change_activity", {MAY: 200}, objects="activity_by_phone"),
    row(
        "Take out what was told, together",
        "workspace:fill_in_remove_activity",
        {MAY: 302},
        method="POST",
        objects="activity_by_phone",
    ),
    row("Change who was named, together", "workspace:fill_in_change_referee", {MAY: 200}, objects="referee_by_phone"),
    row(
        "Write down that there is nobody yet",
        "workspace:fill_in_nobody_yet",
        {MAY: 302},
        method="POST",
        objects="to_fill_in_by_phone",
    ),
    row("Check the answers together", "workspace:fill_in_check", {MAY: 200}, objects="filled_in_by_phone"),
    row(
        "Send an application on someone’s say-so",
        "workspace:fill_in_check",
        {MAY: 302},
        method="POST",
        objects="filled_in_by_phone",
        data={"said_yes": "on"},
    ),
    row("See what someone sent", "workspace:copy", {MAY: 200}, objects="sent_by_asha"),
    row(
        "Post a copy of what someone sent",
        "workspace:copy",
        {MAY: 302},
        method="POST",
        objects="sent_by_asha",
        data={"address": "1 Quay Street", "once": once()},
    ),
    row(
        "Invite someone to sign in after all",
        "workspace:invite_to_sign_in",
        {LEAD: 302, OFFICER: 403},
        method="POST",
        objects="without_a_sign_in",
    ),
]

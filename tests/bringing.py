"""What a charity arrives with, brought over by acts: mentors, checks, courses, panel members, residents and matches."""

from datetime import timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen
from coprod.panels.membership import bringing as panel
from coprod.panels.membership.models import PanelMember
from coprod.peers.checks import bringing as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.matching import bringing as matching
from coprod.peers.matching.models import Match, Resident
from coprod.peers.recruitment import bringing as recruitment
from coprod.peers.recruitment.models import Application
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.courses import bringing as courses
from coprod.programme.courses.models import Place
from tests import checking, gathering, recruiting


def days_ago(days: int) -> Any:
    return clock.today() - timedelta(days=days)


def seen(days: int = 400, by: str = "Dilys Marram") -> Seen:
    return Seen(by, days_ago(days))


def mentor(cast: Any, by: str = "priya", **options: Any) -> Application:
    """Finch, active at Quayside for a year, whose references Dilys saw."""
    lead = cast(by)
    columns = {
        "chosen_name": "Finch Larkspur",
        "service": lead.person.service,
        "route": Route(RouteKind.EMAIL, "finch@people.test"),
        "role": recruiting.role(),
        "stage": "active",
        "since": days_ago(365),
        "seen_by": "Dilys Marram",
        "references": seen(400),
        **options,
    }
    return recruitment.bring_over_mentor(**columns, by=Actor.of(lead))


def check(cast: Any, application: Application, by: str = "ruth", **options: Any) -> DbsCheck:
    columns = {
        "level": "enhanced",
        "workforce": "adult",
        "for_role": "Peer mentor",
        "certificate_number": "001234567890",
        "issued_on": days_ago(390),
        "seen": seen(380),
        "decided_on": days_ago(379),
        **options,
    }
    return checks.bring_over_check(application.person, **columns, by=Actor.of(cast(by)))


def course(cast: Any, application: Application, by: str = "priya", **options: Any) -> Place:
    columns = {"finished_on": days_ago(370), "trainers": "Moss Learning", "seen": seen(370), **options}
    columns["course"] = columns.get("course") or gathering.course(cast("priya"), name="Boundaries")
    return courses.bring_over_course(application.person, **columns, by=Actor.of(cast(by)))


def member(cast: Any, by: str = "nia", **options: Any) -> PanelMember:
    columns = {
        "chosen_name": "Reed Fenwick",
        "service": cast("priya").person.service,
        "panel_name": "Sandhopper",
        "joined_on": days_ago(500),
        "seen_by": "Dilys Marram",
        **options,
    }
    return panel.bring_over_member(**columns, by=Actor.of(cast(by)))


def resident(cast: Any, by: str = "priya", **options: Any) -> Resident:
    sam = cast("sam")
    columns = {
        "chosen_name": "Heather Moorland",
        "service": sam.person.service,
        "support_worker": sam,
        "said_yes": seen(100, by="Sam Linnet"),
        **options,
    }
    return matching.bring_over_resident(**columns, by=Actor.of(cast(by)))


def match(cast: Any, found: Resident, application: Application, by: str = "priya", **options: Any) -> Match:
    columns = {"said_yes": seen(100, by="Sam Linnet"), "started_on": days_ago(90), "stage": "active", **options}
    return matching.bring_over_match(found, application.person, **columns, by=Actor.of(cast(by)))


def checked_mentor(cast: Any) -> Application:
    """Finch, in a role that asks for an enhanced check, which was brought over as well."""
    checking.role_with_a_check()
    application = mentor(cast)
    check(cast, application)
    return application


def everything(cast: Any) -> Match:
    """One of each kind, brought over."""
    application = checked_mentor(cast)
    course(cast, application)
    member(cast)
    return match(cast, resident(cast), application)

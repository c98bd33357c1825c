"""Otterbank joined later: its mentors, panel members and a match came with what had been seen before (REC-11)."""

from datetime import date, timedelta

from coprod.audit.brought_over import Seen
from coprod.demo.telling import Telling
from coprod.panels.membership import bringing as panel
from coprod.peers.checks import bringing as checks
from coprod.peers.matching import bringing as matching
from coprod.peers.recruitment import bringing as recruitment
from coprod.peers.recruitment.models import Application
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.courses import bringing as courses
from coprod.programme.courses.models import Course

OTTERBANK = "Otterbank"
OWEN = "Owen Teal"
DILYS = "Dilys Marram"
MENTORS = (
    ("Finch Larkspur", "active", 400, Route(RouteKind.EMAIL, "finch.larkspur@people.example")),
    ("Maple Quillwort", "settling_in", 70, Route(RouteKind.PHONE, "01632 960 771")),
)
"""Name, how far, for how many days, and how they are reached."""
PANEL = (("Myrtle Samphire", "Limpet", 700), ("Sorrel Glasswort", "Mudlark", 540))


def tell(story: Telling) -> None:
    """Told after checks and the panel: roles say what they ask for, and panel names are taken."""
    with story.days_ago(21):
        finch, maple = (_mentor(story, *each) for each in MENTORS)
        for application, seen_on in ((finch, 420), (maple, 100)):
            _check(story, application, seen_on)
        _course(story, maple)
        for name, panel_name, days in PANEL:
            panel.bring_over_member(
                chosen_name=name,
                service=story.services[OTTERBANK],
                panel_name=panel_name,
                joined_on=_ago(story, days),
                seen_by=DILYS,
                by=story.by(OWEN),
            )
        _match(story, finch)


def _ago(story: Telling, days: int) -> date:
    return story.today - timedelta(days=days)


def _mentor(story: Telling, name: str, stage: str, days: int, route: Route) -> Application:
    return recruitment.bring_over_mentor(
        chosen_name=name,
        service=story.services[OTTERBANK],
        route=route,
        role=story.role,
        stage=stage,
        since=_ago(story, days),
        seen_by=DILYS,
        references=Seen(DILYS, _ago(story, days + 30)),
        by=story.by(OWEN),
    )


def _check(story: Telling, application: Application, days: int) -> None:
    checks.bring_over_check(
        application.person,
        level="enhanced",
        for_role=story.role.name,
        issued_on=_ago(story, days + 8),
        seen=Seen(DILYS, _ago(story, days)),
        decided_on=_ago(story, days - 1),
        by=story.by("Ruth Fieldfare"),
    )


def _course(story: Telling, application: Application) -> None:
    finished = _ago(story, 90)
    courses.bring_over_course(
        application.person,
        course=Course.objects.filter(roles=story.role).order_by("pk")[0],
        finished_on=finished,
        trainers="Moss Learning",
        seen=Seen(DILYS, finished),
        by=story.by(OWEN),
    )


def _match(story: Telling, mentor: Application) -> None:
    said_yes = Seen(DILYS, _ago(story, 330))
    resident = matching.bring_over_resident(
        chosen_name="Heather Moorland",
        service=story.services[OTTERBANK],
        support_worker=story.users[OWEN],
        said_yes=said_yes,
        by=story.by(OWEN),
    )
    matching.bring_over_match(
        resident, mentor.person, said_yes=said_yes, started_on=_ago(story, 320), stage="active", by=story.by(OWEN)
    )

"""The pilot's checks, its five-day course and its weekly one, and who became a peer mentor."""

from datetime import date, time, timedelta

from coprod.audit.actor import Actor
from coprod.demo.pilot.people import RECRUITS, Recruit
from coprod.demo.telling import Telling
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import roles
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.roles import Assessment
from coprod.programme.courses import acts as courses
from coprod.programme.courses.models import Course, CourseRun, Place
from coprod.programme.gatherings.rules import Every

COURSE = "Peer mentoring"
MODULES = ("Role and boundaries", "Safeguarding", "Lone working", "Advocacy", "Listening well")
ROLE_ASKS_FROM = date(2020, 7, 27)
FIVE_DAYS = date(2020, 11, 2)
WEEKLY_FROM = date(2021, 4, 20)
DAYS_ATTENDED = {"Rene Smew": 3, "Col Scaup": 2}
"""Of the five days, by those who did not stay."""


def tell(story: Telling) -> None:
    course = Course.objects.get(name=COURSE)
    for recruit in RECRUITS:
        _checked(story, recruit)
    five_days = [recruit for recruit in RECRUITS if recruit.is_on_the_five_days]
    weekly = [recruit for recruit in RECRUITS if not recruit.is_on_the_five_days]
    _run(story, course, five_days, title="Five days in November", first=FIVE_DAYS, every=Every.DAY)
    _run(story, course, weekly, title="Tuesdays in spring", first=WEEKLY_FROM, every=Every.WEEK)
    for recruit in RECRUITS:
        _came_through(story, recruit)


def ask_of_the_role(story: Telling) -> None:
    """What it takes to meet a resident: told before anyone is in checks."""
    with story.on(ROLE_ASKS_FROM):
        priya = story.by("Priya Sandpiper")
        course = courses.describe_course(
            name=COURSE,
            covers="How to stand beside someone, and how to keep both of you safe.",
            is_required=True,
            modules=[(name, False) for name in MODULES],
            by=priya,
        )
        roles.describe_role(
            story.role,
            involves=story.role.involves,
            why="You meet a resident on your own. They have to be able to trust us with that.",
            meets_one_to_one=True,
            is_open=True,
            assessment=Assessment(
                level="enhanced",
                legal_basis="Police Act 1997 Regulations 2002, 5B: support to live independently in accommodation.",
            ),
            courses=[course],
            by=priya,
        )


def _application_of(recruit: Recruit) -> Application:
    application: Application = Application.objects.get(person__chosen_name=recruit.name)
    return application


def _checked(story: Telling, recruit: Recruit) -> None:
    """The DBS's own steps took six weeks or so."""
    check: DbsCheck = DbsCheck.objects.get(person__chosen_name=recruit.name)
    sent = recruit.said_hello + timedelta(days=18)
    ruth = story.by("Ruth Fieldfare")
    with story.on(sent - timedelta(days=3)):
        check = checks.ask_for_id(check, traps=[], by=ruth)
        checks.see_identity(check, route="1", documents=["passport", "benefit_statement", "bank_statement"], by=ruth)
    with story.on(sent):
        check = checks.submit(check, by=ruth)
    for days, step in ((3, "step_1"), (5, "step_2"), (8, "step_4"), (37, "step_5")):
        with story.on(sent + timedelta(days=days)):
            check = checks.track(check, step=step, by=ruth)
    issued = sent + timedelta(days=38)
    with story.on(issued):
        check = checks.note_issued(check, issued_on=issued, by=ruth)
    with story.on(issued + timedelta(days=5)):
        number = f"0012{recruit.said_hello:%y%m%d}{len(recruit.name):02}"
        check = checks.see_certificate(
            check, certificate_number=number, issued_on=issued, has_information=False, by=ruth
        )
        checks.decide(check, outcome="go_ahead", reason="Clear.", by=ruth)


def _run(
    story: Telling, course: Course, recruits: list[Recruit], *, title: str, first: date, every: Every
) -> CourseRun:
    with story.on(first - timedelta(days=14)):
        priya = story.by("Priya Sandpiper")
        run = courses.begin_run(
            course,
            title=title,
            service=story.services["Quayside House"],
            trainers="Lantern Training, and two people who have been homeless",
            dates={
                "first": first,
                "start": time(10),
                "end": time(15, 30),
                "every": every,
                "times": len(MODULES),
                "place": "The Boatyard",
                "about": MODULES,
            },
            by=priya,
        )
        places = {recruit: courses.add(run, _application_of(recruit).person, by=priya) for recruit in recruits}
    for day, gathering in enumerate(run.series.gatherings.order_by("starts_at"), start=1):
        with story.on(gathering.starts_at.date(), 16):
            came = [place.person_id for recruit, place in places.items() if _days(recruit) >= day]
            courses.record_attendance(run, gathering, came=came, by=story.by("Priya Sandpiper"))
    with story.on(gathering.starts_at.date(), 17):
        for recruit, place in places.items():
            _ended(story, recruit, place)
    return run


def _days(recruit: Recruit) -> int:
    return DAYS_ATTENDED.get(recruit.name, len(MODULES))


def _ended(story: Telling, recruit: Recruit, place: Place) -> None:
    if recruit.name in DAYS_ATTENDED:
        courses.leave_early(place, reason=recruit.note, by=story.by("Priya Sandpiper"))
    else:
        courses.finish(place, by=story.by("Priya Sandpiper"))


def _came_through(story: Telling, recruit: Recruit) -> None:
    application, priya = _application_of(recruit), story.by("Priya Sandpiper")
    if recruit.became is None:
        with story.on(FIVE_DAYS + timedelta(days=12)):
            recruitment.close(application, because="stopped", note=recruit.note, by=priya)
        return
    with story.on(recruit.became):
        application = recruitment.checks_are_done(application, by=priya)
        application = recruitment.welcome(application, by=priya)
    with story.on(recruit.became + timedelta(days=21)):
        application = recruitment.begin(application, by=priya)


def move_on(story: Telling) -> None:
    """Told after what they did as peer mentors."""
    for recruit in RECRUITS:
        if recruit.moved_on:
            with story.on(recruit.moved_on):
                recruitment.close(
                    _application_of(recruit),
                    because="moved_on_well",
                    note=recruit.note,
                    by=story.by("Priya Sandpiper"),
                )


def actor(name: str) -> Actor:
    """A peer mentor of the pilot as the doer of an act."""
    return Actor.of(Application.objects.get(person__chosen_name=name).person.user)

"""The pilot's recruitment: who said hello, where people left, and who was taken on."""

from datetime import date, timedelta
from uuid import uuid4

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo.pilot.people import RECRUITS, VISITORS, Left, Recruit, Visitor
from coprod.demo.telling import HELLO, VISITOR, Telling
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest, ReferenceRule
from coprod.peers.references.months import Month
from coprod.people import acts as people
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.enquiries import acts as enquiries
from coprod.programme.enquiries.models import Enquiry

TWO_YEARS_FROM = date(2020, 7, 20)


def tell(story: Telling) -> None:
    """Chapter by chapter in the order of the calendar, as far as references relied on."""
    with story.on(TWO_YEARS_FROM):
        people.decide_setting(
            ReferenceRule,
            effective_from=clock.today(),
            reason="Five years would shut out most of the people we hope for. Dilys and Emlyn stopped there.",
            window_months=24,
            by=story.by("Ruth Fieldfare"),
        )
    for visitor in VISITORS:
        _came_and_left(story, visitor)
    for recruit in RECRUITS:
        _came_and_stayed(story, recruit)


def _came_and_left(story: Telling, visitor: Visitor) -> None:
    email = f"{visitor.name.split()[0].lower()}@pilot.example"
    enquiry = _hello(story, visitor.name, email, visitor.said_hello, "I would like to hear more.")
    ended = visitor.said_hello + timedelta(days=visitor.after_days)
    if visitor.left is Left.AFTER_HELLO:
        with story.on(ended):
            enquiries.close(enquiry, note=visitor.note, by=story.by("Priya Sandpiper"))
        return
    application = _invited(story, enquiry, visitor.said_hello + timedelta(days=2))
    with story.on(visitor.said_hello + timedelta(days=9)):
        if visitor.left is Left.IN_CHECKS:
            _whole_application(application, email)
        else:
            recruitment.save_what_helps(application, access_needs="", by=Actor.of(application.person.user))
    if visitor.left is Left.IN_CHECKS:
        with story.on(visitor.said_hello + timedelta(days=12)):
            recruitment.say_yes_if(application, by=story.by("Priya Sandpiper"))
    with story.on(ended):
        recruitment.close(application, because=visitor.because, note=visitor.note, by=story.by("Priya Sandpiper"))


def _came_and_stayed(story: Telling, recruit: Recruit) -> None:
    enquiry = _hello(story, recruit.name, recruit.email, recruit.said_hello, recruit.words)
    application = _invited(story, enquiry, recruit.said_hello + timedelta(days=1))
    with story.on(recruit.said_hello + timedelta(days=8)):
        _whole_application(application, recruit.email)
    with story.on(recruit.said_hello + timedelta(days=11)):
        recruitment.say_yes_if(application, by=story.by("Priya Sandpiper"))
    _vouched_for(story, application, recruit.said_hello + timedelta(days=20))


def _hello(story: Telling, name: str, email: str, day: date, words: str) -> Enquiry:
    with story.on(day, 11):
        return enquiries.receive(
            chosen_name=name,
            reach_by=RouteKind.EMAIL,
            address=email,
            words=words,
            about=HELLO,
            service=story.services["Quayside House"],
            by=VISITOR,
        )


def _invited(story: Telling, enquiry: Enquiry, day: date) -> Application:
    with story.on(day):
        by = story.by("Priya Sandpiper")
        enquiries.answer(
            enquiry, words=f"Good to hear from you, {enquiry.chosen_name.split()[0]}.", once=uuid4(), by=by
        )
        return recruitment.invite(enquiry, role=story.role, by=by)


def _whole_application(application: Application, email: str) -> None:
    """Everything filled in and sent today, by the person."""
    by = Actor.of(application.person.user)
    this_month = Month.of(clock.today())
    recruitment.save_about_you(
        application,
        described={"chosen_name": application.person.chosen_name},
        routes=[Route(RouteKind.EMAIL, email)],
        by=by,
    )
    recruitment.save_what_helps(application, access_needs="", by=by)
    recruitment.save_part(application, PartKey.KNOW, answers={"knows": ["moving_in", "letters"]}, by=by)
    recruitment.save_part(application, PartKey.HOPES, answers={"hopes": "To be of use."}, by=by)
    recruitment.save_part(application, PartKey.FREE, answers={"free": ["mon", "wed", "afternoon"]}, by=by)
    references.tell(
        person=application.person,
        kind="supported_housing",
        first=this_month - 23,
        last=None,
        words="The house on the quay",
        vouched_by="Ines Fathom",
        by=by,
    )
    references.name_referee(
        person=application.person,
        name="Ines Fathom",
        kind="support_worker",
        reach_by="email",
        address=f"ines.{application.pk}@pilot.example",
        may_be_asked=True,
        by=by,
    )
    recruitment.send(application, by=by)


def _vouched_for(story: Telling, application: Application, day: date) -> None:
    request = ReferenceRequest.objects.get(referee__person=application.person)
    ines = Actor.link("Ines Fathom (referee)")
    with story.on(day):
        references.start(request, by=ines)
        reference = references.submit(
            request,
            first=Month.of(day) - 24,
            last=None,
            answers={"how_known": "another", "rely": "yes", "boundaries": "yes", "comfortable": "yes"},
            by=ines,
        )
    with story.on(day + timedelta(days=2)):
        references.decide(reference, outcome="relied_on", reason="Known for years.", by=story.by("Ruth Fieldfare"))

"""People on their way in: hellos, applications at every point, and Asha, whose record shows everything at once."""

from datetime import timedelta
from uuid import uuid4

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo.telling import HELLO, VISITOR, Telling
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application, Closed, RoleOnOffer
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.references import acts as references
from coprod.peers.references.models import Referee, ReferenceRequest
from coprod.peers.references.months import Month
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.breaks import acts as breaks
from coprod.programme.enquiries import acts as enquiries
from coprod.programme.enquiries.models import Enquiry, Source


def tell(story: Telling) -> None:
    for chapter in (_hellos, _asha, _others_applying, _others_in_checks, _moved_on):
        chapter(story)


def _hellos(story: Telling) -> None:
    _hello(story, 8, "Teasel Bramley", "email", "teasel@people.example", "My keyworker says I am a good listener.")
    _hello(story, 1, "Ivo Marsh", "phone", "07700 900263", "Best after 12. I do not do e-mail.")
    _hello(story, 0, "Sable Quince", "text", "07700 900871", "I heard about it in the kitchen.", hour=8)


def _hello(
    story: Telling, days: int, name: str, reach_by: str, address: str, words: str, hour: int = 11, service: str = ""
) -> Enquiry:
    with story.days_ago(days, hour):
        return enquiries.receive(
            chosen_name=name,
            reach_by=reach_by,
            address=address,
            words=words,
            about=HELLO,
            service=story.services.get(service),
            by=VISITOR,
        )


def invited(
    story: Telling,
    name: str,
    email: str,
    words: str,
    *,
    hello: int,
    invited: int,
    service: str = "Quayside House",
    role: RoleOnOffer | None = None,
) -> Application:
    enquiry = _hello(story, hello, name, "email", email, words, service=service)
    with story.days_ago(invited):
        by = story.by("Priya Sandpiper")
        enquiries.answer(enquiry, words=f"Lovely to hear from you, {name.split()[0]}.", once=uuid4(), by=by)
        return recruitment.invite(enquiry, role=role or story.role, by=by)


# Asha, whose record shows everything at once.


def _asha(story: Telling) -> None:
    with story.days_ago(50):
        enquiry = enquiries.receive(
            chosen_name="Asha Thistlewood",
            reach_by="email",
            address="asha@people.example",
            words="Met at The Boatyard kitchen. She wants to welcome new people.",
            about=HELLO,
            source=Source.CHAT,
            service=story.services["Quayside House"],
            by=story.by("Priya Sandpiper"),
        )
    with story.days_ago(49):
        by = story.by("Priya Sandpiper")
        enquiries.answer(enquiry, words="It was good to meet you. Here is your way in.", once=uuid4(), by=by)
        application = recruitment.invite(enquiry, role=story.role, by=by)
    asha = Actor.of(application.person.user)
    with story.days_ago(30):
        _fill_in(story, application, asha)
        _lay_out_asha(story, application, asha)
        _name_ashas_people(story, application, asha)
    with story.days_ago(14):
        application = recruitment.send(application, by=asha)
    with story.days_ago(13):
        recruitment.say_yes_if(application, by=story.by("Priya Sandpiper"))
    _answers_about_asha(story, application)


def _fill_in(story: Telling, application: Application, by: Actor) -> None:
    recruitment.save_about_you(
        application,
        described={
            "chosen_name": "Asha Thistlewood",
            "pronouns": "she, her",
            "safe_contact_notes": "Texts are best after 11am.",
        },
        routes=[Route(RouteKind.EMAIL, "asha@people.example"), Route(RouteKind.TEXT, "07700 900417")],
        by=by,
    )
    recruitment.save_what_helps(application, access_needs="Large print, and a seat by the door.", by=by)
    recruitment.save_part(
        application,
        PartKey.KNOW,
        answers={
            "knows": ["moving_in", "cooking", "meeting_people"],
            "good_with": "First days, kitchens, people who go quiet.",
            "knows_words": "I know how big the first step through the gate is.",
        },
        by=by,
    )
    recruitment.save_part(
        application,
        PartKey.HOPES,
        answers={
            "hopes": "I want to be the face at the gate. And I want something good to put on a form one day.",
            "interests": "Cooking, the harbour, quizzes.",
        },
        by=by,
    )
    recruitment.save_part(
        application, PartKey.FREE, answers={"free": ["tue", "fri", "afternoon"], "free_words": "After 12."}, by=by
    )


def _lay_out_asha(story: Telling, application: Application, by: Actor) -> None:
    for kind, first, last, words, vouched_by in (
        ("custody", 23, 20, "", "Morag Pipit"),
        ("sofa_surfing", 19, 18, "Two sofas, mostly Jo's", ""),
        ("to_talk_about", 17, 17, "", ""),
        ("supported_housing", 15, 7, "Quayside House", ""),
        ("something_else", 12, None, "Recovery group. Tuesdays, Lantern Street", "Kit Warbler"),
        ("volunteering", 9, None, "Cooked at The Boatyard, Fridays", "Len Dunnock"),
        ("caring", 6, None, "For Mum", "Dr Sunita Wheatear"),
    ):
        references.tell(
            person=application.person,
            kind=kind,
            first=story.months_back(first),
            last=None if last is None else story.months_back(last),
            words=words,
            vouched_by=vouched_by,
            by=by,
        )


def _name_ashas_people(story: Telling, application: Application, by: Actor) -> None:
    for name, kind, reach_by, address in (
        ("Morag Pipit", "probation", "email", "morag@probation.example"),
        ("Kit Warbler", "group_leader", "email", "kit@lantern.example"),
        ("Dr Sunita Wheatear", "health", "email", "reception@surgery.example"),
        ("Len Dunnock", "work", "email", "len@boatyard.example"),
    ):
        references.name_referee(
            person=application.person,
            name=name,
            kind=kind,
            reach_by=reach_by,
            address=address,
            may_be_asked=True,
            may_be_told="They know about Harbour.",
            by=by,
        )


def _answers_about_asha(story: Telling, application: Application) -> None:
    with story.days_ago(9, 15):
        kit = _answered(
            story,
            _request(story, application, "Kit Warbler"),
            first=story.months_back(12),
            good_with="She walks out to meet new people at the gate. She has not missed a Tuesday since May.",
        )
    with story.days_ago(7):
        references.decide(
            kit.reference,
            outcome="relied_on",
            reason="Rang the group to check. Warm and clear.",
            by=story.by("Ruth Fieldfare"),
        )
    with story.days_ago(5, 9):
        _answered(
            story,
            _request(story, application, "Dr Sunita Wheatear"),
            first=story.months_back(6),
            good_with="She keeps calm and keeps her word.",
        )
    with story.days_ago(4, 9, 5):
        morag = _request(story, application, "Morag Pipit")
        references.would_rather_talk(morag, phone="01632 960142", by=Actor.link("Morag Pipit (referee)"))


def _request(story: Telling, application: Application, name: str) -> ReferenceRequest:
    referee: Referee = application.person.referees.get(name=name)
    request: ReferenceRequest = referee.requests.get()
    return request


def _answered(story: Telling, request: ReferenceRequest, *, first: Month, good_with: str) -> ReferenceRequest:
    by = Actor.link(f"{request.referee.name} (referee)")
    references.start(request, by=by)
    references.submit(
        request,
        first=first,
        last=None,
        answers={
            "how_known": "another",
            "rely": "yes",
            "boundaries": "mostly",
            "good_with": good_with,
            "comfortable": "yes",
        },
        by=by,
    )
    return request


# Others, so that every page has something worth seeing.


def _others_applying(story: Telling) -> None:
    idris = invited(story, "Idris Cowslip", "idris@people.example", "I would like company.", hello=20, invited=19)
    with story.days_ago(12):
        recruitment.save_what_helps(idris, access_needs="", by=Actor.of(idris.person.user))
    posy = invited(story, "Posy Marram", "posy@people.example", "Can I help?", hello=16, invited=15)
    with story.days_ago(1, 16):
        _whole_application(story, posy, "Posy Marram", "posy@people.example")


def _whole_application(story: Telling, application: Application, name: str, email: str) -> Application:
    by, this_month = Actor.of(application.person.user), Month.of(clock.today())
    recruitment.save_about_you(
        application, described={"chosen_name": name}, routes=[Route(RouteKind.EMAIL, email)], by=by
    )
    recruitment.save_what_helps(application, access_needs="", by=by)
    recruitment.save_part(application, PartKey.KNOW, answers={"knows": ["appointments"]}, by=by)
    recruitment.save_part(application, PartKey.HOPES, answers={"hopes": "To give something back."}, by=by)
    recruitment.save_part(application, PartKey.FREE, answers={"free": ["wed", "morning"]}, by=by)
    references.tell(
        person=application.person,
        kind="volunteering",
        first=this_month - 18,
        last=None,
        words="The garden on Lantern Street",
        vouched_by="Bea Lapwing",
        by=by,
    )
    references.tell(
        person=application.person,
        kind="to_talk_about",
        first=this_month - 23,
        last=this_month - 19,
        by=by,
    )
    references.name_referee(
        person=application.person,
        name="Bea Lapwing",
        kind="work",
        reach_by="email",
        address=f"bea.{application.pk}@garden.example",
        may_be_asked=True,
        by=by,
    )
    return recruitment.send(application, by=by)


def _others_in_checks(story: Telling) -> None:
    vouched_for(story, "Delroy Heron", "delroy@people.example", yes=38)
    tansy = in_checks(story, "Tansy Merriweather", "tansy@people.example", yes=20)
    with story.days_ago(3):
        breaks.take_break(person=tansy.person, by=Actor.of(tansy.person.user))


def in_checks(story: Telling, name: str, email: str, *, yes: int) -> Application:
    """Someone who sent everything, and to whom we said yes, if, that many days ago."""
    sent = yes + 2
    application = invited(story, name, email, "I have been there. I can help.", hello=sent + 12, invited=sent + 10)
    with story.days_ago(sent):
        application = _whole_application(story, application, name, email)
    with story.days_ago(yes):
        return recruitment.say_yes_if(application, by=story.by("Priya Sandpiper"))


def vouched_for(story: Telling, name: str, email: str, *, yes: int) -> Application:
    """The same, whose reference is back and relied on within two weeks."""
    application = in_checks(story, name, email, yes=yes)
    with story.days_ago(yes - yes // 3):
        bea = _answered(
            story,
            _request(story, application, "Bea Lapwing"),
            first=Month.of(story.today - timedelta(days=yes)) - 20,
            good_with=f"Everyone asks for {name.split()[0]}.",
        )
    with story.days_ago(yes - yes // 3 - 1):
        references.decide(
            bea.reference, outcome="relied_on", reason="Clear, and checked by phone.", by=story.by("Ruth Fieldfare")
        )
    return application


def _moved_on(story: Telling) -> None:
    fern = invited(story, "Fern Osier", "fern@people.example", "Maybe.", hello=120, invited=118)
    with story.days_ago(60):
        recruitment.close(
            fern, because=Closed.LOST_TOUCH, note="Rang twice. The door is open.", by=story.by("Priya Sandpiper")
        )

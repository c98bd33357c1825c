"""The demonstration's living present, told by acts under the moving clock: every state in it can be reached by hand.

Messages go to the archive: nothing leaves the machine. Days are counted back from today.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.demo.cast import CHARITY, COLLEAGUES, SERVICES
from coprod.messaging import outbox
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application, Closed
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.references import acts as references
from coprod.peers.references.models import Referee, ReferenceRequest, ReferenceRule
from coprod.peers.references.months import Month
from coprod.people import acts as people
from coprod.people.models import RouteKind, Service, User
from coprod.people.reach import Route
from coprod.programme.breaks import acts as breaks
from coprod.programme.enquiries import acts as enquiries
from coprod.programme.enquiries.models import Enquiry, Source
from coprod.workspace import setting_up

HELLO = "Being a peer mentor"
VISITOR = Actor.link("a visitor")


def tell() -> None:
    """Build the whole story in an empty database."""
    with outbox.archiving():
        _Story(clock.today()).tell()


class _Story:
    """Holds who and what the chapters share."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.users: dict[str, User] = {}

    @contextmanager
    def days_ago(self, days: int, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """Everything inside happens that many days back, at a London time of day."""
        day = self.today - timedelta(days=days)
        with clock.moved_to(datetime.combine(day, time(hour, minute), tzinfo=clock.LONDON)):
            yield

    def months_back(self, count: int) -> Month:
        return Month.of(self.today) - count

    def by(self, name: str) -> Actor:
        return Actor.of(self.users[name])

    def tell(self) -> None:
        self._begin()
        for chapter in (self._hellos, self._asha, self._others_applying, self._others_in_checks, self._moved_on):
            chapter()

    def _begin(self) -> None:
        system = Actor.system()
        with self.days_ago(400):
            people.describe_charity(
                name=CHARITY,
                contact_number="0808 157 0123",
                number_cost="Free from any phone",
                contact_hours="Mon to Fri, 9am to 5pm",
                outside_hours="999 if someone is in danger. Samaritans, 116 123, any time.",
                contact_email="hello@harbour.example",
                footer_note="Harbour Housing Together is a made-up charity, used to show this software.",
                by=system,
            )
            for name in SERVICES:
                people.open_service(name=name, by=system)
            self.services = {service.name: service for service in Service.objects.all()}
            for colleague in COLLEAGUES:
                service = self.services.get(colleague.service)
                user = invitations.invite_colleague(
                    name=colleague.name,
                    address=("email", colleague.email),
                    role=colleague.roles[0],
                    service=service,
                    by=system,
                )
                for role in colleague.roles[1:]:
                    accounts.give_role(user=user, role=role, service=service, by=system)
                self.users[colleague.name] = user
            people.decide_setting(
                ReferenceRule,
                effective_from=clock.today(),
                reason="Five years would shut out most of the people we hope for.",
                window_months=24,
                by=self.by("Ruth Fieldfare"),
            )
            self.role = recruitment.offer_role(
                name=setting_up.FIRST_ROLE,
                involves=setting_up.WHAT_IT_INVOLVES,
                by=self.by("Priya Sandpiper"),
            )

    # Hellos that wait for an answer.

    def _hellos(self) -> None:
        self._hello(8, "Teasel Bramley", "email", "teasel@people.example", "My keyworker says I am a good listener.")
        self._hello(1, "Ivo Marsh", "phone", "07700 900263", "Best after 12. I do not do e-mail.")
        self._hello(0, "Sable Quince", "text", "07700 900871", "I heard about it in the kitchen.", hour=8)

    def _hello(
        self, days: int, name: str, reach_by: str, address: str, words: str, hour: int = 11, service: str = ""
    ) -> Enquiry:
        with self.days_ago(days, hour):
            return enquiries.receive(
                chosen_name=name,
                reach_by=reach_by,
                address=address,
                words=words,
                about=HELLO,
                service=self.services.get(service),
                by=VISITOR,
            )

    def _invited(
        self, name: str, email: str, words: str, *, hello: int, invited: int, service: str = "Quayside House"
    ) -> Application:
        enquiry = self._hello(hello, name, "email", email, words, service=service)
        with self.days_ago(invited):
            by = self.by("Priya Sandpiper")
            enquiries.answer(enquiry, words=f"Lovely to hear from you, {name.split()[0]}.", once=uuid4(), by=by)
            return recruitment.invite(enquiry, role=self.role, by=by)

    # Asha, whose record shows everything at once.

    def _asha(self) -> None:
        with self.days_ago(50):
            enquiry = enquiries.receive(
                chosen_name="Asha Thistlewood",
                reach_by="email",
                address="asha@people.example",
                words="Met at The Boatyard kitchen. She wants to welcome new people.",
                about=HELLO,
                source=Source.CHAT,
                service=self.services["Quayside House"],
                by=self.by("Priya Sandpiper"),
            )
        with self.days_ago(49):
            by = self.by("Priya Sandpiper")
            enquiries.answer(enquiry, words="It was good to meet you. Here is your way in.", once=uuid4(), by=by)
            application = recruitment.invite(enquiry, role=self.role, by=by)
        asha = Actor.of(application.person.user)
        with self.days_ago(30):
            self._fill_in(application, asha)
            self._lay_out_asha(application, asha)
            self._name_ashas_people(application, asha)
        with self.days_ago(14):
            application = recruitment.send(application, by=asha)
        with self.days_ago(13):
            recruitment.say_yes_if(application, by=self.by("Priya Sandpiper"))
        self._answers_about_asha(application)

    def _fill_in(self, application: Application, by: Actor) -> None:
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

    def _lay_out_asha(self, application: Application, by: Actor) -> None:
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
                first=self.months_back(first),
                last=None if last is None else self.months_back(last),
                words=words,
                vouched_by=vouched_by,
                by=by,
            )

    def _name_ashas_people(self, application: Application, by: Actor) -> None:
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

    def _answers_about_asha(self, application: Application) -> None:
        with self.days_ago(9, 15):
            kit = self._answered(
                self._request(application, "Kit Warbler"),
                first=self.months_back(12),
                good_with="She walks out to meet new people at the gate. She has not missed a Tuesday since May.",
            )
        with self.days_ago(7):
            references.decide(
                kit.reference,
                outcome="relied_on",
                reason="Rang the group to check. Warm and clear.",
                by=self.by("Ruth Fieldfare"),
            )
        with self.days_ago(5, 9):
            self._answered(
                self._request(application, "Dr Sunita Wheatear"),
                first=self.months_back(6),
                good_with="She keeps calm and keeps her word.",
            )
        with self.days_ago(4, 9, 5):
            morag = self._request(application, "Morag Pipit")
            references.would_rather_talk(morag, phone="01632 960142", by=Actor.link("Morag Pipit (referee)"))

    def _request(self, application: Application, name: str) -> ReferenceRequest:
        referee: Referee = application.person.referees.get(name=name)
        request: ReferenceRequest = referee.requests.get()
        return request

    def _answered(self, request: ReferenceRequest, *, first: Month, good_with: str) -> ReferenceRequest:
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

    def _others_applying(self) -> None:
        idris = self._invited("Idris Cowslip", "idris@people.example", "I would like company.", hello=20, invited=19)
        with self.days_ago(12):
            recruitment.save_what_helps(idris, access_needs="", by=Actor.of(idris.person.user))
        juniper = self._invited("Juniper Vane", "juniper@people.example", "Can I help?", hello=16, invited=15)
        with self.days_ago(1, 16):
            self._whole_application(juniper, "Juniper Vane", "juniper@people.example")
        self._invited("Moss Hollis", "moss@people.example", "My friend Asha told me.", hello=6, invited=5)
        self._invited(
            "Marlow Rush", "marlow@people.example", "I live at Otterbank.", hello=9, invited=8, service="Otterbank"
        )

    def _whole_application(self, application: Application, name: str, email: str) -> Application:
        by = Actor.of(application.person.user)
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
            first=self.months_back(18),
            last=None,
            words="The garden on Lantern Street",
            vouched_by="Bea Lapwing",
            by=by,
        )
        references.tell(
            person=application.person,
            kind="to_talk_about",
            first=self.months_back(23),
            last=self.months_back(19),
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

    def _others_in_checks(self) -> None:
        delroy = self._in_checks("Delroy Heron", "delroy@people.example", sent=40, yes=38)
        with self.days_ago(25):
            bea = self._answered(
                self._request(delroy, "Bea Lapwing"), first=self.months_back(18), good_with="Everyone asks for him."
            )
        with self.days_ago(24):
            references.decide(
                bea.reference, outcome="relied_on", reason="Clear, and checked by phone.", by=self.by("Ruth Fieldfare")
            )
        tansy = self._in_checks("Tansy Merriweather", "tansy@people.example", sent=22, yes=20)
        with self.days_ago(3):
            breaks.take_break(person=tansy.person, by=Actor.of(tansy.person.user))

    def _in_checks(self, name: str, email: str, *, sent: int, yes: int) -> Application:
        application = self._invited(name, email, "I have been there. I can help.", hello=sent + 12, invited=sent + 10)
        with self.days_ago(sent):
            application = self._whole_application(application, name, email)
        with self.days_ago(yes):
            return recruitment.say_yes_if(application, by=self.by("Priya Sandpiper"))

    def _moved_on(self) -> None:
        fern = self._invited("Fern Osier", "fern@people.example", "Maybe.", hello=120, invited=118)
        with self.days_ago(60):
            recruitment.close(
                fern, because=Closed.LOST_TOUCH, note="Rang twice. The door is open.", by=self.by("Priya Sandpiper")
            )

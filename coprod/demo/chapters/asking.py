"""Referees who do not answer, a reference worth a second look, and what stands in when nobody can vouch."""

from uuid import uuid4

from coprod.audit.actor import Actor
from coprod.demo.chapters.recruitment import in_checks
from coprod.demo.telling import Telling
from coprod.peers.recruitment.models import Application
from coprod.peers.references import acts as references
from coprod.peers.references.models import EvidenceKind, NumberFrom, Outcome, Referee, ReferenceRequest


def tell(story: Telling) -> None:
    for chapter in (_reminded, _second_look, _nobody_else):
        chapter(story)


def _reminded(story: Telling) -> None:
    """Two reminders, then a call: today somebody rings again, for the first call was answered."""
    perry = in_checks(story, "Perry Lovage", "perry@people.example", yes=27)
    bea = _request_to(perry, "Bea Lapwing")
    for days in (20, 13):
        with story.days_ago(days, 9):
            references.remind(bea, by=Actor.system())
    with story.days_ago(5, 15):
        references.log_attempt(
            bea,
            outcome=Outcome.TALKED,
            number="01632 960177",
            number_from=NumberFrom.SWITCHBOARD,
            once=uuid4(),
            by=story.by("Priya Sandpiper"),
        )


def _second_look(story: Telling) -> None:
    """Two people with one address: perhaps a couple. One has answered."""
    sorrel = in_checks(story, "Sorrel Wade", "sorrel@people.example", yes=12)
    own = Actor.of(sorrel.person.user)
    for name, kind in (("Alder Fenn", "tutor"), ("Hazel Fenn", "group_leader")):
        with story.days_ago(11):
            referee = references.name_referee(
                person=sorrel.person,
                name=name,
                kind=kind,
                reach_by="email",
                address="the.fenns@lantern.example",
                may_be_asked=True,
                by=own,
            )
            references.send_request(referee, by=story.by("Priya Sandpiper"))
    with story.days_ago(4, 9):
        for name in ("Bea Lapwing", "Hazel Fenn", "Alder Fenn"):
            references.remind(_request_to(sorrel, name), by=Actor.system())
    alder = _request_to(sorrel, "Alder Fenn")
    by = Actor.link("Alder Fenn (referee)")
    with story.days_ago(2, 19):
        references.start(alder, by=by)
        answers = {"how_known": "group", "rely": "yes", "boundaries": "yes", "comfortable": "yes"}
        references.submit(alder, first=story.months_back(14), last=None, answers=answers, phone="01632 960155", by=by)


def _nobody_else(story: Telling) -> None:
    """Bea would rather not, and there is nobody else: Priya saw for herself, and a second person looks at it."""
    merle = in_checks(story, "Merle Campion", "merle@people.example", yes=18)
    with story.days_ago(16):
        references.step_back(
            _request_to(merle, "Bea Lapwing"), does_not_know=False, by=Actor.link("Bea Lapwing (referee)")
        )
    with story.days_ago(1, 16):
        references.propose_evidence(
            person=merle.person,
            kind=EvidenceKind.TASTERS,
            first=story.months_back(11),
            last=None,
            words="Came to six taster sessions. I was there each time: calm, on time, and kind to the quiet ones.",
            once=uuid4(),
            by=story.by("Priya Sandpiper"),
        )


def _request_to(application: Application, name: str) -> ReferenceRequest:
    referee: Referee = application.person.referees.get(name=name)
    request: ReferenceRequest = referee.requests.get()
    return request

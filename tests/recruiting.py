"""People in recruitment, made by acts: each function takes the story one step further than the one before it."""

import uuid

from coprod.audit.actor import Actor
from coprod.peers.checks import acts as checks
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.parts import PARTS, PartKey
from coprod.peers.references import acts as references
from coprod.peers.references import standing
from coprod.peers.references.models import Evidence, Referee, Reference, ReferenceRequest
from coprod.people.models import Service
from coprod.programme.enquiries import acts as enquiries
from coprod.programme.enquiries.models import Enquiry

VISITOR = Actor.link("a visitor")
KIT = Actor.link("Kit Warbler (referee)")


def role():
    """A role that meets residents one to one and, as somebody worked out, asks for no DBS check."""
    if there := RoleOnOffer.objects.filter(name="Peer mentor").first():
        return there
    return RoleOnOffer.objects.create(
        name="Peer mentor",
        involves="Walking beside someone.",
        meets_one_to_one=True,
        eligibility=checks.assess(level="none", by=Actor.system()),
    )


def enquiry(service="Quayside", name="Teasel Bramley", address="teasel@people.test") -> Enquiry:
    return enquiries.receive(
        chosen_name=name,
        reach_by="email",
        address=address,
        words="I can listen.",
        about="Being a peer mentor",
        service=Service.objects.filter(name=service).first(),
        by=VISITOR,
    )


def invited(lead, **options) -> Application:
    return recruitment.invite(enquiry(**options), role=role(), by=Actor.of(lead))


def invited_without_a_sign_in(lead, **options) -> Application:
    """Teasel has a landline and no more: one of us fills it in with them."""
    hello = enquiries.receive(
        chosen_name=options.pop("name", "Teasel Bramley"),
        reach_by="phone",
        address="01632 960263",
        words="I can listen.",
        about="Being a peer mentor",
        service=Service.objects.filter(name="Quayside").first(),
        by=VISITOR,
    )
    return recruitment.invite(hello, role=role(), signs_in=False, by=Actor.of(lead), **options)


def for_user(user) -> Application:
    """An application of someone who signs in already, as after an invitation."""
    return Application.objects.create(person=user.person, role=role(), stage="applying")


def told(application: Application, *, months=24, vouched_by="Kit Warbler", kind="volunteering"):
    return references.tell(
        person=application.person,
        kind=kind,
        first=standing.this_month() - (months - 1),
        last=None,
        words="The kitchen",
        vouched_by=vouched_by,
        by=Actor.of(application.person.user),
    )


def named(application: Application, name="Kit Warbler", address="kit@group.test") -> Referee:
    return references.name_referee(
        person=application.person,
        name=name,
        kind="group_leader",
        reach_by="email",
        address=address,
        may_be_asked=True,
        by=Actor.of(application.person.user),
    )


def filled_in(application: Application) -> Application:
    by = Actor.of(application.person.user)
    told(application)
    named(application)
    for part in PARTS:
        if part.key not in (PartKey.HISTORY, PartKey.PEOPLE):
            recruitment.save_part(application, part.key, answers={}, by=by)
    application.refresh_from_db()
    return application


def sent(application: Application) -> Application:
    return recruitment.send(filled_in(application), by=Actor.of(application.person.user))


def in_checks(application: Application, lead) -> Application:
    return recruitment.say_yes_if(sent(application), by=Actor.of(lead))


def asked(application: Application, lead) -> ReferenceRequest:
    in_checks(application, lead)
    return ReferenceRequest.objects.get(referee__person=application.person)


def received(application: Application, lead, *, words="She walks out to the gate.") -> Reference:
    return references.submit(
        asked(application, lead),
        first=standing.this_month() - 23,
        last=None,
        answers={"how_known": "group", "rely": "yes", "good_with": words},
        phone="01632 960188",
        by=KIT,
    )


def proposed(application: Application, by) -> Evidence:
    """Other evidence that waits for a second person."""
    return references.propose_evidence(
        person=application.person,
        kind="tasters",
        first=standing.this_month() - 11,
        last=None,
        words="Two taster sessions.",
        once=once(),
        by=Actor.of(by),
    )


def settled_by(user, evidence: Evidence) -> Evidence:
    """With the second person's name in it, without which the database refuses that it is agreed."""
    Evidence.objects.filter(pk=evidence.pk).update(settled_by=user, settled_at=evidence.proposed_at)
    return evidence


def once() -> uuid.UUID:
    return uuid.uuid4()


BEGINNINGS = {
    "coprod.programme.enquiries": lambda cast: enquiry(),
    "coprod.peers.recruitment": lambda cast: for_user(cast("asha")),
    "coprod.peers.references": lambda cast: asked(for_user(cast("asha")), cast("priya")),
    "coprod.peers.references.evidence_stages": lambda cast: settled_by(
        cast("ruth"), proposed(for_user(cast("asha")), cast("priya"))
    ),
}
"""How a walk over a table of moves begins: its app, or for a second table of an app its module -> what makes its
subject, given `cast` (test_moves.py)."""

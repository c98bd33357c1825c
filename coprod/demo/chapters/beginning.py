"""The charity, its services and its colleagues: what was there before anyone said hello."""

from datetime import date

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.demo import course
from coprod.demo.cast import CHARITY, COLLEAGUES, SERVICES
from coprod.demo.telling import Telling
from coprod.peers.recruitment import roles
from coprod.peers.references.models import ReferenceRule
from coprod.people import acts as people
from coprod.people.models import Service
from coprod.workspace import setting_up

BEGAN = date(2020, 3, 2)
WHY_MENTORS_ARE_ASKED = "You may be alone with someone in their home. Residents asked us to check, and to say why."


def tell(story: Telling) -> None:
    system = Actor.system()
    with story.on(BEGAN):
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
        story.services = {service.name: service for service in Service.objects.all()}
        for colleague in COLLEAGUES:
            service = story.services.get(colleague.service)
            user = invitations.invite_colleague(
                name=colleague.name,
                address=("email", colleague.email),
                role=colleague.roles[0],
                service=service,
                by=system,
            )
            for role in colleague.roles[1:]:
                accounts.give_role(user=user, role=role, service=service, by=system)
            story.users[colleague.name] = user
        people.decide_setting(
            ReferenceRule,
            effective_from=clock.today(),
            reason="Five years, as for everyone we employ.",
            window_months=60,
            by=story.by("Ruth Fieldfare"),
        )
        story.role = roles.offer_role(
            name=setting_up.FIRST_ROLE,
            involves=setting_up.WHAT_IT_INVOLVES,
            meets_one_to_one=True,
            by=story.by("Priya Sandpiper"),
        )
        _what_the_roles_ask(story)


def _what_the_roles_ask(story: Telling) -> None:
    """One-to-one mentoring asks for more than making a podcast together (REC-2)."""
    by = story.by("Ruth Fieldfare")
    story.role = roles.describe_role(
        story.role,
        involves=setting_up.WHAT_IT_INVOLVES,
        why=WHY_MENTORS_ARE_ASKED,
        meets_one_to_one=True,
        is_open=True,
        assessment=roles.Assessment(
            level="enhanced",
            legal_basis="Police Act 1997 (Criminal Records) Regulations 2002, 5B (f): support to live independently.",
        ),
        courses=[course.described(story)],
        by=by,
    )
    podcast = roles.offer_role(
        name="Podcast maker", involves="You make a podcast with residents, as a group, in the hub.", by=by
    )
    roles.describe_role(
        podcast,
        involves=podcast.involves,
        why="You are never alone with a resident here, so we ask for no check.",
        meets_one_to_one=False,
        is_open=True,
        assessment=roles.Assessment(level="none"),
        by=by,
    )

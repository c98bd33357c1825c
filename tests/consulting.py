"""Panel members, policies and consultations, made by acts: each function takes the story one step further."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.panels.consultations.acts import answering, asking, saying
from coprod.panels.consultations.models import Answer, Consultation, Contribution
from coprod.panels.membership import acts as membership
from coprod.panels.membership.models import PanelMember
from coprod.people.models import ContactRoute, Person, Service
from coprod.programme.policies import acts as policies
from coprod.programme.policies.models import Policy, PolicyVersion

TYPED = """# How late guests can stay
> Guests go home at 9, every day.

Guests may visit between 10am and 9pm.

Guests must leave by 9pm on every day of the week.

# Showing ID
~ talks about police

All guests must show photo ID on arrival.
"""
TYPED_AGAIN = TYPED.replace("by 9pm on every day", "by 11pm on every day")


def member(cast, panel_name="Kingfisher", who="nell") -> PanelMember:
    """Nell, who signs in, under a panel name; or someone else of the cast."""
    there = PanelMember.objects.filter(panel_name=panel_name).first()
    return there or membership.join(cast(who).person, panel_name=panel_name, by=Actor.of(cast("nia")))


def member_without_sign_in(cast, panel_name="Seaglass", chosen_name="Walt Pochard") -> PanelMember:
    there = PanelMember.objects.filter(panel_name=panel_name).first()
    if there:
        return there
    person = Person.objects.create(chosen_name=chosen_name, service=Service.objects.get(name="Quayside"))
    return membership.join(person, panel_name=panel_name, by=Actor.of(cast("nia")))


def member_who_texts(cast) -> PanelMember:
    """Walt, who does not sign in; there is a number for texts."""
    member = member_without_sign_in(cast)
    ContactRoute.objects.get_or_create(person=member.person, position=1, kind="text", address="+447700900466")
    return member


def hal(cast) -> Actor:
    """Who owns the policies here."""
    return Actor.of(cast("hal"))


def draft(cast, title="Guests and visitors", typed=TYPED) -> PolicyVersion:
    review_on = clock.today() + timedelta(days=365)
    service = Service.objects.get(name="Quayside")
    return policies.begin(
        title=title, typed=typed, owner=cast("hal"), service=service, review_on=review_on, by=hal(cast)
    )


def published(cast, **options) -> PolicyVersion:
    version = draft(cast, **options)
    policies.publish(version, by=hal(cast))
    return PolicyVersion.objects.get(pk=version.pk)


def terms() -> dict[str, Any]:
    return {
        "can_change": "The hours.",
        "cannot_change": "The fire rules.",
        "decided_by": "Hal Dunlin",
        "closes_on": clock.today() + timedelta(days=9),
        "hear_by": clock.today() + timedelta(days=30),
    }


def prepared(cast, version=None, **changed) -> Consultation:
    return asking.prepare(version or published(cast), **(terms() | changed), by=hal(cast))


def opened(cast, version=None, **changed) -> Consultation:
    return asking.open_it(prepared(cast, version, **changed), by=hal(cast))


def part(consultation: Consultation, position=1):
    return consultation.version.parts.get(position=position)


def said(
    cast, consultation: Consultation, words="Could it be 11?", by_member=None, position=1, bit=2, **options
) -> Contribution:
    """Kingfisher says something about how late guests can stay."""
    author = by_member or member(cast)
    user = getattr(author.person, "user", None)
    by = Actor.of(user) if user else Actor.of(cast("nia"))
    about = part(consultation, position)
    return saying.say(
        consultation,
        about,
        member=author,
        words=words,
        passage=about.passages.filter(number=bit).first(),
        was_read_back=user is None,
        by=by,
        **options,
    )


def answering_stage(cast, **options) -> Consultation:
    """Kingfisher has said something (to be quoted), answers are closed."""
    consultation = opened(cast, **options)
    said(cast, consultation, may_be_quoted=True)
    return asking.close(consultation, by=hal(cast))


def answered(cast, consultation: Consultation, outcome="changed") -> Answer:
    waiting = list(consultation.contributions.waiting())
    return answering.answer(
        consultation, waiting, outcome=outcome, did="Guests can stay until 11pm.", why="Many asked.", by=hal(cast)
    )


def rewritten(cast, consultation: Consultation, typed=TYPED_AGAIN) -> PolicyVersion:
    return policies.write(Policy.objects.get(pk=consultation.version.policy_id), typed=typed, by=hal(cast))


def all_published(cast) -> Consultation:
    """The whole thread: asked, said, answered, version 2 with what led to it, published."""
    consultation = answering_stage(cast)
    answered(cast, consultation)
    version = rewritten(cast, consultation)
    changed = version.passages.get(text__contains="11pm")
    answering.say_what_led_to(consultation, changed, consultation.contributions.all(), by=hal(cast))
    return asking.publish(consultation, by=hal(cast))


def once() -> uuid.UUID:
    return uuid.uuid4()


BEGINNINGS: dict[str, Callable[[Any], Any]] = {"coprod.panels.consultations": prepared}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""

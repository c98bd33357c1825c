"""Words planted in what residents say and in why two are not matched, then looked for on every page of this part,
as everyone: in the audit, the outbox and the database as well."""

import uuid

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import schedule
from coprod.messaging.models import Message
from coprod.peers.matching import acts as matching
from coprod.peers.meetups import acts as meetups
from coprod.people.models import Role
from tests import pairing
from tests.access.matrix import LEAD, OFFICER, PEER_MENTOR, SAFEGUARDING, SUPPORT_WORKER, WHO
from tests.people import signed_in_client, with_role
from tests.privacy.test_planted_markers import database_dump

pytestmark = pytest.mark.django_db

SAID, FOR_US, TO_SHARE, WHY = "XSAIDX", "XFORUSX", "XTOSHAREX", "XWHYX"
SURNAME = "Xsaltmarshx"
NOTED = "XNOTEDX"
OTHER_MENTOR = "Another mentor"
STAFF = {SUPPORT_WORKER, LEAD}
MAY_KNOW_THE_NAME = {*STAFF, OFFICER, SAFEGUARDING}
"""Officers and safeguarding leads may open everyone's record, so news that waits for a resident is on their Today."""


def everyone(cast):
    return {who: cast(name) for who, name in WHO.items() if name}


def resident(cast):
    found = pairing.resident(cast, name=f"Wren {SURNAME}")
    pairing.asked(found, words=SAID)
    by = Actor.of(cast("sam"))
    matching.say_what_matters(found, words=FOR_US, words_to_share=TO_SHARE, by=by)
    return found


def who_reads(people, pages):
    """Each marker with those who find it on any of the pages."""
    seen = {marker: set() for marker in (SAID, FOR_US, TO_SHARE, WHY, SURNAME, NOTED)}
    for who, user in people.items():
        browser = signed_in_client(user)
        for page in pages:
            cache.clear()
            words = browser.get(page).content.decode()
            for marker, readers in seen.items():
                if marker in words:
                    readers.add(who)
    return seen


def pages_of(found, match, veto):
    listed = ("me:home", "workspace:today", "matching:residents", "matching:kept_apart", "meetups:own", "matching:card")
    return [
        *(reverse(name) for name in listed),
        *(reverse(f"matching:{name}", args=[found.pk]) for name in ("resident", "matters", "mentors", "keep_apart")),
        reverse("matching:introduction", args=[match.pk]),
        reverse("matching:end", args=[match.pk]),
        reverse("matching:kept_apart_why", args=[veto.pk]),
        *(reverse(f"meetups:{name}", args=[pk]) for name in ("plan", "plan_for") for pk in [match.pk]),
    ]


@pytest.fixture
def planted(cast, quayside):
    people = everyone(cast)
    pairing.card(pairing.mentor(cast))
    other = with_role(Role.PEER_MENTOR, quayside, name="Reed Godwit")
    people[OTHER_MENTOR] = other
    found, sam = resident(cast), Actor.of(cast("sam"))
    veto = matching.keep_apart(found, other.person, reason=WHY, once=uuid.uuid4(), by=sam)
    match = matching.show(found, cast("bryn").person, by=sam)
    return people, found, matching.resident_says_yes(match, by=sam), veto


def test_before_both_said_yes_a_mentor_reads_a_first_name_and_what_is_shared(planted):
    people, found, match, veto = planted
    assert who_reads(people, pages_of(found, match, veto)) == {
        SAID: STAFF,
        FOR_US: STAFF,
        TO_SHARE: {*STAFF, PEER_MENTOR},
        WHY: {OFFICER},
        SURNAME: MAY_KNOW_THE_NAME,
        NOTED: set(),
    }


def test_what_is_noted_of_a_meet_up_is_for_the_two_and_their_staff(planted, cast):
    people, found, match, veto = planted
    match = matching.mentor_says_yes(match, by=Actor.of(cast("bryn")))
    walk = meetups.plan(
        match, starts_at=pairing.moment(), until=pairing.moment(hour=15), place="x", what="A walk",
        by=Actor.of(cast("bryn")),
    )  # fmt: skip
    type(walk).objects.filter(pk=walk.pk).update(starts_at=pairing.moment(-2), until=pairing.moment(-2, 15))
    walk.refresh_from_db()
    meetups.note(walk, did=NOTED, how="good", residents_words=NOTED, changed=NOTED, by=Actor.of(cast("bryn")))
    own = [reverse(f"meetups:{name}", args=[walk.pk]) for name in ("meetup", "move", "note", "change")]
    seen = who_reads(people, [*pages_of(found, match, veto), *own])
    assert seen[NOTED] == {*STAFF, PEER_MENTOR}
    assert seen[SURNAME] == MAY_KNOW_THE_NAME
    assert seen[WHY] == {OFFICER}


def test_nothing_is_copied_to_audit_or_post_or_readable_in_the_database(planted):
    for pk in Message.objects.values_list("pk", flat=True):
        schedule.send(pk)
    copies = {
        "audit": str(list(Event.objects.values())),
        "outbox": str(list(Message.objects.values())),
        "post": "".join(f"{each.subject}{each.body}" for each in mail.outbox),
        "database": database_dump(),
    }
    assert "Wren would like to meet you" in copies["post"].replace("\n", " ")
    markers = (SAID, FOR_US, TO_SHARE, WHY)
    assert not [(place, marker) for place, words in copies.items() for marker in markers if marker in words]
    assert SURNAME not in copies["post"]


def test_a_veto_looks_like_nobody_suits_and_gives_no_count(planted, cast):
    _, found, _, _ = planted
    page = signed_in_client(cast("priya")).get(f"/workspace/residents/{found.pk}/mentors/").content.decode()
    assert "Some others are not possible just now. Ask the officer." in page
    assert "Reed" not in page

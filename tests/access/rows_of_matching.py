"""Who may open the pages of residents, matches and meet-ups (see matrix.py)."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.peers.matching import acts as matching
from coprod.peers.meetups import acts as meetups
from tests import pairing
from tests.access.matrix import (
    LEAD,
    OFFICER,
    OTHER_LEAD,
    PEER_MENTOR,
    SUPPORT_WORKER,
    Row,
    row,
    setup,
)

# Wren lives at Quayside; Sam is the support worker, Priya leads there. Bryn is a mentor. Owen leads at Otterbank.


@setup
def wren(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.resident(cast).pk}


@setup
def wren_and_a_mentor(cast: Any) -> dict[str, Any]:
    """Wren wants a mentor, and Bryn has a card."""
    mentor = pairing.mentor(cast)
    pairing.card(mentor)
    return {"pk": pairing.wants_a_mentor(cast).pk, "mentor_pk": mentor.person_id}


@setup
def wren_who_chooses(cast: Any) -> dict[str, Any]:
    return {"pk": wren_and_a_mentor(cast)["pk"]}


@setup
def card_shown(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.shown(cast).pk}


@setup
def introduced(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.together(cast).pk}


@setup
def getting_to_know(cast: Any) -> dict[str, Any]:
    return {"pk": matching.have_met(pairing.together(cast), by=Actor.of(cast("sam"))).pk}


@setup
def kept_apart(cast: Any) -> dict[str, Any]:
    found = pairing.resident(cast)
    mentor = pairing.mentor(cast)
    veto = matching.keep_apart(
        found, mentor.person, reason="Neighbours once.", once=pairing.uuid.uuid4(), by=Actor.of(cast("sam"))
    )
    return {"pk": veto.pk}


@setup
def own_card(cast: Any) -> dict[str, Any]:
    pairing.mentor(cast)
    return {}


@setup
def walk_planned(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.planned(cast).pk}


@setup
def walk_by_staff(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.planned(cast, by="sam").pk}


@setup
def walk_over(cast: Any) -> dict[str, Any]:
    return {"pk": pairing.over(cast).pk}


@setup
def hard_walk(cast: Any) -> dict[str, Any]:
    meetup = pairing.over(cast)
    meetups.note(meetup, did="We got lost.", how="hard", by=Actor.of(cast("bryn")))
    return {"pk": meetup.pk}


ONCE = "5d1c8f4e-2b7a-4f53-9a52-7c1d0b9e6a31"
STAFF_OF_WREN = {(SUPPORT_WORKER, LEAD): 200}
ACT_OF_STAFF = {(SUPPORT_WORKER, LEAD): 302}
MENTOR_SEES = {PEER_MENTOR: 200}
MENTOR_ACTS = {PEER_MENTOR: 302}
POST = {"method": "POST"}


def soon() -> dict[str, str]:
    day = pairing.moment(days=6).date().isoformat()
    return {"day": day, "start": "13:30", "end": "15:00", "place": "The clock tower"}


CARD = {"words": "I bring flasks.", "room_for": "1", "describes": "", "may_be_shown": "on"}
PLAN = {"what": "A walk", **soon(), "with_worker": "on", "once": ONCE}
MATTERS = {"musts": ["woman"], "with_worker": "first"}
NOTE = {"did": "We walked.", "how": "good"}

ROWS: list[Row] = [
    # Residents.
    row("See residents", "matching:residents", {(SUPPORT_WORKER, LEAD, OTHER_LEAD): 200}),
    row("Add a resident", "matching:resident_new", {(SUPPORT_WORKER, LEAD, OTHER_LEAD): 200}),
    row("Open a resident", "matching:resident", STAFF_OF_WREN, objects="wren"),
    row(
        "Write down what a resident said",
        "matching:resident",
        ACT_OF_STAFF,
        objects="wren",
        data={"answer": "not_now", "words": "Ask the others.", "once": ONCE},
        **POST,
    ),
    row("What matters to a resident", "matching:matters", STAFF_OF_WREN, objects="wren"),
    row("Keep what matters to a resident", "matching:matters", ACT_OF_STAFF, objects="wren", data=MATTERS, **POST),
    # Finding a mentor.
    row("Mentors for a resident", "matching:mentors", STAFF_OF_WREN, objects="wren_who_chooses"),
    row("Show a mentor's card", "matching:show", ACT_OF_STAFF, objects="wren_and_a_mentor", **POST),
    row("Not this one", "matching:set_aside", ACT_OF_STAFF, objects="wren_and_a_mentor", **POST),
    row("Bring mentors back", "matching:bring_back", ACT_OF_STAFF, objects="wren_who_chooses", **POST),
    row(
        "How a resident will choose",
        "matching:choose_how",
        ACT_OF_STAFF,
        objects="wren_who_chooses",
        data={"how": "read_out"},
        **POST,
    ),
    row("Write down a resident's yes", "matching:resident_yes", ACT_OF_STAFF, objects="card_shown", **POST),
    row("Write down a mentor's yes", "matching:mentor_yes", ACT_OF_STAFF, objects="card_shown", **POST),
    row("Not for them", "matching:not_for_them", ACT_OF_STAFF, objects="card_shown", **POST),
    row("They go on", "matching:go_on", ACT_OF_STAFF, objects="getting_to_know", **POST),
    row("End a match", "matching:end", STAFF_OF_WREN, objects="introduced"),
    row("End a match", "matching:end", ACT_OF_STAFF, objects="introduced", data={"how": "well"}, **POST),
    # Who is not possible for whom.
    row(
        "Say that a mentor is not possible",
        "matching:keep_apart",
        {(SUPPORT_WORKER, LEAD, OFFICER): 200},
        objects="wren",
    ),
    row("See who is not possible", "matching:kept_apart", {OFFICER: 200}),
    row("Read why it is not possible", "matching:kept_apart_why", {OFFICER: 200}, objects="kept_apart"),
    # A mentor's own pages.
    row("One's card", "matching:card", MENTOR_SEES),
    row("Write one's card", "matching:card", MENTOR_ACTS, data=CARD, objects="own_card", **POST),
    row("Someone who would like to meet", "matching:introduction", MENTOR_SEES, objects="card_shown"),
    row("Say yes to meeting", "matching:yes", MENTOR_ACTS, objects="card_shown", **POST),
    row("Not for me", "matching:not_for_me", MENTOR_ACTS, objects="card_shown", **POST),
    row("One's meet-ups", "meetups:own", MENTOR_SEES),
    row("Plan a meet-up", "meetups:plan", MENTOR_SEES, objects="introduced"),
    row("Plan a meet-up", "meetups:plan", MENTOR_ACTS, objects="introduced", data=PLAN, **POST),
    row("One meet-up", "meetups:meetup", MENTOR_SEES, objects="walk_planned"),
    row("I will be there", "meetups:coming", MENTOR_ACTS, objects="walk_by_staff", **POST),
    row("Change the time", "meetups:move", MENTOR_SEES, objects="walk_planned"),
    row("Change the time", "meetups:move", MENTOR_ACTS, objects="walk_planned", data=soon(), **POST),
    row("Cancel a meet-up", "meetups:call_off", MENTOR_SEES, objects="walk_planned"),
    row(
        "Cancel a meet-up", "meetups:call_off", MENTOR_ACTS, objects="walk_planned", data={"reason": "weather"}, **POST
    ),
    row("How a meet-up was", "meetups:note", MENTOR_SEES, objects="walk_over"),
    row("Write how a meet-up was", "meetups:note", MENTOR_ACTS, objects="walk_over", data=NOTE, **POST),
    # Meet-ups, for staff of the resident.
    row("Plan a meet-up for a resident", "meetups:plan_for", STAFF_OF_WREN, objects="introduced"),
    row("Plan a meet-up for a resident", "meetups:plan_for", ACT_OF_STAFF, objects="introduced", data=PLAN, **POST),
    row("Change a resident's meet-up", "meetups:change", STAFF_OF_WREN, objects="walk_planned"),
    row("Move a resident's meet-up", "meetups:change", ACT_OF_STAFF, objects="walk_planned", data=soon(), **POST),
    row(
        "Call a resident's meet-up off",
        "meetups:call_off_for",
        ACT_OF_STAFF,
        objects="walk_planned",
        data={"off-reason": "travel"},
        **POST,
    ),
    row("A resident was told", "meetups:told", ACT_OF_STAFF, objects="walk_planned", **POST),
    row("Cover a meet-up", "meetups:cover", ACT_OF_STAFF, objects="walk_planned", **POST),
    row("A mentor was rung", "meetups:rang", ACT_OF_STAFF, objects="hard_walk", **POST),
]

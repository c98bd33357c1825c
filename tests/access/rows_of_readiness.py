"""Who may open the checklist, and who asks residents (see matrix.py)."""

import uuid
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.programme.readiness import acts
from tests import asking_residents
from tests.access.matrix import ADMINISTRATOR, LEAD, LEADS, OTHER_LEAD, STAFF, SUPPORT_WORKER, TRUSTEE, row, setup

# A round at Quayside, where Priya leads and Sam supports residents. Owen, who leads at Otterbank, sees none of it.


@setup
def round_at_quayside(cast: Any) -> dict[str, Any]:
    return {"pk": asking_residents.begun(cast).pk}


@setup
def pile_at_quayside(cast: Any) -> dict[str, Any]:
    asked_in = asking_residents.begun(cast)
    by = Actor.of(cast("priya"))
    pile = acts.keep_pile(asked_in, people=6, totals=_nobody(), once=uuid.uuid4(), by=by)
    return {"pk": asked_in.pk, "pile": pile.pk}


@setup
def closed_round_at_quayside(cast: Any) -> dict[str, Any]:
    return {"pk": asking_residents.closed(cast).pk}


@setup
def promise_at_quayside(cast: Any) -> dict[str, Any]:
    by = Actor.of(cast("priya"))
    asked_in = asking_residents.closed(cast)
    due_on = clock.today()
    promise = acts.promise(
        asked_in, what="We pay the bus.", owner=cast("priya"), due_on=due_on, once=uuid.uuid4(), by=by
    )
    return {"pk": promise.pk}


@setup
def insurance(cast: Any) -> dict[str, Any]:
    return {"code": "insurance"}


def _nobody() -> dict[str, dict[str, int]]:
    from coprod.programme.readiness.rules import counts_of

    return counts_of([])


POST: dict[str, Any] = {"method": "POST"}
PILE = {"people": "6", "once": "00000000-0000-4000-8000-000000000001"}
READ_ONLY = (SUPPORT_WORKER, ADMINISTRATOR, TRUSTEE)
ROUND: dict[str, Any] = {"objects": "round_at_quayside"}
READ = {(LEAD, SUPPORT_WORKER, ADMINISTRATOR, TRUSTEE): 200}
ASK = (LEAD, SUPPORT_WORKER)
ANSWER = {"state": "not_yet", "sentence": "We wrote to them.", "review_on": "2040-01-01", "owner": ""}
ONCE = "00000000-0000-4000-8000-000000000001"

ROWS = [
    row("Are we ready?", "readiness:checklist", {STAFF: 200}),
    row("One thing to have in place", "readiness:item", {STAFF: 200}, objects="insurance"),
    row(
        "Say how it stands",
        "readiness:item",
        {(LEAD, OTHER_LEAD, ADMINISTRATOR): 200},
        objects="insurance",
        data=ANSWER,
        who="also whoever looks after it",
        **POST,
    ),
    row(
        "See the rounds of asking residents",
        "readiness:asking",
        {(*LEADS, SUPPORT_WORKER, ADMINISTRATOR, TRUSTEE): 200},
    ),
    row("Begin to ask residents", "readiness:new", {LEADS: 200}),
    row("Begin to ask residents", "readiness:new", {LEADS: 200}, data={"service": ""}, **POST),
    row("See a round of asking", "readiness:round", READ, **ROUND),
    row("Read what residents said", "readiness:round", READ, objects="closed_round_at_quayside"),
    row("Print the five questions", "readiness:printed", {ASK: 200}, **ROUND),
    row("Words to text", "readiness:texts", {ASK: 200}, **ROUND),
    row("Enter one person’s answers", "readiness:enter", {ASK: 200}, **ROUND),
    row(
        "Enter one person’s answers",
        "readiness:enter",
        {ASK: 302},
        data={"way": "paper", "wants": "yes", "once": ONCE},
        **ROUND,
        **POST,
    ),
    row("Enter the totals of a pile", "readiness:totals", {ASK: 200}, **ROUND),
    row(
        "Enter the totals of a pile",
        "readiness:totals",
        {ASK: 302},
        data=PILE,
        **ROUND,
        **POST,
    ),
    row("Take a pile away", "readiness:pile_away", {ASK: 302}, objects="pile_at_quayside", **POST),
    row("Close a round", "readiness:close", {LEAD: 302, READ_ONLY: 403}, **ROUND, **POST),
    row("Write down what is done about it", "readiness:promise", {LEAD: 200}, objects="closed_round_at_quayside"),
    row(
        "Write down what is done about it",
        "readiness:promise",
        {LEAD: 200},
        objects="closed_round_at_quayside",
        data={"what": ""},
        **POST,
    ),
    row(
        "Say that it is done",
        "readiness:promise_kept",
        {LEAD: 302, READ_ONLY: 403},
        objects="promise_at_quayside",
        who="its owner",
        **POST,
    ),
]

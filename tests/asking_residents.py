"""Rounds of asking, as the tests need them."""

import uuid

from coprod.audit.actor import Actor
from coprod.programme.readiness import acts

ANSWERS = {"brings": ["cooking"], "wants": ["yes"], "stops": ["money"], "easier": ["choose"]}


def begun(cast, *, service=None, by="priya"):
    service = service or cast(by).person.service
    return acts.begin_round(service=service, once=uuid.uuid4(), by=Actor.of(cast(by)))


def sheet(asked_in, cast, *, by="sam", answers=ANSWERS, **given):
    given = {"way": "worker", "once": uuid.uuid4(), **given}
    acts.keep_sheet(asked_in, answers=answers, by=Actor.of(cast(by)), **given)


def closed(cast, *, people=6, answers=ANSWERS):
    asked_in = begun(cast)
    for _ in range(people):
        sheet(asked_in, cast, answers=answers)
    return acts.close_round(asked_in, by=Actor.of(cast("priya")))

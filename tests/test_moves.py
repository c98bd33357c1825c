"""Random walks over every table of moves: never an unlisted stage, every refusal a named exception."""

from importlib import import_module

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coprod.audit import stages
from coprod.audit.actor import Actor
from coprod.people.worklists import found
from coprod.ui.refusals import Refusal
from tests import chatting, checking, consulting, gathering, pairing, recruiting

pytestmark = pytest.mark.django_db

TABLES = {
    module.__name__: module for module in [*found("stages"), *found("evidence_stages")] if hasattr(module, "MOVES")
}


def subject_of(name, cast):
    app = name.removesuffix(".stages")
    beginnings = recruiting.BEGINNINGS | checking.BEGINNINGS | gathering.BEGINNINGS
    beginnings |= pairing.BEGINNINGS | consulting.BEGINNINGS | chatting.BEGINNINGS
    assert app in beginnings, f"Say in BEGINNINGS how to begin a walk over {name}."
    return beginnings[app](cast)


def test_every_table_of_moves_is_walked():
    assert set(TABLES) >= {
        "coprod.programme.enquiries.stages",
        "coprod.peers.recruitment.stages",
        "coprod.peers.references.stages",
        "coprod.peers.references.evidence_stages",
    }


@pytest.mark.parametrize("name", sorted(TABLES))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_walk_stays_on_the_listed_moves(name, cast, data):
    actors = [Actor.of(cast(who)) for who in ("priya", "ruth", "asha", "sam", "bryn")]
    actors += [Actor.link("someone with a link"), Actor.system()]
    with transaction.atomic():
        walk(import_module(name), subject_of(name, cast), actors, data)
        transaction.set_rollback(True)


def walk(module, subject, actors, data):
    for _ in range(8):
        to = data.draw(st.sampled_from(list(type(subject)._meta.get_field("stage").choices)))[0]
        by = data.draw(st.sampled_from(actors))
        before, rows = subject.stage, subject.moves.count()
        listed = [move for move in module.MOVES if before in move.frm and move.to == to]
        try:
            subject = stages.move(subject, to, by=by, moves=module.MOVES)
        except Refusal:
            subject.refresh_from_db()
            assert (subject.stage, subject.moves.count()) == (before, rows)
            continue
        assert any(move.who(by, subject) for move in listed), f"{before} to {to} is not listed for {by.label}"
        assert subject.stage == to
        assert subject.moves.count() == rows + 1
        assert subject.moves.order_by("pk").last().to_stage == to

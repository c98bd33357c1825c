"""`move` is the only writer of a stage: column, row and event together, or a named refusal and nothing at all."""

import pytest

from coprod.audit import stages
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.peers.recruitment.stages import MOVES, Stage
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(cast):
    return recruiting.sent(recruiting.for_user(cast("asha")))


@pytest.fixture
def move(application):
    def move(to, *, by):
        return stages.move(application, to, by=by, moves=MOVES, person=application.person, note="A good talk.")

    return move


def test_a_move_writes_column_row_and_event_together(application, move, cast):
    moved = move(Stage.CHECKS, by=Actor.of(cast("priya")))
    row = application.moves.get()
    assert (moved.stage, row.from_stage, row.to_stage, row.by, row.note) == (
        "checks",
        "applying",
        "checks",
        "Priya Sandpiper",
        "A good talk.",
    )
    assert moved.stage_since > application.stage_since
    assert Event.objects.get(what="recruitment.application.moved").changes == {"stage": ["applying", "checks"]}


def test_the_second_of_two_at_once_is_told_that_it_has_moved_on(application, move, cast):
    move(Stage.CHECKS, by=Actor.of(cast("priya")))
    with pytest.raises(WrongStage, match="Perhaps someone else was quicker"):
        move(Stage.CHECKS, by=Actor.of(cast("priya")))
    assert application.moves.count() == 1


@pytest.mark.parametrize("who", ["asha", "ruth", "ada"])
def test_who_may_not(application, move, cast, who):
    with pytest.raises(NotAllowed):
        move(Stage.CHECKS, by=Actor.of(cast(who)))
    assert not application.moves.exists()


def test_what_is_missing_is_said(cast):
    unsent = recruiting.for_user(cast("asha"))
    with pytest.raises(StillWaitingFor, match="has not been sent"):
        stages.move(unsent, Stage.CHECKS, by=Actor.of(cast("priya")), moves=MOVES)
    assert not unsent.moves.exists()

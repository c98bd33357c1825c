"""The one way an application changes its stage; what is brought over has moves of its own (bringing.py)."""

from coprod.audit import stages
from coprod.audit.actor import Actor
from coprod.peers.recruitment import readiness
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import MOVES, Stage


def move(application: Application, to: Stage, *, by: Actor, note: str = "") -> Application:
    """Move it along the table of moves, and keep whether it is ready to be decided."""
    application = stages.move(application, to, by=by, moves=MOVES, person=application.person, note=note)
    readiness.refresh([application])
    return application

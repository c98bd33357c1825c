"""The one thing an officer does next on a check: its form, and the act the form leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coprod.audit.actor import Actor
from coprod.peers.checks import acts, forms
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import AT_THE_DBS, Stage
from coprod.ui.forms import Form


@dataclass(frozen=True)
class NextAct:
    """`name` travels with the form, so that an older page is refused; `template` words it; `done` is said after."""

    name: str
    form: type[Form]
    act: Callable[[DbsCheck, dict[str, Any], Actor], object]
    done: str

    @property
    def template(self) -> str:
        return f"checks/next/{self.name}.html"


def _ask(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.ask_for_id(check, traps=data["traps"], by=by)


def _identity(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.see_identity(check, **data, by=by)


def _submit(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.submit(check, by=by)


def _track(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    if data["step"] == Stage.ISSUED:
        return acts.note_issued(check, issued_on=data["issued_on"], by=by)
    return acts.track(check, step=data["step"], by=by)


def _see(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.see_certificate(check, **data, by=by)


def _decide(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.decide(check, **data, by=by)


def _look_again(check: DbsCheck, data: dict[str, Any], by: Actor) -> object:
    return acts.look_again(check, by=by)


ASK = NextAct("ask", forms.VolunteerForm, _ask, "The check begins, and we have told them.")
IDENTITY = NextAct("identity", forms.IdentityForm, _identity, "Their ID is seen. No copies are kept.")
SUBMIT = NextAct("submit", forms.NothingToAsk, _submit, "The form is with the DBS.")
TRACK = NextAct("track", forms.StepForm, _track, "The step is kept.")
SEE = NextAct("see", forms.CertificateForm, _see, "The certificate is seen.")
DECIDE = NextAct("decide", forms.DecisionForm, _decide, "Your decision is kept.")
LOOK_AGAIN = NextAct("look_again", forms.NothingToAsk, _look_again, "You can decide anew.")


def of(check: DbsCheck) -> NextAct | None:
    """What comes next; None for a check that is stopped or was brought over."""
    if hasattr(check, "brought_over"):
        return None
    if check.stage == Stage.WAITING_FOR_ID:
        return SUBMIT if hasattr(check, "identity") else IDENTITY
    if check.stage in AT_THE_DBS:
        return TRACK
    return {Stage.DRAFT: ASK, Stage.ISSUED: SEE, Stage.SEEN: DECIDE, Stage.DECIDED: LOOK_AGAIN}.get(Stage(check.stage))

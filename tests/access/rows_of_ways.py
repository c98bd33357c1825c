"""Who may open the pages of barriers and ways round, of keeping in touch, of closing and coming back."""

from datetime import timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import exclusions
from coprod.peers.recruitment.models import Application, RoleOnOffer
from tests import recruiting
from tests.access.matrix import APPLICANT, LEAD, OFFICER, row, setup

HELPERS = (LEAD, OFFICER)
NO_OWNER = {"name": "Cars", "reason": "The insurer asks for it.", "appeal": "Ring Safia."}
"""Comes back with a question: who owns it?"""


def _of_asha(cast: Any) -> Application:
    return recruiting.for_user(cast("asha"))


@setup
def barrier_of_asha(cast: Any) -> dict[str, Any]:
    barrier = recruitment.write_down_barrier(
        _of_asha(cast), kind="no_id", once=recruiting.once(), by=Actor.of(cast("priya"))
    )
    return {"pk": barrier.pk}


@setup
def exclusion_about_asha(cast: Any) -> dict[str, Any]:
    """What officers keep: a lead of the same service does not open it."""
    ruth = cast("ruth")
    kept = exclusions.decide_exclusion(
        name="Keys",
        reason="The insurer asks for it.",
        owner=ruth,
        review_on=clock.today() + timedelta(days=90),
        appeal="Ring Safia.",
        by=Actor.of(ruth),
    )
    barrier = recruitment.write_down_barrier(
        _of_asha(cast), kind="own_exclusion", exclusion=kept, once=recruiting.once(), by=Actor.of(ruth)
    )
    return {"pk": barrier.pk}


@setup
def way_of_asha(cast: Any) -> dict[str, Any]:
    return {**barrier_of_asha(cast), "way": "help_with_id"}


@setup
def call_to_asha(cast: Any) -> dict[str, Any]:
    call = recruitment.plan_call(_of_asha(cast), due=clock.today(), by=Actor.of(cast("priya")))
    return {"pk": call.pk}


@setup
def ask_of_asha(cast: Any) -> dict[str, Any]:
    ask = recruitment.ask_us(_of_asha(cast), kind="another_role", by=Actor.of(cast("asha")))
    return {"pk": ask.pk}


@setup
def company_for_asha(cast: Any) -> dict[str, Any]:
    _of_asha(cast)
    return {"kind": "company"}


@setup
def an_exclusion(cast: Any) -> dict[str, Any]:
    exclusion_about_asha(cast)
    return {"pk": exclusions.OwnExclusion.objects.get().pk}


@setup
def asha_and_another_role(cast: Any) -> dict[str, Any]:
    application = _of_asha(cast)
    RoleOnOffer.objects.create(name="Podcast host", involves="Asking good questions.")
    return {"pk": application.pk}


@setup
def asha_begun(cast: Any) -> dict[str, Any]:
    return {"pk": _of_asha(cast).pk}


ROWS = [
    row("Write down a barrier", "workspace:barrier_new", {HELPERS: 200}, objects="asha_begun"),
    row(
        "Write down a barrier",
        "workspace:barrier_new",
        {HELPERS: 302},
        method="POST",
        objects="asha_begun",
        data={"kind": "moved", "since": "2025-06-01", "once": str(recruiting.once())},
    ),
    row("See the ways round a barrier", "workspace:barrier", {HELPERS: 200}, objects="barrier_of_asha"),
    row("See what officers keep", "workspace:barrier", {OFFICER: 200}, objects="exclusion_about_asha"),
    row(
        "Take a way round",
        "workspace:barrier_way",
        {HELPERS: 302},
        method="POST",
        objects="way_of_asha",
        data={"next_document": "pass_card", "helped_by": "Sam"},
    ),
    row(
        "Say that a barrier is over",
        "workspace:barrier_over",
        {HELPERS: 302},
        method="POST",
        objects="barrier_of_asha",
        data={"how": "gone"},
    ),
    row("Plan a friendly call", "workspace:call_new", {HELPERS: 200}, objects="asha_begun"),
    row("A friendly call", "workspace:call", {HELPERS: 200}, objects="call_to_asha"),
    row(
        "Write down a friendly call",
        "workspace:call",
        {HELPERS: 302},
        method="POST",
        objects="call_to_asha",
        data={"answered": "no"},
    ),
    row(
        "Plan a friendly call",
        "workspace:call_new",
        {HELPERS: 302},
        method="POST",
        objects="asha_begun",
        data={"due": f"{clock.today():%Y-%m-%d}"},
    ),
    row("See other roles for someone", "workspace:another_role", {LEAD: 200}, objects="asha_and_another_role"),
    row(
        "Choose another role for someone",
        "workspace:another_role",
        {LEAD: 409},
        method="POST",
        objects="asha_and_another_role",
        data={"role": "0"},
    ),
    row("Answer what someone asked", "workspace:ask_answered", {HELPERS: 302}, method="POST", objects="ask_of_asha"),
    row("See what still counts", "workspace:welcome_back", {LEAD: 200}, objects="asha_closed"),
    row("Our own exclusions", "workspace:exclusions", {OFFICER: 200}),
    row("Write down an exclusion", "workspace:exclusion_new", {OFFICER: 200}),
    row("Write down an exclusion", "workspace:exclusion_new", {OFFICER: 200}, method="POST", data=NO_OWNER),
    row("Look at an exclusion again", "workspace:exclusion", {OFFICER: 200}, objects="an_exclusion"),
    row(
        "Change an exclusion",
        "workspace:exclusion",
        {OFFICER: 200},
        method="POST",
        objects="an_exclusion",
        data=NO_OWNER,
    ),
    row("Ask for company", "recruitment:ask_us", {APPLICANT: 302}, method="POST", objects="company_for_asha"),
]

"""From a first yes to an active peer mentor, as several chapters tell it."""

from datetime import date, timedelta

from coprod import clock
from coprod.demo.telling import Telling
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import Stage
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application

AFTER_DAYS = {
    Stage.WAITING_FOR_ID: 0,
    Stage.SUBMITTED: 3,
    Stage.STEP_1: 4,
    Stage.STEP_2: 6,
    Stage.STEP_4: 8,
    Stage.STEP_5: 15,
    Stage.ISSUED: 17,
    Stage.SEEN: 19,
    Stage.DECIDED: 20,
}
"""On which day of a check it gets there."""

DOCUMENTS = ("birth_certificate", "benefit_statement", "bank_statement")
SETTLES_IN = timedelta(days=11)


def checked(
    story: Telling,
    application: Application,
    *,
    begun: date,
    until: Stage = Stage.DECIDED,
    has_information: bool = False,
) -> DbsCheck:
    """Someone's DBS check, begun on a day, as far as `until`."""
    check = DbsCheck.objects.get(person=application.person)
    for stage, days in AFTER_DAYS.items():
        with story.on(begun + timedelta(days=days)):
            check = _goes_on(story, check, stage, has_information)
        if stage == until:
            break
    return check


def _goes_on(story: Telling, check: DbsCheck, stage: Stage, has_information: bool) -> DbsCheck:
    ruth = story.by("Ruth Fieldfare")
    if stage is Stage.WAITING_FOR_ID:
        return checks.ask_for_id(check, traps=[], by=ruth)
    if stage is Stage.SUBMITTED:
        checks.see_identity(check, route="1", documents=DOCUMENTS, by=ruth)
        return checks.submit(check, by=ruth)
    if stage is Stage.ISSUED:
        return checks.note_issued(check, issued_on=clock.today(), by=ruth)
    if stage is Stage.SEEN:
        return checks.see_certificate(
            check,
            certificate_number=f"{check.pk:012d}",
            issued_on=check.issued_on or clock.today(),
            has_information=has_information,
            by=ruth,
        )
    if stage is Stage.DECIDED:
        return checks.decide(check, outcome="go_ahead", reason="Clear.", by=ruth)
    return checks.track(check, step=stage, by=ruth)


def in_decision(story: Telling, application: Application, *, on: date) -> Application:
    """All that the role asks for is there, and Priya saw it."""
    with story.on(on):
        return recruitment.checks_are_done(application, by=story.by("Priya Sandpiper"))


def a_mentor(story: Telling, application: Application, *, welcomed: date, begins: bool = True) -> Application:
    """Decided the day before, welcomed on that day, and active a little later."""
    application = in_decision(story, application, on=welcomed - timedelta(days=1))
    with story.on(welcomed):
        application = recruitment.welcome(application, by=story.by("Priya Sandpiper"))
    if not begins:
        return application
    with story.on(welcomed + SETTLES_IN):
        return recruitment.begin(application, by=story.by("Priya Sandpiper"))

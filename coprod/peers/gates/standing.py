"""What people may do now: rows in, the rule's answer out. Matching, meet-ups and pages ask here; nothing is kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from coprod.peers.gates import rules
from coprod.peers.gates.rules import Facts, Gates
from coprod.peers.recruitment import evidence
from coprod.peers.recruitment.evidence import Evidence
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import AFTER_YES_IF, WELCOMED, Stage
from coprod.people.models import Person


def of(person: Person, on: date | None = None) -> Gates:
    """What a person may do on a day (today)."""
    return of_many([person.pk], on)[person.pk]


def of_many(people_ids: Iterable[int], on: date | None = None) -> dict[int, Gates]:
    """What each of many people may do on a day (today): a fixed number of queries."""
    ids = set(people_ids)
    applications = list(Application.objects.filter(person__in=ids).open().select_related(*evidence.FETCHED_ALONG))
    shown = evidence.of_many(applications, on)
    found: dict[int, list[Gates]] = {pk: [] for pk in ids}
    for application in applications:
        found[application.person_id].append(of_application(application, shown[application.pk]))
    return {pk: rules.best(each) for pk, each in found.items()}


def of_application(application: Application, shown: Evidence) -> Gates:
    """What an application with its evidence opens; a closed one opens nothing."""
    if not application.is_open:
        return rules.gates(Facts(has_applied=False))
    return replace(rules.gates(_facts(application, shown)), brought_over=shown.brought_over)


def _facts(application: Application, shown: Evidence) -> Facts:
    return Facts(
        said_yes=application.stage in AFTER_YES_IF,
        references_met=shown.references_met,
        chat_is_left=shown.chat_is_left,
        check=shown.check_asked,
        check_is_go_ahead=shown.check_is_go_ahead,
        courses_left=shown.courses_left,
        meets_one_to_one=shown.role.meets_one_to_one,
        is_welcomed=application.stage in WELCOMED,
        is_active=application.stage == Stage.ACTIVE,
        is_not_this_role=shown.is_not_this_role,
    )

"""What an application has shown of what its role asks for: references, the DBS check, courses (REC-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from coprod import clock
from coprod.peers.checks import standing as checks
from coprod.peers.checks.standing import DbsStanding
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.references import standing
from coprod.programme.courses.models import Course

FETCHED_ALONG = ("person__nobody_else", "role__eligibility", "rule")


@dataclass(frozen=True)
class Evidence:
    """What is there for one application. `role` comes with its eligibility."""

    role: RoleOnOffer
    references_met: bool
    check: DbsStanding
    courses_asked: tuple[str, ...] = ()
    courses_left: tuple[str, ...] = ()

    @property
    def is_assessed(self) -> bool:
        """Someone worked out which check the role asks for. One that meets nobody alone may do without."""
        return self.role.eligibility is not None or not self.role.meets_one_to_one

    @property
    def check_asked(self) -> str:
        """ "an enhanced DBS check, with adults"; empty when the role asks for none."""
        return self.role.eligibility.asks if self.role.eligibility else ""

    @property
    def check_is_go_ahead(self) -> bool:
        return self.check.allows(self.role.eligibility)

    @property
    def missing(self) -> list[str]:
        """What is not there yet, in sentences."""
        sentences = []
        if not self.references_met:
            sentences.append("The character references are not all there yet.")
        if not self.is_assessed:
            sentences.append("Nobody has said yet which check this role needs. It stands under Roles on offer.")
        if not self.check_is_go_ahead:
            sentences.append(f"This role asks for {self.check_asked}. It needs a go-ahead first.")
        sentences += [f"The course “{course}” is not finished yet." for course in self.courses_left]
        return sentences


def of(application: Application, on: date | None = None) -> Evidence:
    """The evidence for one application on a day (today)."""
    return of_many([application], on)[application.pk]


def of_many(applications: Iterable[Application], on: date | None = None) -> dict[int, Evidence]:
    """The evidence for each application, by its id: a fixed number of queries. Fetch the
    FETCHED_ALONG of applications."""
    wanted = list(applications)
    histories = standing.histories_of(each.person for each in wanted)
    met = {each.pk: each.is_sent and _is_met(each, histories[each.person_id]) for each in wanted}
    return _gathered(wanted, met, on)


def beside(application: Application, coverage: standing.rules.Coverage) -> Evidence:
    """The evidence for an application whose history is worked out already. Fetch its `role__eligibility` along."""
    return _gathered([application], {application.pk: application.is_sent and coverage.is_met})[application.pk]


def _gathered(wanted: list[Application], met: dict[int, bool], on: date | None = None) -> dict[int, Evidence]:
    people = {each.person_id for each in wanted}
    stand = checks.of_many(people, on)
    asked, done = _courses({each.role_id for each in wanted}, people, on or clock.today())
    found = {}
    for each in wanted:
        # A course that is asked for later closes nothing for those who are peer mentors already.
        of_role = [] if each.is_welcomed else asked[each.role_id]
        names = tuple(name for _, name in of_role)
        left = tuple(name for pk, name in of_role if pk not in done.get(each.person_id, ()))
        found[each.pk] = Evidence(each.role, met[each.pk], stand[each.person_id], names, left)
    return found


def _courses(
    role_ids: set[int], people: set[int], on: date
) -> tuple[dict[int, list[tuple[int, str]]], dict[int, set[int]]]:
    """(id, name) of the courses each role asks for, those that everyone takes before they mentor included; and the ids
    of those each person had finished by the end of the day. One query."""
    asked: dict[int, dict[int, str]] = {pk: {} for pk in role_ids}
    done: dict[int, set[int]] = {}
    of_roles = Course.objects.filter(Q(is_required=True) | Q(roles__in=role_ids)).order_by("name")
    listed = of_roles.with_finishers(people, on).values_list("pk", "name", "is_required", "roles", "finisher")
    for pk, name, is_required, role_id, finisher in listed:
        for each in role_ids if is_required else {role_id}:
            asked.get(each, {})[pk] = name
        done.setdefault(finisher, set()).add(pk)
    return {pk: list(found.items()) for pk, found in asked.items()}, done


def _is_met(application: Application, history: standing.History) -> bool:
    """Under the rule and the window kept with the application (REF-1)."""
    return standing.cover(history, rule=application.rule, ending=application.window_ends).is_met

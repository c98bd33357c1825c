"""What an application has shown of what its role asks for: references, the chat, the DBS check, courses (REC-2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from coprod import clock
from coprod.peers.chats import standing as chats
from coprod.peers.chats.models import Chat, Outcome
from coprod.peers.chats.standing import ChatStanding
from coprod.peers.checks import standing as checks
from coprod.peers.checks.standing import DbsStanding
from coprod.peers.recruitment.models import Application, ApplicationBroughtOver, Barrier, RoleOnOffer
from coprod.peers.recruitment.stages import Stage
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
    chats: ChatStanding = field(default_factory=ChatStanding)
    chat_asked: bool = False
    is_not_this_role: bool = False
    """Something keeps the role closed to them for now; officers know what (DBS-8)."""
    brought: tuple[ApplicationBroughtOver, ...] = ()

    @property
    def chat(self) -> Chat | None:
        """The latest chat about this role that was not called off."""
        return self.chats.latest.get(self.role.name)

    @property
    def chat_is_left(self) -> bool:
        """The role asks for a chat, and there was none that ended with a yes."""
        return self.chat_asked and not self.chats.is_yes(self.role.name)

    @property
    def references_seen_before(self) -> str:
        """The mark of references that were brought over and count; empty when there are none."""
        return next((row.mark for row in self.brought if row.is_references), "")

    @property
    def brought_over(self) -> tuple[str, ...]:
        """What was brought over, each with its mark, for beside the gates."""
        check = self.check.brought_over_for(self.role.eligibility)
        rows = [f"{row.what}, {row.mark}" for row in self.brought]
        return tuple([*rows, f"DBS check: {check}"] if check else rows)

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
        if self.is_not_this_role:
            sentences.append("Not this role now. Ask the officer, and look at other roles.")
        if not self.references_met:
            sentences.append("The character references are not all there yet.")
        if self.chat_is_left:
            sentences.append(self._about_the_chat)
        if not self.is_assessed:
            sentences.append("Nobody has said yet which check this role needs. It stands under Roles on offer.")
        if not self.check_is_go_ahead:
            sentences.append(f"This role asks for {self.check_asked}. It needs a go-ahead first.")
        sentences += [f"The course “{course}” is not finished yet." for course in self.courses_left]
        return sentences

    @property
    def _about_the_chat(self) -> str:
        if self.chats.outcomes.get(self.role.name) == Outcome.NOT_THIS_ROLE:
            return "The chat ended without a yes for this role. See what else is open to them."
        return "The chat is still to come."


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


def references_were_seen(application: Application) -> bool:
    """Whether references count that were seen before the charity came here."""
    return any(row.is_references for row in _brought([application])[application.pk])


def beside(application: Application, coverage: standing.rules.Coverage) -> Evidence:
    """The evidence for an application whose history is worked out already. Fetch its `role__eligibility` along."""
    return _gathered([application], {application.pk: application.is_sent and coverage.is_met})[application.pk]


def _gathered(wanted: list[Application], met: dict[int, bool], on: date | None = None) -> dict[int, Evidence]:
    people = {each.person_id for each in wanted}
    stand, talked = checks.of_many(people, on), chats.of_many(people, on)
    asked, done = _courses({each.role_id for each in wanted}, people, on or clock.today())
    not_this_role = _kept_out(wanted)
    brought = _brought(wanted)
    found = {}
    for each in wanted:
        # A course or a chat that is asked for later closes nothing for those who are peer mentors already.
        of_role = [] if each.is_welcomed else asked[each.role_id]
        names = tuple(name for _, name in of_role)
        left = tuple(name for pk, name in of_role if pk not in done.get(each.person_id, ()))
        found[each.pk] = Evidence(
            role=each.role,
            references_met=met[each.pk] or any(row.is_references for row in brought[each.pk]),
            check=stand[each.person_id],
            courses_asked=names,
            courses_left=left,
            chats=talked[each.person_id],
            chat_asked=each.role.asks_for_chat and not each.is_welcomed,
            is_not_this_role=each.pk in not_this_role,
            brought=brought[each.pk],
        )
    return found


def _kept_out(wanted: list[Application]) -> set[int]:
    """The ids of those whose role is closed to them for now. No query when they came with `is_kept_out`."""
    if all(hasattr(each, "is_kept_out") for each in wanted):
        return {each.pk for each in wanted if each.is_kept_out}  # type: ignore[attr-defined]
    kept_out = Barrier.objects.filter(application__in=[each.pk for each in wanted]).not_this_role()
    return set(kept_out.values_list("application_id", flat=True))


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


def _brought(applications: list[Application]) -> dict[int, tuple[ApplicationBroughtOver, ...]]:
    """What was brought over with each application. References seen before no longer count once it was closed: whoever
    comes back after that is vouched for under the rule of the day. One query; none when each came with `has_brought`
    and has none."""
    found: dict[int, tuple[ApplicationBroughtOver, ...]] = {each.pk: () for each in applications}
    with_any = [each.pk for each in applications if getattr(each, "has_brought", True)]
    closed = Q(is_references=True, subject__moves__to_stage=Stage.MOVED_ON)
    for row in ApplicationBroughtOver.objects.filter(subject__in=with_any).exclude(closed):
        found[row.subject_id] += (row,)
    return found


def _is_met(application: Application, history: standing.History) -> bool:
    """Under the rule and the window kept with the application (REF-1)."""
    return standing.cover(history, rule=application.rule, ending=application.window_ends).is_met

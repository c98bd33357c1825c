"""The preview of another rule about histories, as one user may see it: names of those they may open, numbers of the
rest (REF-1)."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from coprod.peers.recruitment import preview
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.preview import Affected, Effect
from coprod.peers.references import pictures
from coprod.peers.references.models import Referee, ReferenceRule
from coprod.peers.references.rules import Coverage, Rule
from coprod.people.models import Person

NAMED_AT_MOST = 50
"""Of each effect; the others are a number."""


@dataclass(frozen=True)
class Line:
    """Someone the user may open, with what they would need next. The names are those `next_step_for_staff` wants."""

    person: Person
    coverage: Coverage
    words: pictures.InWords
    referees: list[tuple[Referee, None]]


@dataclass(frozen=True)
class Group:
    """Everyone for whom the rule would do the same."""

    effect: Effect
    people: int
    lines: list[Line]

    @property
    def others(self) -> int:
        """How many are not named here."""
        return self.people - len(self.lines)


@dataclass(frozen=True)
class Preview:
    groups: list[Group]
    already_sent: int

    @property
    def people(self) -> int:
        return sum(group.people for group in self.groups)


def of(user: Any, rule: Rule) -> Preview:
    """Whom this rule would affect, beside the one in force today: a fixed number of queries."""
    found = preview.affected(ReferenceRule.in_force().as_rule(), rule)
    listed = preview.by_effect(found)
    people = _may_open(user, found)
    named = {
        effect: [each for each in those if each.person in people][:NAMED_AT_MOST] for effect, those in listed.items()
    }
    referees = _referees([each.person for those in named.values() for each in those])
    groups = [
        Group(effect, len(those), [_line(each, people, referees) for each in named[effect]])
        for effect, those in listed.items()
    ]
    return Preview(groups, preview.already_sent())


def _line(each: Affected, people: dict[int, Person], referees: dict[int, list[tuple[Referee, None]]]) -> Line:
    return Line(people[each.person], each.after, pictures.in_words(each.after), referees[each.person])


def _may_open(user: Any, found: list[Affected]) -> dict[int, Person]:
    not_sent = Application.objects.filter(sent_at__isnull=True)
    affected = {each.person for each in found}
    visible = Person.objects.visible_to(user).exclude(pk=user.person_id)
    people = visible.filter(applications__in=not_sent).distinct().only("pk", "chosen_name")
    return {person.pk: person for person in people if person.pk in affected}


def _referees(people: list[int]) -> dict[int, list[tuple[Referee, None]]]:
    found: dict[int, list[tuple[Referee, None]]] = defaultdict(list)
    for referee in Referee.objects.filter(person__in=people).only("pk", "name", "person_id"):
        found[referee.person_id].append((referee, None))
    return found

"""What an application has shown of what its role asks for: references, the DBS check, courses (REC-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coprod.peers.recruitment.models import Application
from coprod.peers.references import standing


@dataclass(frozen=True)
class Evidence:
    """`missing` says in sentences what is not there yet, and why it is asked for."""

    references_met: bool

    @property
    def missing(self) -> list[str]:
        sentences = []
        if not self.references_met:
            sentences.append(REFERENCES)
        return sentences


REFERENCES = "Character references: not all there yet. They tell us how people who know them see them."


def of(application: Application, on: date | None = None) -> Evidence:
    """The evidence for one application on a day (today)."""
    return of_many([application], on)[application.pk]


def of_many(applications: Iterable[Application], on: date | None = None) -> dict[int, Evidence]:
    """The evidence for each application, by its id: a fixed number of queries. Fetch their `rule` and `role` along."""
    wanted = list(applications)
    histories = standing.histories_of(each.person_id for each in wanted)
    return {
        each.pk: Evidence(references_met=each.is_sent and _is_met(each, histories[each.person_id])) for each in wanted
    }


def _is_met(application: Application, history: standing.History) -> bool:
    """Under the rule and the window kept with the application (REF-1)."""
    return standing.cover(history, rule=application.rule, ending=application.window_ends).is_met

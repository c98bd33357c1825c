"""The things a charity answers for itself, beside those the records answer, and how each stands on a day."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coprod.people import readiness
from coprod.people.models import Role
from coprod.people.models.service import STAFF_ROLES
from coprod.people.readiness import Ready
from coprod.programme.readiness.models import Answer, State


@dataclass(frozen=True)
class Item:
    """One thing somebody answers. `asks` is the question, `why` a sentence, `since_label` and `review_label` what its
    two dates mean; `say` is what to put into the sentence."""

    code: str
    name: str
    asks: str
    why: str
    say: str
    since_label: str = "Since when?"
    review_label: str = "When do you look at it again?"
    order: int = 50


ITEMS = (
    Item(
        "sponsor",
        "A senior sponsor",
        "Has somebody senior promised to stand behind this?",
        "Checks and policies move faster when a director or trustee asks after them.",
        "Their name, and what they promised.",
        since_label="Agreed on which day?",
        order=30,
    ),
    Item(
        "training_partner",
        "A training partner",
        "Do you have someone to train peer mentors?",
        "A few days together come before the first meet-up: boundaries, safety, listening.",
        "Who it is, or who of you does it.",
        order=45,
    ),
    Item(
        "equipment",
        "Equipment",
        "Is there a phone or laptop for those who have none?",
        "People without a phone are left out first.",
        "What there is, and who lends it out.",
        order=60,
    ),
    Item(
        "insurance",
        "Insurance for volunteers",
        "Does your insurance cover volunteers, and meet-ups away from the office?",
        "Ask the insurer in writing. Many policies cover staff only.",
        "Who insures you, and what is covered.",
        since_label="Covered from which day?",
        review_label="Insured until when?",
        order=65,
    ),
    Item(
        "dpia",
        "Data protection impact assessment",
        "Have you written down the risks to people’s data?",
        "It is asked of anyone who decides on an opportunity from records of health or convictions.",
        "Who wrote it, who agreed, where it is kept.",
        since_label="Done on which day?",
        review_label="When is it looked at again?",
        order=70,
    ),
)
BY_CODE = {item.code: item for item in ITEMS}


@dataclass(frozen=True)
class Line:
    """One line of the checklist, computed or answered. `state` is done, missing, again or apart."""

    name: str
    state: str
    sentence: str
    where: str
    where_label: str
    order: int
    owner: str = ""
    review_on: date | None = None
    opens_for: tuple[Role, ...] = tuple(STAFF_ROLES)

    @property
    def is_open(self) -> bool:
        return self.state in ("missing", "again")


def lines(today: date) -> list[Line]:
    """The whole list. What a date has passed for is open again."""
    newest = Answer.objects.newest_by_item()
    answered = [_answered(item, newest.get(item.code), today) for item in ITEMS]
    return sorted([*answered, *map(_computed, readiness.computed(today))], key=lambda line: line.order)


def is_due(answer: Answer, today: date) -> bool:
    """Whether its date has come. What an insurance covers on its last day is still covered."""
    return answer.review_on < today


def _computed(item: Ready) -> Line:
    state = "done" if item.is_in_place else "missing"
    return Line(item.name, state, item.sentence, item.where, item.where_label, item.order, opens_for=item.opens_for)


def _answered(item: Item, answer: Answer | None, today: date) -> Line:
    where = reverse("readiness:item", args=[item.code])
    if answer is None:
        return Line(item.name, "missing", item.asks, where, "Answer this", item.order)
    return Line(
        item.name,
        _state(answer, today),
        answer.sentence,
        where,
        "Look at it again",
        item.order,
        owner=str(answer.owner),
        review_on=answer.review_on,
    )


def _state(answer: Answer, today: date) -> str:
    if answer.state == State.NOT_YET:
        return "missing"
    if is_due(answer, today):
        return "again"
    return "done" if answer.state == State.DONE else "apart"

"""What pages show about meet-ups: a mentor's own list, a resident's, and whether the worker comes along."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, F, When
from django.http import HttpRequest

from coprod.peers.matching.models import Card, Match, Matters
from coprod.peers.meetups import rules
from coprod.peers.meetups.models import MeetUp
from coprod.peers.meetups.stages import TO_COME, Stage


def page_of_mentor(request: HttpRequest, size: int) -> dict[str, Any]:
    """A page of one's meet-ups and one's matches."""
    found = next_first(MeetUp.objects.of_mentor(request.user))
    return {
        "page": Paginator(found, size).get_page(request.GET.get("page")),
        "matches": Match.objects.of_mentor(request.user).together().with_people(),
    }


def next_first(found: Any) -> Any:
    """What is still to come in the order it comes, then the past, newest first."""
    to_come = Case(When(stage__in=TO_COME, then=F("starts_at")), default=None)
    return found.with_people().order_by(to_come.asc(nulls_last=True), "-starts_at", "-pk")


def next_of_mentor(user: Any) -> MeetUp | None:
    found: MeetUp | None = MeetUp.objects.of_mentor(user).with_people().to_come().first()
    return found


def worker_comes(match: Match) -> bool:
    """What the form suggests: whether the worker has to be there this time."""
    matters: Any = Matters.objects.filter(resident_id=match.resident_id).first()
    card: Any = Card.objects.filter(person_id=match.mentor_id).first()
    met_before = hasattr(match, "brought_over")
    is_first = not met_before and not MeetUp.objects.filter(match=match, stage=Stage.NOTED).exists()
    wish = matters.with_worker if matters else "first"
    return rules.worker_comes(wish, is_first=is_first, mentor_wants_worker=bool(card and card.wants_worker_first))

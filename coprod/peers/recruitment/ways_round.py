"""What stands in the way of an application, as staff and as the person read it: fetched once for a page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from coprod.messaging.models import Message, State
from coprod.peers.checks import standing as checks
from coprod.peers.recruitment import standing_still
from coprod.peers.recruitment.barriers import OFFICERS_ONLY, Barrier, BarrierKind
from coprod.peers.recruitment.keeping_touch import Ask, AskKind, FriendlyCall, Reworking
from coprod.peers.recruitment.models import Application, ApplicationBroughtOver
from coprod.peers.recruitment.stages import Stage
from coprod.peers.recruitment.standing_still import StandingStill
from coprod.people.models import Role


def flagged(applications: QuerySet[Any]) -> QuerySet[Any]:
    """With what is known about barriers, keeping in touch and what was brought over, so that a record without any asks
    no more queries."""
    of_it = {"application": OuterRef("pk")}
    unsent = Message.objects.filter(person=OuterRef("person"), state=State.NOT_DELIVERED)
    return applications.annotate(
        is_kept_out=Exists(Barrier.objects.filter(**of_it).not_this_role()),
        has_brought=Exists(ApplicationBroughtOver.objects.filter(subject=OuterRef("pk"))),
        has_ways=Exists(Barrier.objects.filter(**of_it))
        | Exists(FriendlyCall.objects.filter(**of_it))
        | Exists(Ask.objects.filter(**of_it, answered_at__isnull=True))
        | Exists(Reworking.objects.filter(**of_it))
        | Exists(unsent),
    )


@dataclass(frozen=True)
class Line:
    """One barrier on a record. `barrier` is None for those who read only that it is not this role now."""

    label: str
    barrier: Barrier | None
    tried: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForStaff:
    """`over` are barriers that are over, for those who may read them."""

    lines: list[Line]
    over: list[Barrier]
    standing: StandingStill
    call: FriendlyCall | None
    asks: list[Ask]
    reworking: Reworking | None


def for_staff(application: Application, user: Any) -> ForStaff:
    """For a record. Fetch its `person` along, through `flagged`."""
    is_part_way = application.stage == Stage.APPLYING and not application.is_sent
    if not getattr(application, "has_ways", True):
        standing = standing_still.of(application) if is_part_way else StandingStill(None)
        return ForStaff([], [], standing, None, [], None)
    is_officer = user.has_role_in(application.person.service_id, Role.OFFICER)
    found = list(application.barriers.select_related("end", "exclusion").prefetch_related("tried"))
    still = [each for each in found if each.is_standing]
    return ForStaff(
        lines=[_line(each, is_officer) for each in still],
        over=[each for each in found if not each.is_standing and (is_officer or not each.is_for_officers)],
        standing=standing_still.of(application),
        call=application.calls.filter(made_at__isnull=True).first(),
        asks=list(application.asks.filter(answered_at__isnull=True)),
        reworking=_reworking(application),
    )


def _line(barrier: Barrier, is_officer: bool) -> Line:
    tried = tuple(dict.fromkeys(str(each) for each in barrier.tried.all()))
    if barrier.is_for_officers and not is_officer:
        return Line("Not this role now", None, tried)
    return Line(str(barrier), barrier, tried)


def _reworking(application: Application) -> Reworking | None:
    """What changed last, until the welcome."""
    if not application.is_open or application.is_welcomed:
        return None
    newest: Reworking | None = application.reworkings.first()
    return newest


@dataclass(frozen=True)
class ForThePerson:
    """`kinds` are those with words of their own on the page; what officers keep is told by an officer."""

    kinds: tuple[BarrierKind, ...]
    getting: str
    asks: frozenset[AskKind]
    company_offered: bool
    reworking: Reworking | None


def for_the_person(application: Application) -> ForThePerson:
    """For their own page. `getting` is the document they get next, with our help."""
    kinds = list(application.barriers.standing().exclude(kind__in=OFFICERS_ONLY).values_list("kind", flat=True))
    check = checks.of(application.person).latest if BarrierKind.NO_ID in kinds else None
    return ForThePerson(
        kinds=tuple(kind for kind in BarrierKind if kind in kinds),
        getting=check.next_document_name if check else "",
        asks=frozenset(
            AskKind(kind) for kind in application.asks.filter(answered_at__isnull=True).values_list("kind", flat=True)
        ),
        company_offered=hasattr(application, "company_offer"),
        reworking=_reworking(application),
    )

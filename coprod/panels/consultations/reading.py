"""What members see of a consultation: where they are in it, and what others said. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from coprod.panels.consultations import rules
from coprod.panels.consultations.models import Agreement, Consultation, Contribution, Tap, TapKind
from coprod.panels.consultations.stages import Said
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies.models import Part, Passage
from coprod.ui import charts

A_PAGE = 20


@dataclass(frozen=True)
class Standing:
    """One part, and what this member has done there."""

    part: Part
    tap: Tap | None
    said: Sequence[Contribution]

    @property
    def is_done(self) -> bool:
        return self.tap is not None or bool(self.said)


@dataclass(frozen=True)
class Progress:
    """Every part of a consultation as one member finds it."""

    standings: Sequence[Standing]

    @property
    def done(self) -> int:
        return sum(each.is_done for each in self.standings)

    @property
    def total(self) -> int:
        return len(self.standings)

    @property
    def next_part(self) -> Part | None:
        return next((each.part for each in self.standings if not each.is_done), None)

    def at(self, position: int) -> Standing | None:
        return next((each for each in self.standings if each.part.position == position), None)

    def after(self, part: Part) -> Part | None:
        """The next part in the order of the document."""
        return next((each.part for each in self.standings if each.part.position > part.position), None)


def progress(consultation: Consultation, member: PanelMember) -> Progress:
    """Where a member is, and what they said: three queries."""
    taps = {tap.part_id: tap for tap in Tap.objects.filter(consultation=consultation, member=member)}
    said: dict[int, list[Contribution]] = {}
    own = Contribution.objects.filter(consultation=consultation, author=member).exclude(stage=Said.WITHDRAWN)
    for contribution in own.order_by("pk"):
        said.setdefault(contribution.part_id, []).append(contribution)
    parts = consultation.version.parts.all()
    return Progress([Standing(part, taps.get(part.pk), said.get(part.pk, [])) for part in parts])


def minutes(passages: Sequence[Passage]) -> int:
    """How long reading takes."""
    return rules.reading_minutes(sum(len(passage.text.split()) for passage in passages))


@dataclass(frozen=True)
class Others:
    """What other members said about a part: one page of it, and how all of them feel."""

    comments: Sequence[Contribution]
    total: int
    page: int
    chart: charts.BarChart | None

    @property
    def is_more(self) -> bool:
        return self.page * A_PAGE < self.total

    @property
    def next_page(self) -> int:
        return self.page + 1


def others(consultation: Consultation, part: Part, member: PanelMember, page: int) -> Others:
    """Words of others, the newest first, each with its author's tap and whether I agree. Three queries."""
    found = Contribution.objects.filter(consultation=consultation, part=part).standing().exclude(author=member)
    total = found.count()
    taps = Tap.objects.filter(consultation=consultation, part=part)
    tap_of_author = taps.filter(member=OuterRef("author"))
    agreements = Agreement.objects.filter(contribution=OuterRef("pk"))
    agreed = agreements.order_by().values("contribution").annotate(count=Count("pk")).values("count")
    shown = found.select_related("author", "passage").annotate(
        agreed=Coalesce(Subquery(agreed), 0),
        i_agree=Exists(agreements.filter(member=member)),
        tap_kind=Subquery(tap_of_author.values("kind")[:1]),
        tap_happened=Subquery(tap_of_author.values("happened_to_me")[:1]),
    )
    comments: list[Any] = list(shown.order_by("-said_at", "-pk")[(page - 1) * A_PAGE : page * A_PAGE])
    for each in comments:
        each.tap = Tap(kind=each.tap_kind, happened_to_me=each.tap_happened) if each.tap_kind else None
    counts = dict(taps.order_by().values_list("kind").annotate(Count("pk")))
    return Others(comments, total, page, _chart(part, counts))


def _chart(part: Part, counts: dict[str, int]) -> charts.BarChart | None:
    if not counts:
        return None
    most = max(counts.values())
    leading = [kind.label for kind in TapKind if counts.get(kind, 0) == most]
    finding = (
        f"Most often: {' and '.join(leading[:2]).lower()}." if len(leading) < 3 else "Members feel different things."
    )
    return charts.bar_chart(
        f"taps-{part.pk}",
        "How the panel feels about this part",
        finding,
        [(kind.label, counts.get(kind, 0), counts.get(kind, 0) == most) for kind in TapKind if counts.get(kind)],
        label_heading="Tap",
        value_heading="Members",
    )

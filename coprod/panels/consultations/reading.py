"""What members see of a consultation: where they are in it, and what others said. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

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
    said: int

    @property
    def is_done(self) -> bool:
        return self.tap is not None or self.said > 0


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
    """Where a member is: three queries."""
    taps = {tap.part_id: tap for tap in Tap.objects.filter(consultation=consultation, member=member)}
    own = Contribution.objects.filter(consultation=consultation, author=member).exclude(stage=Said.WITHDRAWN)
    said = dict(own.order_by().values_list("part").annotate(Count("pk")))
    parts = consultation.version.parts.all()
    return Progress([Standing(part, taps.get(part.pk), said.get(part.pk, 0)) for part in parts])


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
    """Words of others, the newest first, each with its author's tap and whether I agree. Five queries."""
    found = Contribution.objects.filter(consultation=consultation, part=part).standing().exclude(author=member)
    total = found.count()
    wanted = found.select_related("author", "passage").order_by("-said_at", "-pk")
    comments: list[Any] = list(wanted[(page - 1) * A_PAGE : page * A_PAGE])
    pks = [each.pk for each in comments]
    agreed: dict[int, int] = {}
    mine: set[int] = set()
    for contribution, agreeing in Agreement.objects.filter(contribution__in=pks).values_list("contribution", "member"):
        agreed[contribution] = agreed.get(contribution, 0) + 1
        if agreeing == member.pk:
            mine.add(contribution)
    authors = {each.author_id for each in comments}
    taps = Tap.objects.filter(consultation=consultation, part=part)
    kinds = {tap.member_id: tap for tap in taps.filter(member__in=authors)}
    for each in comments:
        each.agreed, each.i_agree = agreed.get(each.pk, 0), each.pk in mine
        each.tap = kinds.get(each.author_id)
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
        "How others feel about this part",
        finding,
        [(kind.label, counts.get(kind, 0), counts.get(kind, 0) == most) for kind in TapKind if counts.get(kind)],
        label_heading="Tap",
        value_heading="Members",
    )

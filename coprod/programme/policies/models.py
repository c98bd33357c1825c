"""Policies of the charity, and their versions made of parts and passages (CON-2, CON-9)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.people.models import Role, Service
from coprod.programme.policies import rules
from coprod.programme.policies.lineage import Fate


class PolicyQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PolicyQuerySet":
        """Policies a writer may open: leads those of their services or all, policy owners their own."""
        if not user.is_authenticated:
            return self.none()
        if user.holds_for_programme(Role.LEAD):
            return self
        mine = Q(service_id__in=user.services_as(Role.LEAD))
        return self.filter(mine | Q(owner=user) if user.has_role(Role.POLICY_OWNER) else mine)


class Policy(models.Model):
    """One document of the charity. `service` is empty for one that holds everywhere."""

    title = models.CharField(max_length=120, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="policies_owned")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="policies")
    review_on = models.DateField("looked at again on")

    objects: ClassVar[Any] = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def may_be_written_by(self, by: Actor) -> bool:
        """Its owner, and leads of its service or of the programme."""
        if by.kind is not ActorKind.USER:
            return False
        is_owner = self.owner_id == by.user.pk and by.user.has_role(Role.POLICY_OWNER)
        return bool(is_owner or by.user.has_role_in(self.service_id, Role.LEAD))


class VersionQuerySet(AppendOnlyQuerySet):
    def published(self) -> "VersionQuerySet":
        return self.filter(publication__isnull=False)

    def latest_first(self) -> "VersionQuerySet":
        return self.order_by("-number", "-revision")


class PolicyVersion(AppendOnly):
    """One version, as written down at one moment. A draft written anew is a row of its own with the next `revision`,
    so that nothing anyone answered or read can change under them."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.CharField(max_length=200)

    objects: ClassVar[Any] = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["number", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number", "revision"], name="one_policy_version_per_revision"),
            models.CheckConstraint(condition=Q(number__gte=1, revision__gte=1), name="policy_versions_count_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.policy}, version {self.number}"

    @property
    def published_at(self) -> Any:
        publication = getattr(self, "publication", None)
        return publication.at if publication else None

    def as_parts(self) -> tuple[rules.PartText, ...]:
        """The version as values: what was typed."""
        return tuple(part.as_value() for part in self.parts.prefetch_related("passages"))


class Publication(AppendOnly):
    """A version that holds from now on. There is one for each number, for ever."""

    version = models.OneToOneField(PolicyVersion, on_delete=models.PROTECT, related_name="publication")
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="one_publication_per_policy_version"),
        ]


class Part(AppendOnly):
    """A heading and what is under it. `simply` says it more simply, a line each; `care` warns of hard content."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=rules.LONGEST_HEADING)
    simply = models.TextField(blank=True)
    care = models.CharField(max_length=rules.LONGEST_NOTE, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_part_per_position")]

    def __str__(self) -> str:
        return self.heading

    @property
    def simple_lines(self) -> list[str]:
        return self.simply.splitlines()

    def as_value(self) -> rules.PartText:
        texts = tuple(
            rules.PassageText(rules.Kind(each.kind), each.text) for each in self.passages.all() if not each.is_heading
        )
        return rules.PartText(self.heading, texts, tuple(self.simple_lines), self.care)


class Passage(AppendOnly):
    """The smallest thing that is answered, changed and traced. `number` counts within its part; the heading is 0."""

    KINDS = [
        (rules.Kind.HEADING.value, "Heading"),
        (rules.Kind.PARAGRAPH.value, "Paragraph"),
        (rules.Kind.LIST_ITEM.value, "List item"),
        (rules.Kind.TABLE_ROW.value, "Row of a table"),
    ]

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="passages")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="passages")
    position = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_passage_per_position"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in rules.Kind]), name="passage_kind_is_listed"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_heading(self) -> bool:
        return self.kind == rules.Kind.HEADING


class LineageDecision(AppendOnly):
    """What the writer said about a doubtful pair: the same point in other words, or two different ones."""

    old = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="lineage_decisions")
    is_same = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="one_lineage_decision_per_pair")]


class Lineage(AppendOnly):
    """What became of a passage, fixed when the next version was published: one row for each pair, or for one side."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="lineage")
    old = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="became")
    new = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="came_from")
    fate = models.CharField(max_length=10, choices=[(fate.value, fate.value.capitalize()) for fate in Fate])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(old__isnull=False) | Q(new__isnull=False), name="lineage_has_a_side"),
            models.CheckConstraint(condition=Q(fate__in=list(Fate)), name="lineage_fate_is_listed"),
        ]

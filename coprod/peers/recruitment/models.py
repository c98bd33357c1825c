"""Applications to be a peer mentor: what people say about themselves, and where they are (REC)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.peers.checks.models import Eligibility
from coprod.peers.recruitment.stages import AFTER_YES_IF, WELCOMED, Stage
from coprod.peers.references.fields import MonthField
from coprod.peers.references.models import ReferenceRule
from coprod.people.models import Person
from coprod.people.models.service import RECRUITING_ROLES
from coprod.programme.courses.models import Course
from coprod.programme.enquiries.models import Enquiry
from coprod.vault.fields import EncryptedTextField

HELP_WITH = [
    ("moving_in", "Moving in"),
    ("letters", "Letters and forms"),
    ("appointments", "Going to appointments"),
    ("meeting_people", "Meeting people"),
    ("cooking", "Cooking and shopping"),
    ("staying_well", "Staying well"),
    ("being_a_parent", "Being a parent"),
    ("days_out", "Getting out and about"),
    ("work_and_learning", "Work and learning"),
    ("rather_talk", "I would rather talk about this"),
]
DAYS = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
]
TIMES = [("morning", "Mornings"), ("afternoon", "Afternoons"), ("evening", "Evenings"), ("varies", "It changes")]


class RoleOnOffer(models.Model):
    """Something a person can apply to do here, and what it involves."""

    name = models.CharField(max_length=80, unique=True)
    involves = models.TextField()
    why = models.TextField("why it asks for what it asks for", blank=True)
    meets_one_to_one = models.BooleanField("meets residents one to one", default=False)
    eligibility = models.ForeignKey(Eligibility, null=True, blank=True, on_delete=models.PROTECT, related_name="roles")
    courses = models.ManyToManyField(Course, blank=True, related_name="roles", verbose_name="courses to finish")
    is_open = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "roles on offer"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def asks(self) -> str:
        """The DBS check it asks for, in words; empty for none, and while nobody has worked it out."""
        return self.eligibility.asks if self.eligibility else ""


class Closed(models.TextChoices):
    """Why an application, or the role it led to, ended. The facts stay apart (REC-6, SUP-6); a break is not an end."""

    STOPPED = "stopped", "Stopped part-way"
    LOST_TOUCH = "lost_touch", "We lost touch"
    COULD_NOT_GO_AHEAD = "could_not_go_ahead", "We could not go ahead with this role"
    MOVED_ON_WELL = "moved_on_well", "Moved on to something of their own"


class ApplicationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ApplicationQuerySet":
        """One's own, and for recruiting staff those of the people they may open."""
        if not user.is_authenticated:
            return self.none()
        if user.has_role(*RECRUITING_ROLES):
            return self.filter(person__in=Person.objects.visible_to(user))
        return self.filter(person_id=user.person_id)

    def open(self) -> "ApplicationQuerySet":
        return self.exclude(stage=Stage.MOVED_ON)

    def awaiting_a_lead(self) -> "ApplicationQuerySet":
        """Sent and to be read, in checks that are done, or to be decided."""
        is_ready = Q(stage=Stage.CHECKS, ready_since__isnull=False)
        return self.filter(is_ready | Q(stage__in=(Stage.APPLYING, Stage.DECISION)), sent_at__isnull=False)

    def awaiting_a_yes(self) -> "ApplicationQuerySet":
        """Sent by the person, and nobody has said "yes, if" yet."""
        return self.filter(stage=Stage.APPLYING, sent_at__isnull=False)


class Application(models.Model):
    """One person's application for one role. Saved part by part; sent once; its rule and window are fixed then."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    role = models.ForeignKey(RoleOnOffer, on_delete=models.PROTECT, related_name="applications")
    enquiry = models.OneToOneField(
        Enquiry, null=True, blank=True, on_delete=models.SET_NULL, related_name="application"
    )
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.SAID_HELLO)
    stage_since = models.DateTimeField(default=clock.now)
    parts_done = models.JSONField(default=list, blank=True)
    knows = models.JSONField("what they know from their own life", default=list, blank=True)
    knows_words = EncryptedTextField("in their own words", blank=True)
    good_with = EncryptedTextField("what they bring", blank=True)
    interests = EncryptedTextField("what they like doing", blank=True)
    hopes = EncryptedTextField("what they want from this", blank=True)
    free = models.JSONField("when they are free", default=list, blank=True)
    free_words = models.CharField("anything else about time", max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    rule = models.ForeignKey(ReferenceRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    window_ends = MonthField(null=True, blank=True)
    closed_because = models.CharField(max_length=30, choices=Closed.choices, blank=True)
    ready_since = models.DateTimeField("all that the role asks for is there since", null=True, editable=False)
    """Written by readiness.py only, up to ten minutes late: the record and the act look at the evidence itself."""

    objects: ClassVar[Any] = ApplicationQuerySet.as_manager()

    SENSITIVE = ("knows",)

    class Meta:
        ordering = ["-stage_since"]
        indexes = [
            models.Index(fields=["stage", "-stage_since"], name="application_stage"),
            models.Index(fields=["-stage_since", "id"], name="application_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=~Q(stage="moved_on"), name="one_open_application_per_role"
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="application_stage_is_listed"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, rule__isnull=True, window_ends__isnull=True)
                | Q(sent_at__isnull=False, rule__isnull=False, window_ends__isnull=False),
                name="sent_application_keeps_its_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.MOVED_ON

    @property
    def got_a_yes(self) -> bool:
        """We said yes, if the checks go well; or more than that."""
        return self.stage in AFTER_YES_IF

    @property
    def is_welcomed(self) -> bool:
        return self.stage in WELCOMED

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def knows_shown(self) -> list[str]:
        return [label for value, label in HELP_WITH if value in self.knows]

    @property
    def free_shown(self) -> list[str]:
        return [label for value, label in [*DAYS, *TIMES] if value in self.free]


class ApplicationMove(StageRow):
    subject = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="moves")


class Note(AppendOnly):
    """A note about someone, written as if they were beside the writer. They can ask to read it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notes")
    words = EncryptedTextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-at"]

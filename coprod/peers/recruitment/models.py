"""Applications to be a peer mentor: what people say about themselves, and where they are (REC)."""

from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.brought_over import BroughtOver
from coprod.audit.stages import StageRow
from coprod.peers.checks.models import Eligibility
from coprod.peers.recruitment.barriers import Barrier as Barrier
from coprod.peers.recruitment.barriers import BarrierEnd as BarrierEnd
from coprod.peers.recruitment.barriers import OwnExclusion as OwnExclusion
from coprod.peers.recruitment.barriers import WayTried as WayTried
from coprod.peers.recruitment.keeping_touch import Ask as Ask
from coprod.peers.recruitment.keeping_touch import CompanyOffer as CompanyOffer
from coprod.peers.recruitment.keeping_touch import Ending as Ending
from coprod.peers.recruitment.keeping_touch import FriendlyCall as FriendlyCall
from coprod.peers.recruitment.keeping_touch import Reworking as Reworking
from coprod.peers.recruitment.keeping_touch import StandingStillRule as StandingStillRule
from coprod.peers.recruitment.notes import Note as Note
from coprod.peers.recruitment.notes import NoteReaders as NoteReaders
from coprod.peers.recruitment.parts import PARTS, SENT, WITH_US, How
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
    asks_for_chat = models.BooleanField("asks for a chat", default=False)
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

    def to_fill_in_with(self) -> "ApplicationQuerySet":
        """Not sent yet, of people who do not sign in: one of us fills it in with them."""
        return self.filter(stage=Stage.APPLYING, sent_at__isnull=True, person__user__isnull=True)


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

    @cached_property
    def who_filled_in(self) -> list[tuple[str, list["FilledIn"]]]:
        """(key of a part, or "sent"; who filled it in and how, the first one first), in the order of the parts."""
        found: dict[str, list[FilledIn]] = {}
        for each in self.filled_in.select_related("by__person"):
            found.setdefault(each.part, []).append(each)
        return [(key, found[key]) for key in (*(part.key.value for part in PARTS), SENT) if key in found]

    @property
    def knows_shown(self) -> list[str]:
        return [label for value, label in HELP_WITH if value in self.knows]

    @property
    def free_shown(self) -> list[str]:
        return [label for value, label in [*DAYS, *TIMES] if value in self.free]


class ApplicationMove(StageRow):
    subject = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="moves")


class FilledIn(models.Model):
    """That someone filled in a part of an application, or sent it, in this way: the last time they did (REC-3)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="filled_in")
    part = models.CharField(max_length=10)
    how = models.CharField(max_length=10, choices=How.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The colleague; None for the person themselves."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "part", "how", "by"], name="filled_in_once_by_each"),
            models.UniqueConstraint(
                fields=["application", "part"], condition=Q(by__isnull=True), name="filled_in_once_by_the_person"
            ),
            models.CheckConstraint(
                condition=Q(how=How.ALONE, by__isnull=True) | Q(how__in=WITH_US, by__isnull=False),
                name="filled_in_alone_or_with_one_of_us",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.get_how_display()}"


class ApplicationBroughtOver(BroughtOver):
    """What the charity saw of an application before it came here: how far it was, and its references."""

    subject = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="brought_over")
    is_references = models.BooleanField("it is about the references", default=False)

    class Meta(BroughtOver.Meta):
        constraints = [
            models.UniqueConstraint(fields=["subject", "is_references"], name="application_brought_over_once"),
        ]


class TrackName(models.TextChoices):
    """The tracks inside “checks”, in the order they are shown."""

    REFERENCES = "references", "References"
    IDENTITY = "identity", "Identity"
    DBS = "dbs", "DBS"
    CHAT = "chat", "Chat"
    LEARNING = "learning", "Learning"


class OpenTrack(models.Model):
    """A track that is open for someone in checks, and since when: kept so that lists can be filtered by it (ADR 23).
    Written by open_tracks.py only, up to ten minutes late: the record looks at the evidence itself."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="open_tracks")
    name = models.CharField(max_length=20, choices=TrackName.choices)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "application"], name="track_is_open_once"),
            models.CheckConstraint(condition=Q(name__in=TrackName.values), name="track_is_listed"),
        ]

    def __str__(self) -> str:
        return self.get_name_display()

    @property
    def days(self) -> int:
        """Whole days since it opened."""
        return (clock.today() - clock.local(self.since).date()).days

"""Chats with people who apply: the agreed questions, who sits in, the times, their notes and the outcome (REC-7)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.peers.chats import asked
from coprod.peers.chats.stages import FOR_INTERVIEWERS, MAY_SIT_IN, OPEN, Stage
from coprod.people.models import DatedSetting, Person
from coprod.people.models.service import RECRUITING_ROLES
from coprod.vault.fields import EncryptedTextField


def _first_questions() -> list[str]:
    return list(asked.FIRST_QUESTIONS)


class AgreedQuestions(DatedSetting):
    """What everyone is asked alike, and the words that go with it beforehand. A chat keeps the set it began with."""

    questions = models.JSONField("the questions", default=_first_questions)
    beforehand = models.TextField("what we say with them", default=asked.BEFOREHAND)

    class Meta(DatedSetting.Meta):
        verbose_name = "questions for the chat"
        verbose_name_plural = "questions for the chat"

    @property
    def numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self.questions, start=1))


class Mode(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    PHONE = "phone", "By phone"


class Outcome(models.TextChoices):
    YES = "yes", "Yes"
    TALK_AGAIN = "talk_again", "Talk again"
    NOT_THIS_ROLE = "not_this_role", "Not this role"


class ChatQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ChatQuerySet":
        """For recruiting staff, chats with the people they may open. Never one's own."""
        if not user.is_authenticated or not user.has_role(*RECRUITING_ROLES):
            return self.none()
        return self.filter(person__in=Person.objects.visible_to(user)).exclude(person_id=user.person_id)

    def of_interviewer(self, user: Any) -> "ChatQuerySet":
        """Chats this user sits in, until the outcome is shared, while a role of theirs lets them. Never one's own."""
        if not user.is_authenticated:
            return self.none()
        sits_in = Interviewer.objects.sitting_in().filter(user=user)
        found = self.filter(pk__in=sits_in.values("chat_id"), stage__in=FOR_INTERVIEWERS)
        if not user.holds_for_programme(*MAY_SIT_IN):
            found = found.filter(person__service_id__in=user.services_as(*MAY_SIT_IN))
        return found.exclude(person_id=user.person_id)

    def open(self) -> "ChatQuerySet":
        return self.filter(stage__in=OPEN)

    def with_what_is_owed_by(self, user: Any) -> "ChatQuerySet":
        """With `is_proposed`, and what this user owes where they sit in: `lacks_notes` when it is held or begun and
        they have written nothing yet; `not_agreed_at`, when the newest words about it were written, if somebody else
        wrote them and they have not agreed."""
        sits_in = Chat.objects.of_interviewer(user)
        is_over = sits_in.filter(pk=OuterRef("pk"), stage__in=(Stage.ARRANGED, Stage.HELD), starts_at__lte=clock.now())
        own = QuestionNote.objects.filter(interviewer__chat=OuterRef("pk"), interviewer__user=user)
        newest = Proposal.objects.filter(chat=OuterRef("chat")).order_by("-pk").values("pk")[:1]
        agreed = Agreement.objects.filter(proposal=OuterRef("pk"), interviewer__user=user)
        asked = Proposal.objects.filter(chat=OuterRef("pk"), chat__in=sits_in.filter(stage=Stage.HELD), pk=newest)
        return self.annotate(
            is_proposed=Exists(Proposal.objects.filter(chat=OuterRef("pk"))),
            lacks_notes=Case(When(Exists(is_over) & ~Exists(own), then=True), default=False),
            not_agreed_at=Subquery(asked.exclude(by=user).exclude(Exists(agreed)).values("at")[:1]),
        )


class Chat(models.Model):
    """One chat with one person about one role, known by its name."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="chats")
    for_role = models.CharField(max_length=80)
    agreed = models.ForeignKey(AgreedQuestions, on_delete=models.PROTECT, related_name="chats")
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.IN_PERSON)
    place = models.CharField("where", max_length=200, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    nobody_because = models.CharField("why nobody with lived experience sits in", max_length=300, blank=True)
    because = EncryptedTextField("why it was moved or called off", blank=True)
    helps = EncryptedTextField("what would help, in the person's words", blank=True)
    suits = EncryptedTextField("when it would suit, in the person's words", blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ARRANGING)
    stage_since = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reasons = EncryptedTextField("the reasons, as they were shared", blank=True)
    also_open = EncryptedTextField("what else is open", blank=True)

    SENSITIVE = ("nobody_because", "place", "outcome")

    objects: ClassVar[Any] = ChatQuerySet.as_manager()

    class Meta:
        ordering = ["stage_since", "pk"]
        indexes = [models.Index(fields=["stage", "starts_at"], name="chat_stage")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stage__in=[stage.value for stage in OPEN]),
                name="one_open_chat_per_person",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="chat_stage_is_listed"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="chat_mode_is_listed"),
            models.CheckConstraint(
                condition=~Q(stage__in=["arranged", "held", "decided"]) | Q(starts_at__isnull=False),
                name="arranged_chat_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["held", "decided"], outcome__in=Outcome.values)
                | (~Q(stage="decided") & Q(outcome="")),
                name="decided_chat_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_stage_display()}"

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def can_be_noted(self) -> bool:
        """It has begun, and its outcome is not shared."""
        begun = self.starts_at is not None and self.starts_at <= clock.now()
        return begun and self.stage in (Stage.ARRANGED, Stage.HELD)

    @property
    def latest_proposal(self) -> "Proposal | None":
        """What is to be agreed now, if anything."""
        found: Proposal | None = self.proposals.order_by("-pk").first()
        return found


class ChatMove(StageRow):
    subject = models.ForeignKey(Chat, on_delete=models.PROTECT, related_name="moves")


class OfferedTimeQuerySet(models.QuerySet[Any]):
    def still_offered(self) -> "OfferedTimeQuerySet":
        """Not taken back, and still to come."""
        return self.filter(taken_back_at__isnull=True, starts_at__gt=clock.now())


class OfferedTime(models.Model):
    """One of the times the person chooses from."""

    chat = models.ForeignKey(Chat, on_delete=models.PROTECT, related_name="times")
    starts_at = models.DateTimeField()
    offered_at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = OfferedTimeQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["chat", "starts_at"], condition=Q(taken_back_at__isnull=True), name="each_time_is_offered_once"
            )
        ]


class InterviewerQuerySet(models.QuerySet[Any]):
    def sitting_in(self) -> "InterviewerQuerySet":
        return self.filter(left_at__isnull=True)


class Interviewer(models.Model):
    """Someone who meets the person. Whether they have lived experience is kept as it was when they were chosen; it is
    for leads, and nobody is named by it."""

    chat = models.ForeignKey(Chat, on_delete=models.PROTECT, related_name="interviewers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    has_lived_experience = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True, blank=True)

    SENSITIVE = ("has_lived_experience",)

    objects: ClassVar[Any] = InterviewerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["chat", "user"], name="each_interviewer_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.user.person.chosen_name)


class QuestionNote(models.Model):
    """What one interviewer wrote under one question: a row of their own, so that nobody overwrites anybody."""

    interviewer = models.ForeignKey(Interviewer, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveSmallIntegerField()
    words = EncryptedTextField(blank=True)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["interviewer", "number"], name="one_note_per_question_and_interviewer")
        ]


class Proposal(AppendOnly):
    """An outcome and the words that would be shared, for those who sat in to agree. Changed words are another row."""

    chat = models.ForeignKey(Chat, on_delete=models.PROTECT, related_name="proposals")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reasons = EncryptedTextField()
    also_open = EncryptedTextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    SENSITIVE = ("outcome",)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="chat_outcome_is_listed"),
        ]

    @property
    def still_to_agree(self) -> list[Interviewer]:
        """Who sits in and has not agreed. Who wrote it agrees to it."""
        agreed = {each.interviewer_id for each in self.agreements.all()}
        there = self.chat.interviewers.sitting_in().select_related("user__person")
        return [each for each in there if each.pk not in agreed and each.user_id != self.by_id]

    @property
    def is_agreed(self) -> bool:
        return not self.still_to_agree


class Agreement(AppendOnly):
    """One interviewer agrees to a proposal; `by` is someone else when a lead wrote it down for them."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="agreements")
    interviewer = models.ForeignKey(Interviewer, on_delete=models.PROTECT, related_name="agreements")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "interviewer"], name="each_agrees_once")]


class CountsAsLived(models.Model):
    """A colleague says so about themselves: they have lived experience and may be counted so in chats. Taken back by
    deleting the row; nobody else writes it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

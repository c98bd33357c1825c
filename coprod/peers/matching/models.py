"""Residents, what they said when asked, what matters to them, mentors' cards, and who is matched with whom (MAT)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from coprod import clock
from coprod.audit.brought_over import BroughtOver
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.audit.stages import StageRow
from coprod.peers.matching.asks import Dogs, WithWorker
from coprod.peers.matching.stages import ENDED, OPEN, RESIDENTS_STAFF, TOGETHER, Stage
from coprod.people.models import Person, Role
from coprod.vault.fields import EncryptedTextField


class Answer(models.TextChoices):
    YES = "yes", "Yes"
    TELL_ME_MORE = "tell_me_more", "Tell me more"
    NOT_NOW = "not_now", "Not now"
    NO = "no", "No"


class HowToChoose(models.TextChoices):
    READ_OUT = "read_out", "Their worker reads the cards out"
    ON_PHONE = "on_phone", "They get the cards to look at"
    MEET_TWO = "meet_two", "Meet two of them for tea, with their worker there"
    KEEP_LOOKING = "keep_looking", "None of these. Keep looking"
    NOT_NOW = "not_now", "Not now"


class ResidentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ResidentQuerySet":
        """Residents of the services in which this user is a support worker or lead; never oneself."""
        return self._of_services_as(user, *RESIDENTS_STAFF)

    def to_keep_apart_by(self, user: Any) -> "ResidentQuerySet":
        """Residents about whom this user may say that a mentor is not possible: the officer as well (MAT-3)."""
        return self._of_services_as(user, *RESIDENTS_STAFF, Role.OFFICER)

    def _of_services_as(self, user: Any, *roles: Role) -> "ResidentQuerySet":
        if not user.is_authenticated or not user.has_role(*roles):
            return self.none()
        others = self.exclude(person_id=user.person_id)
        if user.holds_for_programme(*roles):
            return others
        return others.filter(person__service_id__in=user.services_as(*roles))

    def with_answer(self) -> "ResidentQuerySet":
        """Each with the latest `answer`, when it was given and when to ask again, if they said so."""
        latest = Asked.objects.filter(resident=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(
            answer=Subquery(latest.values("answer")[:1]),
            answered_at=Subquery(latest.values("at")[:1]),
            ask_again_on=Subquery(latest.values("ask_again_on")[:1]),
        )

    def with_matches(self) -> "ResidentQuerySet":
        """Whether each has a mentor (`together`), whether cards lie before them (`shown`), and whether they have had a
        mentor since they last answered (`has_had_one`): a second match waits until they ask (MAT-6). After
        `with_answer`."""
        own = Match.objects.filter(resident=OuterRef("pk"))
        return self.annotate(
            together=Exists(own.filter(stage__in=TOGETHER)),
            shown=Exists(own.filter(stage=Stage.PROPOSED)),
            has_had_one=Exists(own.filter(stage__in=ENDED, stage_since__gte=OuterRef("answered_at"))),
        )


class Resident(models.Model):
    """Someone who lives with us and may want a mentor. Most never sign in: we reach them through their worker."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="resident")
    support_worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="residents")
    how_to_choose = models.CharField(max_length=20, choices=HowToChoose.choices, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)

    objects: ClassVar[Any] = ResidentQuerySet.as_manager()

    class Meta:
        ordering = ["person__chosen_name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how_to_choose="") | Q(how_to_choose__in=HowToChoose.values),
                name="resident_chooses_as_listed",
            ),
        ]

    def __str__(self) -> str:
        return self.person.chosen_name


class Asked(AppendOnly):
    """One asking about peer support, and the answer in the resident's words (MAT-1). "Not now" is never chased."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    words = EncryptedTextField("in their words", blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name_plural = "askings"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["resident", "-at"], name="asked_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="answer_is_listed"),
            models.CheckConstraint(
                condition=Q(ask_again_on__isnull=True) | Q(answer__in=[Answer.NOT_NOW, Answer.TELL_ME_MORE]),
                name="asked_again_only_when_they_said_so",
            ),
        ]


class AnswerBroughtOver(BroughtOver):
    """A yes from before the charity came here, and who heard it."""

    subject = models.OneToOneField(Asked, on_delete=models.PROTECT, related_name="brought_over")


class Matters(models.Model):
    """What matters to a resident (MAT-2): lists where the rules need them, own words beside them."""

    resident = models.OneToOneField(Resident, on_delete=models.CASCADE, related_name="matters")
    musts = models.JSONField(default=list, blank=True)
    facts = models.JSONField(default=list, blank=True)
    how = models.JSONField(default=list, blank=True)
    company = models.JSONField(default=list, blank=True)
    interests = models.JSONField(default=list, blank=True)
    dislikes = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    days = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    dogs = models.CharField(max_length=10, choices=Dogs.choices(), blank=True)
    with_worker = models.CharField(max_length=10, choices=WithWorker.choices(), default=WithWorker.FIRST.value)
    knows = models.ManyToManyField(Person, blank=True, related_name="+")
    words = EncryptedTextField("anything else, for us only", blank=True)
    words_to_share = EncryptedTextField("words a mentor may read", blank=True)

    SENSITIVE = ("musts", "facts", "how", "company", "interests", "dislikes", "languages", "days", "parts", "dogs")

    class Meta:
        verbose_name_plural = "what matters"


class Card(models.Model):
    """What a mentor wrote for people to choose by. Nothing is on it that they did not write or tick (MAT-5)."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="mentor_card")
    words = EncryptedTextField("a few words of your own")
    describes = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=list, blank=True)
    how = models.JSONField(default=list, blank=True)
    company = models.JSONField(default=list, blank=True)
    interests = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    days = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    meets_without_stairs = models.BooleanField(default=False)
    has_dog = models.BooleanField(default=False)
    wants_worker_first = models.BooleanField(default=False)
    room_for = models.PositiveSmallIntegerField("how many people at once", default=1)
    may_be_shown = models.BooleanField(default=True)
    written_at = models.DateTimeField(default=clock.now)

    SENSITIVE = ("describes", "facts", "languages")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(room_for__gte=0, room_for__lte=5), name="card_has_room_for_a_few"),
        ]

    def __str__(self) -> str:
        return f"card of {self.person.chosen_name}"


class VetoQuerySet(AppendOnlyQuerySet):
    def readable_by(self, user: Any) -> "VetoQuerySet":
        """Why two people must not meet is for officers of the resident's service only (MAT-3)."""
        if not user.is_authenticated or not user.has_role(Role.OFFICER):
            return self.none()
        readable = self.exclude(resident__person_id=user.person_id).exclude(mentor_id=user.person_id)
        if user.holds_for_programme(Role.OFFICER):
            return readable
        return readable.filter(resident__person__service_id__in=user.services_as(Role.OFFICER))


class Veto(AppendOnly):
    """These two are not matched. The reason is private; to everyone else it looks as if nobody suits yet (MAT-3)."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="vetoes")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedTextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = VetoQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vetoes"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["resident", "mentor"], name="veto_pair")]


class SetAside(models.Model):
    """ "Not this one": the worker looked and would rather see the next. Can be taken back."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="set_aside")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "set aside"
        constraints = [models.UniqueConstraint(fields=["resident", "mentor"], name="set_aside_once")]


class MatchQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "MatchQuerySet":
        """Matches of the residents this user works with."""
        return self.filter(resident__in=Resident.objects.visible_to(user))

    def of_mentor(self, user: Any) -> "MatchQuerySet":
        """One's own matches as a mentor."""
        return self.filter(mentor_id=user.person_id)

    def together(self) -> "MatchQuerySet":
        return self.filter(stage__in=TOGETHER)

    def with_people(self) -> "MatchQuerySet":
        return self.select_related("mentor", "resident__person", "resident__support_worker__person")


class Match(models.Model):
    """One resident and one mentor. Both say yes, in either order; then they are introduced."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="matches")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matches_as_mentor")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PROPOSED)
    stage_since = models.DateTimeField(default=clock.now)
    shown_at = models.DateTimeField(default=clock.now)
    resident_yes_at = models.DateTimeField(null=True, blank=True)
    resident_yes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mentor_yes_at = models.DateTimeField(null=True, blank=True)
    mentor_yes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    learnt = EncryptedTextField("what was learnt", blank=True)

    objects: ClassVar[Any] = MatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "matches"
        ordering = ["-stage_since", "-pk"]
        indexes = [models.Index(fields=["mentor", "stage"], name="match_of_mentor")]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="match_stage_is_listed"),
            models.CheckConstraint(
                condition=~Q(stage__in=[stage.value for stage in TOGETHER])
                | Q(resident_yes_at__isnull=False, mentor_yes_at__isnull=False),
                name="together_only_after_two_yeses",
            ),
            models.UniqueConstraint(
                fields=["resident", "mentor"],
                condition=Q(stage__in=[stage.value for stage in OPEN]),
                name="one_open_match_of_a_pair",
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(stage__in=[stage.value for stage in TOGETHER]),
                name="one_mentor_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"match {self.pk}"

    @property
    def is_together(self) -> bool:
        return self.stage in TOGETHER

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN


class MatchMove(StageRow):
    subject = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="moves")


class MatchBroughtOver(BroughtOver):
    """Two who met before the charity came here, and who heard the resident's yes."""

    subject = models.OneToOneField(Match, on_delete=models.PROTECT, related_name="brought_over")

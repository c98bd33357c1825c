"""The outbox: one row for each message to one person about one event, and what governs when it may go (MSG-1)."""

import uuid
from datetime import datetime, time
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from coprod import clock
from coprod.messaging import kinds
from coprod.messaging.wording import language
from coprod.messaging.wording.language import Part
from coprod.people.models import ContactRoute, DatedSetting, Person, RouteKind
from coprod.people.models.service import RECRUITING_ROLES
from coprod.vault.fields import EncryptedTextField


class State(models.TextChoices):
    WAITING = "waiting", "Waiting to go"
    HELD = "held", "Held: they are on a break"
    CLAIMED = "claimed", "Being sent"
    SENT = "sent", "Sent"
    MAY_HAVE_BEEN_SENT = "may_have_been_sent", "May have been sent"
    NOT_DELIVERED = "not_delivered", "Did not get through"
    ON_A_LIST = "on_a_list", "Waiting for one of us"
    DONE = "done", "Done by one of us"
    CANCELLED = "cancelled", "Not sent"


IN_NEED_OF_A_PERSON = (State.MAY_HAVE_BEEN_SENT, State.NOT_DELIVERED)


class Trouble(models.TextChoices):
    """Why a message did not go, without a word about the person."""

    NONE = "", ""
    ADDRESS_REFUSED = "address_refused", "The address does not work"
    MESSAGE_REFUSED = "message_refused", "The other side would not take this message"
    NO_CONNECTION = "no_connection", "We could not reach the server"
    TRY_LATER = "try_later", "The server asked us to try later"
    LOST_CONNECTION = "lost_connection", "The line broke while sending"
    LOST_WORKER = "lost_worker", "We were interrupted while sending"
    NOT_PREPARED = "not_prepared", "We could not put the words together"
    NO_ROUTE = "no_route", "There is no working way to reach them"
    SWITCHED_OFF = "switched_off", "They switched these messages off"
    TOO_LATE = "too_late", "It was no longer of use"
    WITHDRAWN = "withdrawn", "It was taken back"


OPEN_STATES = (State.WAITING, State.HELD, State.ON_A_LIST)


def _message_id() -> str:
    """Fixed for the row, so that a mailbox can see when the same message comes twice. Says nothing of anyone."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{uuid.uuid4().hex}@{host}>"


def _has_no_secret() -> Exact:
    """Asks the column itself: an encrypted field cannot be compared, but empty is stored empty."""
    return Exact(Cast("secret", models.TextField()), models.Value(""))


def _silenced() -> Q:
    return Q(person_id__in=Person.objects.on_a_break().values("pk")) & ~Q(kind__in=kinds.never_silenced())


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "MessageQuerySet":
        """Messages to or about the persons this user may open, and those that go through this user. Never what others
        are told or asked about oneself: the words of a request hold the referee's private link."""
        if not user.is_authenticated or not user.is_team:
            return self.none()
        about_others = self.filter(Q(about_person_id__isnull=True) | ~Q(about_person_id=user.person_id))
        if user.holds_for_programme(*RECRUITING_ROLES):
            return about_others
        people = Person.objects.visible_to(user).values("pk")
        return about_others.filter(Q(person_id__in=people) | Q(about_person_id__in=people) | Q(worker=user))

    def concerning(self, person: Person) -> "MessageQuerySet":
        """Messages to a person, and those to others about them."""
        return self.filter(Q(person=person) | Q(about_person=person))

    def due(self, now: datetime) -> "MessageQuerySet":
        """What may be claimed now. A row of a kind that is no longer installed stays where it is."""
        return self.filter(state=State.WAITING, next_attempt_at__lte=now, kind__in=kinds.codes())

    def claimed_before(self, moment: datetime) -> "MessageQuerySet":
        return self.filter(state=State.CLAIMED, claimed_at__lt=moment, kind__in=kinds.codes())

    def silenced(self) -> "MessageQuerySet":
        """Ordinary messages to people who are on a break now."""
        return self.filter(_silenced())

    def on_list(self, channel: str) -> "MessageQuerySet":
        """What waits for one of us on a channel's list. People on a break are left in peace."""
        return self.filter(~_silenced(), state=State.ON_A_LIST, channel=channel)

    def waiting_for_us(self) -> "MessageQuerySet":
        """What is due on one of our lists, and what is in need of a person. People on a break are left in peace."""
        is_due = Q(state=State.ON_A_LIST, next_attempt_at__lte=clock.now())
        return self.filter((is_due & ~_silenced()) | Q(state__in=IN_NEED_OF_A_PERSON))

    def in_need_of_a_person(self) -> "MessageQuerySet":
        return self.filter(state__in=IN_NEED_OF_A_PERSON)


class Message(models.Model):
    """`key` names the person and the event: posting it again changes nothing. `refs` are ids of the records the
    words are made from; the words themselves and their secrets are made at sending. `secret` is erased once the
    message is known to have gone."""

    SENSITIVE = ("key",)

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="messages")
    about_person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = EncryptedTextField(blank=True)
    channel = models.CharField(max_length=10, choices=RouteKind.choices, blank=True)
    route = models.ForeignKey(ContactRoute, null=True, on_delete=models.SET_NULL, related_name="+")
    address = EncryptedTextField(blank=True)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    refs = models.JSONField(default=dict)
    subject = models.CharField("refs in one fixed order", max_length=300, blank=True)
    secret = EncryptedTextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True, default=_message_id)
    is_reminder = models.BooleanField(default=False)

    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    trouble = models.CharField(max_length=20, choices=Trouble.choices, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    note = EncryptedTextField(blank=True)
    posted_at = models.DateTimeField(default=clock.now)
    posted_by = models.CharField(max_length=200)
    done_by = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="message_due"),
            models.Index(fields=["person", "-posted_at"], name="message_person"),
            models.Index(fields=["kind", "subject"], name="message_kind_subject"),
            models.Index(fields=["-posted_at", "-id"], name="message_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_is_listed"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SENT, State.DONE]) | Q(_has_no_secret()), name="no_secret_once_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk} ({self.kind})"

    @property
    def sort(self) -> kinds.Kind:
        """Its kind, with what the kind's capability says about it."""
        return kinds.by_code(self.kind)

    @property
    def is_of_a_known_kind(self) -> bool:
        return self.kind in kinds.codes()

    @property
    def label(self) -> str:
        return kinds.label_of(self.kind)

    @property
    def to_name(self) -> str:
        return self.person.chosen_name if self.person else self.name

    @property
    def is_silenced(self) -> bool:
        """Whether its person is on a break and it is a message that waits for that. Asked again every time."""
        return bool(self.person and not self.sort.urgency.is_never_silenced and self.person.is_on_break)


class SwitchedOff(models.Model):
    """A person does not want this kind of message."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="switched_off")
    kind = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "kinds switched off"
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_switch_per_person_and_kind")]

    def __str__(self) -> str:
        return self.kind


class MessageRules(DatedSetting):
    """When messages keep quiet and how often we remind: the charity's own, with history."""

    DEFAULT_REMINDERS: ClassVar[int] = 2

    quiet_from = models.TimeField(default=time(20, 0))
    quiet_until = models.TimeField(default=time(9, 0))
    reminders = models.JSONField("how many reminders, by kind", default=dict)

    class Meta(DatedSetting.Meta):
        verbose_name = "message rules"
        verbose_name_plural = "message rules"

    def reminders_for(self, kind: kinds.Kind) -> int:
        """How many reminders of a kind may follow its first message."""
        own = self.DEFAULT_REMINDERS if kind.reminders is None else kind.reminders
        return int(self.reminders.get(kind.code, own))


class Wording(DatedSetting):
    """One version of the words of a kind of message, as a lead wrote them, placeholders by their codes (MSG-5).

    `number` counts the versions of a kind; `is_first_words` is the decision to use again what came with the product.
    An empty text or call means that the body stands in.
    """

    kind = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    is_first_words = models.BooleanField(default=False)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    text = models.TextField(blank=True)
    call = models.TextField(blank=True)

    class Meta(DatedSetting.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_wording_of_a_kind_with_a_number"),
            models.CheckConstraint(
                condition=Q(is_first_words=True) | (~Q(subject="") & ~Q(body="")), name="wording_has_subject_and_body"
            ),
        ]

    @classmethod
    def newest(cls, kind: kinds.Kind) -> "Wording | None":
        """The last decision about a kind, or None when there was none."""
        newest: Wording | None = cls.objects.filter(kind=kind.code).order_by("-number").first()
        return newest

    @property
    def words(self) -> dict[Part, str]:
        """The wording of each part, as it is kept."""
        return {part: getattr(self, part.value) for part in Part}

    def fits(self, kind: kinds.Kind) -> bool:
        """Whether it can be used: a newer version of the product may offer other placeholders than it was made for."""
        words = self.words
        return not any(language.problems(words[part], part, kind.offered) for part in kind.parts)

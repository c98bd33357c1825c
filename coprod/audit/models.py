"""What was done and read, in sentences a manager can read. Rows are only ever added (CAR-1)."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from coprod import clock
from coprod.audit.actor import ActorKind


class IsAppendOnly(Exception):
    """A row that may only be added was about to be changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> int:
        raise IsAppendOnly(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise IsAppendOnly(f"{self.model.__name__} rows are never deleted here.")


class AppendOnly(models.Model):
    """Rows that may only be added. Retention and erasure go round it on purpose, in `privacy`."""

    objects: ClassVar[Any] = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise IsAppendOnly(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise IsAppendOnly(f"{type(self).__name__} rows are never deleted here.")


class EventQuerySet(AppendOnlyQuerySet):
    def about(self, subject: models.Model) -> "EventQuerySet":
        """Events about one record, newest first."""
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk).order_by(
            "-at", "-pk"
        )

    def about_person(self, person_id: int) -> "EventQuerySet":
        """Everything done about a person, newest first; readings of their records are apart."""
        return self.filter(person_id=person_id, is_reading=False).order_by("-at", "-pk")


class Event(AppendOnly):
    """One act, or one reading of a special record. Names of people stay out of `sentence`: "{person}" stands
    for the person it is about and is filled in when shown, so that erasure can replace it."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    actor_kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in ActorKind])
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    actor_label = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=80, db_index=True)
    sentence = models.TextField()
    subject_type = models.ForeignKey(ContentType, null=True, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    is_reading = models.BooleanField(default=False)

    objects: ClassVar[Any] = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="event_subject"),
            models.Index(fields=["person_id", "-at"], name="event_person"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_label} {self.sentence}"

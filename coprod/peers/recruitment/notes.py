"""Notes about people, each with who reads it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.people.models import Person, Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.vault.fields import EncryptedTextField


class NoteReaders(models.TextChoices):
    """Who reads a note, chosen when it is written."""

    RECRUITING = "recruiting", "Leads, officers and safeguarding leads"
    OFFICERS = "officers", "Officers and safeguarding leads only"


class NoteQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: Any, person: Person) -> "NoteQuerySet":
        """The notes about one person that this user may read. Whoever wrote one reads it again."""
        notes = self.filter(person=person)
        if not user.is_authenticated or user.person_id == person.pk:
            return notes.none()
        if not user.has_role_in(person.service_id, *RECRUITING_ROLES):
            return notes.none()
        if user.has_role_in(person.service_id, Role.OFFICER, Role.SAFEGUARDING):
            return notes
        return notes.filter(Q(readers=NoteReaders.RECRUITING) | Q(by=user))


class Note(AppendOnly):
    """A note about someone, written as if they were beside the writer. They can ask to read it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notes")
    words = EncryptedTextField()
    readers = models.CharField(
        "who reads it", max_length=20, choices=NoteReaders.choices, default=NoteReaders.RECRUITING
    )
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(readers__in=NoteReaders.values), name="readers_of_a_note_are_listed")
        ]

"""Notes about a person."""

from uuid import UUID

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.recruitment.models import Note, NoteReaders
from coprod.people.models import Person


@transaction.atomic
def add_note(
    person: Person, *, words: str, readers: NoteReaders | str = NoteReaders.RECRUITING, once: UUID, by: Actor
) -> Note:
    """Write a note about someone, for some readers. The same form sent twice is one note."""
    columns = {"person": person, "words": words, "readers": readers, "by": by.user}
    note, is_new = Note.objects.get_or_create(once=once, defaults=columns)
    if is_new:
        log.record(by, "recruitment.noted", "wrote a note about {person}", about=note, person=person)
    return note

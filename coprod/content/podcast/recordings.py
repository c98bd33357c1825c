"""The recordings of episodes: kept as private files, open to anybody once their episode is out, gone with it."""

from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import models, transaction

from coprod import clock
from coprod.content.podcast import moments, parts, sound
from coprod.content.podcast.files import EPISODE
from coprod.vault import keeping
from coprod.vault.models import PrivateFile


class Recording(models.Model):
    """The sound of an episode. `episode` is the mark of the episode it was sent for, out or not."""

    episode = models.UUIDField(db_index=True, editable=False)
    file = models.OneToOneField(PrivateFile, null=True, on_delete=models.PROTECT, related_name="+")
    milliseconds = models.PositiveIntegerField("how long it is")
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(milliseconds__gt=0), name="recording_has_a_length")]

    def __str__(self) -> str:
        return moments.in_words(self.milliseconds)

    @property
    def megabytes(self) -> str:
        """Its size as people say it: "1.7 MB"."""
        return f"{self.file.size / 1_000_000:.1f} MB" if self.file else ""

    @property
    def extension(self) -> str:
        return parts.EXTENSIONS[self.file.content_type] if self.file else ""


@transaction.atomic
def keep(upload: File, *, episode: UUID) -> Recording:
    """The sound of the episode of that mark; its length is read from it. Raises a named UploadRefused."""
    _, milliseconds = sound.listened(upload, EPISODE)
    recording = Recording.objects.create(episode=episode, milliseconds=milliseconds)
    recording.file = keeping.keep(upload, purpose=EPISODE.name, subject_id=recording.pk)
    recording.save(update_fields=["file"])
    return recording


def forget(episode: UUID) -> None:
    """Let go of everything sent for an episode that is no more. Downloads cannot be called back; ours can."""
    for recording in Recording.objects.filter(episode=episode).select_related("file"):
        file = recording.file
        recording.delete()
        if file:
            keeping.forget(file)


def gone(instance: Any, **_signal: Any) -> None:
    """An episode was deleted; a receiver of Django's post_delete."""
    forget(instance.guid)

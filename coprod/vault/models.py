"""Private links (links.py) and private files (keeping.py)."""

import uuid

from django.db import models
from django.urls import reverse

from coprod import clock
from coprod.vault.fields import EncryptedTextField


class PrivateLink(models.Model):
    """`purpose` names the one page it opens; `subject_id` is the record that page is about."""

    purpose = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="link_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} link"


class PrivateFile(models.Model):
    """Something a person sent. `purpose` decides who may open it, `subject_id` is the record it belongs to."""

    SENSITIVE = ("stored_as",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    stored_as = models.CharField(max_length=200, unique=True)
    original_name = EncryptedTextField()
    content_type = models.CharField("what it is, by its content", max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="file_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} file"

    @property
    def url(self) -> str:
        """Where those who may open it get it."""
        return reverse("private_file", args=[self.pk])

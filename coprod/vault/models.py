"""Private links (coprod/vault/links.py)."""

from django.db import models

from coprod import clock


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

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.used_at is None and self.expires_at > clock.now()

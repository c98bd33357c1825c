"""A setting the charity owns, with its dated history: who changed it, when it took effect, and why."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from coprod import clock
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet


class DatedSettingQuerySet(AppendOnlyQuerySet):
    def in_force(self, on: date | None = None) -> Any:
        """The newest row in effect on a day (today). Before anyone has set one: an unsaved row of defaults."""
        day = on or clock.today()
        return self.filter(effective_from__lte=day).order_by("-effective_from", "-pk").first() or self.model()


class DatedSetting(AppendOnly):
    """One version of a setting. Rows are only added: what was decided under a version can be explained later."""

    effective_from = models.DateField(default=clock.today)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    author_label = models.CharField(max_length=200, blank=True)
    reason = models.TextField("why it changes", blank=True)
    written_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[Any] = DatedSettingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-effective_from", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} from {self.effective_from}"

    @classmethod
    def own_columns(cls) -> list[str]:
        """Names of what is decided, without who decided it, when and why."""
        of_every_setting = {field.name for field in DatedSetting._meta.get_fields()}
        return [each.name for each in cls._meta.concrete_fields if each.name not in {"id", *of_every_setting}]

    @classmethod
    def in_force(cls, on: date | None = None) -> Self:
        """The version in effect on a day (today)."""
        version: Self = cls.objects.in_force(on)
        return version

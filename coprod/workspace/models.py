"""Lists of people that someone named, to open again (REC-4)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.people.models import Service
from coprod.people.models.service import RECRUITING_ROLES


class SavedViewQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SavedViewQuerySet":
        """One's own, and those shared with everyone who recruits or with a service where one does."""
        if not user.is_authenticated or not user.has_role(*RECRUITING_ROLES):
            return self.none()
        shared = Q(is_shared=True)
        if not user.holds_for_programme(*RECRUITING_ROLES):
            services = user.services_as(*RECRUITING_ROLES)
            shared &= Q(service__isnull=True) | Q(service__in=services)
        return self.filter(Q(owner=user) | shared)

    def of(self, user: Any) -> "SavedViewQuerySet":
        """Those this user may change."""
        return self.visible_to(user).filter(owner=user)


class SavedView(models.Model):
    """A named list of people. `query` is its address after the question mark, without any search: filters only.
    Shared with no service named, it is for everyone who recruits."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField(default=False)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_view_of_this_name_per_owner"),
            models.CheckConstraint(
                condition=Q(is_shared=True) | Q(service__isnull=True), name="private_view_is_of_no_service"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FirstView(models.Model):
    """The view with which People opens for someone, instead of everyone in the process."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_view")
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.view}"

"""“I'm interested”, from anywhere: a public form, a content page, or staff after a call or a chat (REC-1)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.people.models import DatedSetting, Person, RouteKind, Service
from coprod.people.models.service import RECRUITING_ROLES
from coprod.programme.enquiries.stages import Stage
from coprod.vault.fields import EncryptedTextField

REACHABLE_BY = (RouteKind.EMAIL, RouteKind.TEXT, RouteKind.PHONE)


class Source(models.TextChoices):
    PUBLIC_FORM = "public_form", "The form on the site"
    SITE_PAGE = "site_page", "A page of the site"
    CALL = "call", "A phone call"
    CHAT = "chat", "A chat in person"


class EnquiryQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "EnquiryQuerySet":
        """Enquiries of one's own services; those of no service yet are everyone's who recruits."""
        if not user.is_authenticated or not user.has_role(*RECRUITING_ROLES):
            return self.none()
        if user.holds_for_programme(*RECRUITING_ROLES):
            return self
        return self.filter(Q(service_id__isnull=True) | Q(service_id__in=user.services_as(*RECRUITING_ROLES)))

    def waiting(self) -> "EnquiryQuerySet":
        return self.filter(stage=Stage.WAITING)

    def not_yet_a_person(self) -> "EnquiryQuerySet":
        """People who said hello and have not been invited to anything: they live here and nowhere else."""
        return self.filter(person__isnull=True).exclude(stage=Stage.CLOSED)


class Enquiry(models.Model):
    """Three questions and no more. A person record is made only when someone is invited to something."""

    chosen_name = models.CharField(max_length=120)
    reach_by = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in REACHABLE_BY])
    address = models.CharField("e-mail address or phone number", max_length=254)
    words = EncryptedTextField("anything they want to say", blank=True)
    about = models.CharField("what they are interested in", max_length=120, blank=True)
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.PUBLIC_FORM)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="enquiries")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.WAITING)
    received_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField()
    once = models.UUIDField(unique=True, null=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["answer_by", "received_at"]
        indexes = [models.Index(fields=["stage", "answer_by"], name="enquiry_waiting")]
        constraints = [models.CheckConstraint(condition=Q(stage__in=Stage.values), name="enquiry_stage_is_listed")]

    def __str__(self) -> str:
        return self.chosen_name


class EnquiryMove(StageRow):
    subject = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="moves")


class Answer(AppendOnly):
    """What we wrote back. The message takes its words from here when it is sent."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="answers")
    words = EncryptedTextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)


class EnquiryRule(DatedSetting):
    """By when an enquiry is answered (REC-1)."""

    answer_within_working_days = models.PositiveSmallIntegerField("working days to answer a hello", default=2)

    class Meta(DatedSetting.Meta):
        verbose_name = "rule for answering hellos"

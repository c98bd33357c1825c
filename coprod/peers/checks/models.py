"""DBS checks: what a role may be checked for, one check of one person, and what was decided (DBS-1 to DBS-8).
Only what the code of practice allows is kept: never a copy, never what a certificate says [F 1.13]."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.brought_over import BroughtOver
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.peers.checks import rules
from coprod.peers.checks.stages import BEFORE_A_DECISION, Stage
from coprod.people.models import Person, Role
from coprod.vault.fields import EncryptedTextField

TWELVE_DIGITS = r"^[0-9]{12}$"


class Level(models.TextChoices):
    NONE = "none", "No check"
    BASIC = "basic", "Basic"
    STANDARD = "standard", "Standard"
    ENHANCED = "enhanced", "Enhanced"
    ENHANCED_BARRED = "enhanced_barred", "Enhanced with the barred list"


class Workforce(models.TextChoices):
    ADULT = "adult", "Adults"
    CHILD = "child", "Children"
    OTHER = "other", "Other"


ENHANCED = (Level.ENHANCED, Level.ENHANCED_BARRED)
NEEDS_A_BASIS = (Level.STANDARD, *ENHANCED)
"""Asking for one of these without being entitled to is an offence [Police Act 1997], so the law is named."""


class Eligibility(AppendOnly):
    """What a role may be checked for, by which law, and who worked that out when. Assessed anew, it is another row:
    a check keeps the one it was asked for under."""

    level = models.CharField(max_length=20, choices=Level.choices)
    workforce = models.CharField(max_length=10, choices=Workforce.choices, default=Workforce.ADULT)
    legal_basis = models.TextField(blank=True)
    is_regulated_activity = models.BooleanField(default=False)
    regulated_because = models.TextField("why it is regulated activity", blank=True)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assessed_label = models.CharField(max_length=200)
    assessed_on = models.DateField(default=clock.today)

    class Meta:
        verbose_name_plural = "eligibilities"
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="eligibility_level_is_listed"),
            models.CheckConstraint(condition=Q(workforce__in=Workforce.values), name="eligibility_workforce_is_listed"),
            models.CheckConstraint(
                condition=~Q(level="enhanced_barred") | (Q(is_regulated_activity=True) & ~Q(regulated_because="")),
                name="barred_list_only_for_regulated_activity",
            ),
            models.CheckConstraint(
                condition=Q(level__in=["none", "basic"]) | ~Q(legal_basis=""), name="eligibility_names_its_law"
            ),
        ]

    def __str__(self) -> str:
        return self.asks or "no check"

    @property
    def is_asked(self) -> bool:
        return self.level != Level.NONE

    @property
    def is_enhanced(self) -> bool:
        return self.level in ENHANCED

    @property
    def asks(self) -> str:
        """ "an enhanced DBS check, with adults"; empty when there is no check."""
        if not self.is_asked:
            return ""
        article = "an" if self.is_enhanced else "a"
        with_whom = f", with {self.get_workforce_display().lower()}" if self.level != Level.BASIC else ""
        lists = " and the barred list" if self.level == Level.ENHANCED_BARRED else ""
        return f"{article} {self.level.split('_')[0]} DBS check{with_whom}{lists}"

    def is_met_by(self, other: "Eligibility") -> bool:
        """A certificate is good again only for the same level and workforce [DBS Update Service]."""
        return (self.level, self.workforce) == (other.level, other.workforce)


class Outcome(models.TextChoices):
    GO_AHEAD = "go_ahead", "Go ahead"
    WITH_CONDITIONS = "with_conditions", "Go ahead with conditions"
    ANOTHER_ROLE = "another_role", "Another role"
    LATER = "later", "Later"
    NOT_THIS_ROLE = "not_this_role", "Not this role"


YES = (Outcome.GO_AHEAD, Outcome.WITH_CONDITIONS)


class CheckQuerySet(models.QuerySet[Any]):
    def readable_by(self, user: Any) -> "CheckQuerySet":
        """Officers of the person's service; safeguarding leads where a second person decides. Never about oneself."""
        if not user.is_authenticated:
            return self.none()
        readable = self._in_services_of(user, Role.OFFICER) | self._in_services_of(user, Role.SAFEGUARDING).filter(
            has_information=True
        )
        return readable.exclude(person_id=user.person_id)

    def _in_services_of(self, user: Any, role: Role) -> "CheckQuerySet":
        if user.holds_for_programme(role):
            return self.all()
        return self.filter(person__service_id__in=user.services_as(role))

    def open(self) -> "CheckQuerySet":
        """Not decided and not stopped."""
        return self.filter(stage__in=BEFORE_A_DECISION)

    def not_stopped(self) -> "CheckQuerySet":
        return self.exclude(stage=Stage.WITHDRAWN)


class DbsCheck(models.Model):
    """One check of one person, for a role. Whether the certificate shows something is known to its deciders only."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="checks")
    eligibility = models.ForeignKey(Eligibility, on_delete=models.PROTECT, related_name="checks")
    for_role = models.CharField(max_length=80)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    stage_since = models.DateTimeField(default=clock.now)
    declared_at = models.DateTimeField(null=True, blank=True)
    volunteer_traps = models.JSONField("what makes it not free", default=list, blank=True)
    next_document = models.CharField("document they will get next", max_length=40, blank=True)
    helped_by = models.CharField("who helps them get it", max_length=120, blank=True)
    certificate_number = models.CharField(max_length=12, blank=True, validators=[RegexValidator(TWELVE_DIGITS)])
    issued_on = models.DateField(null=True, blank=True)
    has_information = models.BooleanField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    agreed = EncryptedTextField("what was agreed, for the person and the lead", blank=True)

    objects: ClassVar[Any] = CheckQuerySet.as_manager()

    SENSITIVE = ("has_information", "certificate_number", "volunteer_traps")

    class Meta:
        verbose_name = "DBS check"
        ordering = ["stage_since", "pk"]
        indexes = [models.Index(fields=["stage", "stage_since"], name="check_stage")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stage__in=[stage.value for stage in BEFORE_A_DECISION]),
                name="one_open_check_per_person",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="check_stage_is_listed"),
            models.CheckConstraint(
                condition=Q(certificate_number="") | Q(certificate_number__regex=TWELVE_DIGITS),
                name="certificate_number_has_12_digits",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["seen", "decided"])
                | Q(issued_on__isnull=False, has_information__isnull=False) & ~Q(certificate_number="")
                | Q(stage="decided", issued_on__isnull=False, has_information__isnull=True),
                name="seen_certificate_has_number_and_date",
            ),
            models.CheckConstraint(
                # In a draft, for the moment in which a decision is brought over.
                condition=Q(stage__in=["draft", "seen", "decided"], outcome__in=Outcome.values)
                | (~Q(stage="decided") & Q(outcome="")),
                name="decided_check_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_stage_display()}"

    @property
    def is_free(self) -> bool:
        return rules.is_free(self.volunteer_traps)

    @property
    def is_paused(self) -> bool:
        """They are getting a document: nobody chases (DBS-2)."""
        return self.stage == Stage.WAITING_FOR_ID and bool(self.next_document)

    @property
    def days(self) -> int:
        return (clock.today() - clock.local(self.stage_since).date()).days

    @property
    def days_late(self) -> int:
        if self.is_paused:
            return 0
        return rules.days_late(self.stage, clock.local(self.stage_since).date(), clock.today())

    @property
    def usual_days(self) -> int | None:
        return rules.USUAL_DAYS.get(self.stage)

    @property
    def days_left_to_join(self) -> int:
        """Days left for the Update Service, which a basic check cannot use."""
        if self.issued_on is None or self.eligibility.level == Level.BASIC:
            return 0
        return rules.days_left_to_join(self.issued_on, clock.today())

    @property
    def next_document_name(self) -> str:
        return rules.DOCUMENTS[self.next_document][1] if self.next_document else ""

    @property
    def agreed_outcome(self) -> str:
        """What enough people decided since the certificate was last seen: one when it is clear, else two different
        ones whose latest words are the same."""
        latest = {each.by_id: each.outcome for each in self.decisions.filter(at__gte=self.stage_since).order_by("pk")}
        if not latest:
            return ""
        if not self.has_information:
            return list(latest.values())[-1]
        outcomes = list(latest.values())
        return next((each for each in outcomes if outcomes.count(each) > 1), "")


class DbsCheckMove(StageRow):
    subject = models.ForeignKey(DbsCheck, on_delete=models.PROTECT, related_name="moves")


class CheckBroughtOver(BroughtOver):
    """A certificate that was seen and decided on before the charity came here. What it showed is not brought: whether
    it was clear stays unsaid."""

    subject = models.OneToOneField(DbsCheck, on_delete=models.PROTECT, related_name="brought_over")


class IdentitySeen(models.Model):
    """Which documents were seen, by whom, when and by which route. Kinds only: there are no copies (DBS-2)."""

    check_of = models.OneToOneField(DbsCheck, on_delete=models.PROTECT, related_name="identity")
    route = models.CharField(max_length=20, choices=[(each.value, each.value) for each in rules.Route])
    documents = models.JSONField(default=list, blank=True)
    why_this_route = models.CharField(max_length=300, blank=True)
    seen_on = models.DateField(default=clock.today)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    SENSITIVE = ("documents",)

    class Meta:
        verbose_name_plural = "identities seen"
        constraints = [
            models.CheckConstraint(
                condition=Q(route="1") | ~Q(why_this_route=""), name="another_route_than_the_first_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"identity by route {self.route}"

    @property
    def documents_shown(self) -> list[str]:
        return [rules.DOCUMENTS[each][1] for each in self.documents]


class Decision(AppendOnly):
    """What one decider made of a certificate, and why. The reason is for officers and deciders only."""

    check_of = models.ForeignKey(DbsCheck, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = EncryptedTextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="check_decision_is_listed"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

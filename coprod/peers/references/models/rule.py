"""What the charity decided about histories, and about the pace of asking (REF-1, REF-5)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from coprod.peers.references import pace, rules
from coprod.people.models import DatedSetting

_A_DAY = MinValueValidator(1, "Leave them in peace for at least one day.")


class ReferenceRule(DatedSetting):
    """What the charity asks of a history (REF-1). An application keeps the rule in force when it was sent."""

    window_months = models.PositiveSmallIntegerField("months of history", default=24)
    references_required = models.PositiveSmallIntegerField("character references", default=1)
    vouched_months_required = models.PositiveSmallIntegerField("months vouched for", default=12)
    gap_months_allowed = models.PositiveSmallIntegerField("longest gap without words, in months", default=3)
    accepted_kinds = models.JSONField("kinds of referee accepted", default=list, blank=True)
    reference_good_for_months = models.PositiveSmallIntegerField("months a reference stays good", default=12)
    cqc_schedule_3_applies = models.BooleanField("CQC Schedule 3 applies", default=False)

    class Meta(DatedSetting.Meta):
        verbose_name = "rule about histories"

    def as_rule(self) -> rules.Rule:
        """The same as a value, for the arithmetic."""
        return rules.Rule(
            window_months=self.window_months,
            references_required=self.references_required,
            vouched_months_required=self.vouched_months_required,
            gap_months_allowed=self.gap_months_allowed,
            accepted_kinds=frozenset(self.accepted_kinds),
            reference_good_for_months=self.reference_good_for_months,
            cqc_schedule_3_applies=self.cqc_schedule_3_applies,
        )


class AskingRule(DatedSetting):
    """How long we leave a referee in peace before the next word or call (REF-5). How often is up to the messages
    setting."""

    remind_after_days = models.PositiveSmallIntegerField("days before a reminder", default=7, validators=[_A_DAY])
    ring_after_days = models.PositiveSmallIntegerField("days before we ring", default=7, validators=[_A_DAY])
    ring_again_after_days = models.PositiveSmallIntegerField(
        "days before we ring again", default=3, validators=[_A_DAY]
    )

    class Meta(DatedSetting.Meta):
        verbose_name = "rule about asking referees"
        constraints = [
            models.CheckConstraint(
                condition=Q(remind_after_days__gte=1, ring_after_days__gte=1, ring_again_after_days__gte=1),
                name="referees_have_a_day_of_peace",
            ),
        ]

    def as_pace(self) -> pace.Pace:
        """The same as a value."""
        return pace.Pace(self.remind_after_days, self.ring_after_days, self.ring_again_after_days)

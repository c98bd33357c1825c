"""What we did about what members said, and why: answers to contributions and to taps."""

from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.panels.consultations.models.consultation import Consultation
from coprod.programme.policies.models import Part


class Outcome(models.TextChoices):
    CHANGED = "changed", "Changed the words"
    PARTLY = "partly", "Changed part"
    SOMETHING_ELSE = "something_else", "Did something else"
    NOT_CHANGED = "not_changed", "Not changed, and why"
    ALREADY_SO = "already_so", "Already so"
    PASSED_ON = "passed_on", "Passed on"


CHANGING = (Outcome.CHANGED, Outcome.PARTLY)


class Answer(models.Model):
    """What we did about one or several contributions, and why. Not shown before all of them are published."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    did = models.TextField("what we did", blank=True)
    why = models.TextField("why")
    written_at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="answer_outcome_is_listed"),
            models.CheckConstraint(condition=~Q(why=""), name="answer_says_why"),
        ]

    @property
    def changes_words(self) -> bool:
        return self.outcome in CHANGING


class TapAnswer(models.Model):
    """What we say to all the taps on one part together."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="tap_answers")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "part"], name="one_tap_answer_per_part"),
        ]

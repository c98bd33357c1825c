"""The charity this installation belongs to: one row (PPL-4, RUN-4). Header and footer of every page show it."""

from typing import Any

from django.db import models

from coprod.vault.models import PrivateFile


class Colours(models.TextChoices):
    """Sets of colours that were checked for contrast in light and dark (coprod/ui/static/ui/palettes)."""

    HARBOUR = "", "Harbour: deep water"
    SKY = "sky", "Sky: blue"
    PLUM = "plum", "Plum: dark pink"
    MOSS = "moss", "Moss: green"
    VIOLET = "violet", "Violet: purple"


class Charity(models.Model):
    """The legal controller. Contact number, its cost and hours have no default promise."""

    name = models.CharField(max_length=120)
    contact_number = models.CharField(max_length=30, blank=True)
    number_cost = models.CharField("what a call costs", max_length=120, blank=True)
    contact_hours = models.CharField("when someone answers", max_length=120, blank=True)
    outside_hours = models.CharField("what happens outside those hours", max_length=300, blank=True)
    contact_email = models.EmailField(blank=True)
    exit_url = models.URLField("where “leave this page quickly” goes", default="https://www.bbc.co.uk/weather")
    logo = models.ForeignKey(PrivateFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    footer_note = models.CharField(max_length=300, blank=True)
    colours = models.CharField(max_length=10, choices=Colours.choices, blank=True, default=Colours.HARBOUR)

    class Meta:
        verbose_name_plural = "charities"
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_charity_per_installation"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def of_this_installation(cls) -> "Charity":
        """The charity, or an unsaved one with an empty name before `make setup`."""
        return cls.objects.select_related("logo").filter(pk=1).first() or cls(name="")

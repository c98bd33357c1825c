"""The service offer menu: things to join, things with dates, and things for other organisations (PUB-4, PUB-5)."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from coprod.content.blocks.links import ICONS
from coprod.content.blocks.pictures import PictureBlock, prefetch_renditions
from coprod.content.blocks.sessions import SESSIONS, coming
from coprod.content.blocks.text import FEATURES
from coprod.content.home.models import AskedAboutPage, SectionPage
from coprod.content.offers import fitting, forms
from coprod.content.offers.answers import LIKES, Time

MONEY = re.compile(r"[£€$]\s*[0-9]|\b[0-9]+\s*(?:pounds|quid)\b", re.I)
NO_AMOUNTS = "Leave amounts of money out. We talk about thanks and payment with each person, in private."
LIKE_FIELDS = {f"likes_{key}": key for key, _ in LIKES}
PLACE_FIELDS = {"is_from_home": "home", "is_meeting_up": "out"}


class Kind(models.TextChoices):
    JOIN_IN = "join_in", "Something to join in with"
    ACTIVITY = "activity", "An activity or a place, with dates"
    ORGANISATIONS = "organisations", "For other organisations"


class OffersIndexPage(SectionPage, AskedAboutPage):
    """All offers, with a filter; an idea of one's own, and working together, can be asked about here."""

    thanks = models.TextField(
        "thanks and payment",
        max_length=400,
        default="We will talk with you about thanks and payment, and what it could mean for benefits. We do this "
        "before you say yes, in private.",
        help_text="No amounts here: what is right differs from person to person.",
    )
    for_organisations = models.TextField(
        max_length=300,
        blank=True,
        default="Work with people who know it from the inside. They choose what they take part in.",
        help_text="Above what you offer to other organisations.",
    )

    subpage_types = ("offers.OfferPage",)
    content_panels = [
        *SectionPage.content_panels,
        FieldPanel("thanks"),
        FieldPanel("for_organisations"),
        FieldPanel("service"),
    ]

    class Meta:
        verbose_name = "menu of offers"

    @property
    def enquiry_about(self) -> dict[str, str]:
        return {"": "Where to start", "idea": "An idea of their own", "together": "Working together"}

    def clean(self) -> None:
        super().clean()
        if MONEY.search(self.thanks):
            raise ValidationError({"thanks": NO_AMOUNTS})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        offers = list(OfferPage.objects.live().child_of(self).order_by("path"))
        prefetch_renditions(offer.picture for offer in offers)
        wanted = forms.wanted(request.GET)
        to_join = [(offer, offer.answers) for offer in offers if offer.kind != Kind.ORGANISATIONS]
        return context | {
            "form": forms.find_form(wanted),
            "is_asked": any(wanted.values()),
            "found": fitting.found(wanted, to_join),
            "to_join": len(to_join),
            "organisations": [offer for offer in offers if offer.kind == Kind.ORGANISATIONS],
        }


class OfferPage(AskedAboutPage):
    """One thing to join in with, or one thing for other organisations."""

    kind = models.CharField("what it is", max_length=20, choices=Kind.choices, default=Kind.JOIN_IN)
    summary = models.TextField(max_length=240, help_text="One to three short sentences, for the card.")
    picture = StreamField([("picture", PictureBlock())], max_num=1, blank=True)
    icon = models.CharField(
        "small drawing", max_length=20, choices=ICONS, blank=True, help_text="For organisations: beside the title."
    )
    time_words = models.CharField("how much time", max_length=60, blank=True, help_text="Such as: About 3 hours a week")
    time = models.CharField("for the filter", max_length=10, choices=Time.choices, blank=True)
    likes_talk = models.BooleanField("talking", default=False)
    likes_make = models.BooleanField("making things", default=False)
    likes_decide = models.BooleanField("deciding", default=False)
    likes_help = models.BooleanField("helping someone", default=False)
    is_from_home = models.BooleanField("from home", default=False)
    is_meeting_up = models.BooleanField("meeting up", default=False)
    place = models.CharField(max_length=120, blank=True, help_text="Such as: The Boatyard, or anywhere")
    suits = models.CharField("who it suits", max_length=200, blank=True)
    costs_covered = models.CharField(max_length=120, blank=True, help_text="Such as: We cover your travel and lunch")
    has_thanks = models.BooleanField(
        "thanks and payment", default=False, help_text="Says that we talk about it first. Never an amount."
    )
    checks_needed = models.CharField(
        max_length=200, blank=True, help_text="Such as: Two references. Leave it empty when there are none."
    )
    price = models.CharField(
        max_length=120, blank=True, help_text="For organisations, in words: “Price by size of group”"
    )
    body = RichTextField("more about it", features=FEATURES, blank=True)
    dates = StreamField(SESSIONS, blank=True, max_num=24)

    STREAMS = ("picture",)
    parent_page_types = ("offers.OffersIndexPage",)
    subpage_types: tuple[str, ...] = ()
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("icon"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("time_words"), FieldPanel("time")], "Time"),
        MultiFieldPanel([FieldPanel(name) for name in LIKE_FIELDS], "Suits people who like"),
        MultiFieldPanel([FieldPanel("place"), *(FieldPanel(name) for name in PLACE_FIELDS)], "Where"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("suits", "costs_covered", "has_thanks", "checks_needed")], "Good to know"
        ),
        FieldPanel("price"),
        FieldPanel("dates"),
        FieldPanel("service"),
    ]

    class Meta:
        verbose_name = "offer"

    @property
    def answers(self) -> dict[str, frozenset[str]]:
        """Which answers of the filter it has."""
        return {
            "time": frozenset({self.time} if self.time else ()),
            "like": frozenset(key for name, key in LIKE_FIELDS.items() if getattr(self, name)),
            "where": frozenset(key for name, key in PLACE_FIELDS.items() if getattr(self, name)),
        }

    @property
    def coming(self) -> list[Any]:
        return coming(self.dates)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        menu = OffersIndexPage.objects.parent_of(self).get()
        return super().get_context(request, *args, **kwargs) | {"menu": menu}

    def clean(self) -> None:
        """Raises ValidationError for an amount of money where people are asked to take part (PUB-4)."""
        super().clean()
        if self.kind == Kind.ORGANISATIONS:
            return
        for name in ("summary", "body", "costs_covered", "suits", "time_words", "checks_needed", "price"):
            if MONEY.search(str(getattr(self, name))):
                raise ValidationError({name: NO_AMOUNTS})

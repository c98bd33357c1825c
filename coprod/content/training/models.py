"""The training offer: courses for residents, for staff and for other organisations (PUB-3)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from coprod.content.blocks.pictures import PictureBlock, prefetch_renditions
from coprod.content.blocks.sessions import SESSIONS, coming
from coprod.content.blocks.text import FEATURES
from coprod.content.home.models import AskedAboutPage, SectionPage

AUDIENCES = (
    ("is_for_residents", "residents"),
    ("is_for_staff", "our staff"),
    ("is_for_organisations", "other organisations"),
)


class TrainingIndexPage(SectionPage, AskedAboutPage):
    """All courses, in the order editors give them."""

    subpage_types = ("training.TrainingPage",)
    content_panels = [*SectionPage.content_panels, FieldPanel("service")]

    class Meta:
        verbose_name = "training offer"

    @property
    def enquiry_about(self) -> dict[str, str]:
        return {"": "Training"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        courses = list(TrainingPage.objects.live().child_of(self).order_by("path"))
        prefetch_renditions(course.picture for course in courses)
        return context | {"courses": courses}


class TrainingPage(AskedAboutPage):
    """One course."""

    summary = models.TextField(max_length=300, help_text="One or two sentences, for the card and the top of the page.")
    picture = StreamField([("picture", PictureBlock())], max_num=1, blank=True)
    is_for_residents = models.BooleanField("residents", default=False)
    is_for_staff = models.BooleanField("our staff", default=False)
    is_for_organisations = models.BooleanField("other organisations", default=False)
    covers = RichTextField("what it covers", features=FEATURES)
    how_long = models.CharField(max_length=80, help_text="Such as: One day, 10am to 3pm")
    places = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many can take part each time.")
    price = models.CharField(
        max_length=160, blank=True, help_text="In words: “Free for residents. Ask us for a price for your group.”"
    )
    trainers = models.CharField(
        "who runs it",
        max_length=200,
        help_text="After “Led by”: two trainers with lived experience, and one of our team",
    )
    access = models.CharField(
        "making it easy to come", max_length=300, blank=True, help_text="Steps, breaks, travel, lunch, children."
    )
    dates = StreamField(SESSIONS, blank=True, max_num=24)

    STREAMS = ("picture",)
    parent_page_types = ("training.TrainingIndexPage",)
    subpage_types: tuple[str, ...] = ()
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel([FieldPanel(name) for name, _ in AUDIENCES], "Who it is for"),
        FieldPanel("covers"),
        MultiFieldPanel(
            [FieldPanel("how_long"), FieldPanel("places"), FieldPanel("price")], "How long, how many, price"
        ),
        FieldPanel("trainers"),
        FieldPanel("access"),
        FieldPanel("dates"),
        FieldPanel("service"),
    ]

    class Meta:
        verbose_name = "course on offer"

    @property
    def enquiry_about(self) -> dict[str, str]:
        return {"": f"Training: {self.title}"}

    @property
    def audience(self) -> str:
        """Whom it is for, as a list in words."""
        return ", ".join(words for name, words in AUDIENCES if getattr(self, name))

    @property
    def coming(self) -> list[Any]:
        return coming(self.dates)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        offer = TrainingIndexPage.objects.parent_of(self).get()
        return super().get_context(request, *args, **kwargs) | {"offer": offer}

    def clean(self) -> None:
        super().clean()
        if not any(getattr(self, name) for name, _ in AUDIENCES):
            raise ValidationError({"is_for_residents": "Choose whom it is for."})

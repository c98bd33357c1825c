"""The podcast: its shows, its episodes, and the recordings they play (PUB-2)."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import get_text_list
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.models import Image
from wagtail.models import Page

from coprod import clock
from coprod.content.home.models import AskedAboutPage, SectionPage, SitePage
from coprod.content.podcast import moments
from coprod.content.podcast.blocks import CHAPTERS, PEOPLE
from coprod.content.podcast.forms import EpisodeForm
from coprod.content.podcast.parts import LINES_SHOWN, Part, in_order
from coprod.content.podcast.recordings import Recording
from coprod.content.podcast.transcript import Line, NotATranscript, read

SMALLEST_COVER = 1400
"""Pixels each way (Apple)."""


class Category(models.TextChoices):
    """Apple's names, of those a charity's podcast is likely to fit."""

    SOCIETY = "Society & Culture", "Society and culture"
    JOURNALS = "Society & Culture/Personal Journals", "Personal journals"
    RELATIONSHIPS = "Society & Culture/Relationships", "Relationships"
    MENTAL_HEALTH = "Health & Fitness/Mental Health", "Mental health"
    EDUCATION = "Education/Self-Improvement", "Learning"


class PodcastIndexPage(SectionPage):
    """Where "Listen" leads: to the one show, or to a list of several."""

    subpage_types = ("podcast.PodcastShowPage",)

    class Meta:
        verbose_name = "podcast shows"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """With one show there is nothing to choose from."""
        shows = list(PodcastShowPage.objects.live().child_of(self)[:2])
        if len(shows) == 1 and not getattr(request, "is_preview", False):
            return redirect(shows[0].get_url(request))
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shows = PodcastShowPage.objects.live().child_of(self).order_by("title")
        return super().get_context(request, *args, **kwargs) | {"shows": shows}


class PodcastShowPage(AskedAboutPage):
    """A show: what podcast apps subscribe to, and the list of its episodes."""

    summary = models.TextField(max_length=1000, help_text="What it is about. Podcast apps show it too.")
    rhythm = models.CharField(
        max_length=120, blank=True, help_text="When new ones come: “A new one comes out every second Thursday.”"
    )
    category = models.CharField(max_length=60, choices=Category.choices, default=Category.SOCIETY)
    has_strong_language = models.BooleanField("has strong language", default=False)
    cover = models.ForeignKey(
        Image,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Square, at least 1,400 pixels each way. Without one, our drawing of a front door.",
    )
    cover_alt = models.CharField(
        "what the cover shows", max_length=250, blank=True, help_text="For people who cannot see it."
    )

    STREAMS = ()
    parent_page_types = ("podcast.PodcastIndexPage",)
    subpage_types = ("podcast.EpisodePage",)
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("rhythm"),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], "Cover"),
        MultiFieldPanel([FieldPanel("category"), FieldPanel("has_strong_language")], "In podcast apps"),
        FieldPanel("service"),
    ]

    class Meta:
        verbose_name = "podcast show"

    @property
    def enquiry_about(self) -> dict[str, str]:
        return {"": f"Being on {self.title}"}

    def clean(self) -> None:
        super().clean()
        if self.cover and not self.cover_alt.strip():
            raise ValidationError({"cover_alt": "Say what the cover shows."})
        if self.cover and not self.cover.width == self.cover.height >= SMALLEST_COVER:
            raise ValidationError({"cover": "Podcast apps want a square cover, at least 1,400 pixels each way."})
        before = type(self).objects.filter(pk=self.pk, first_published_at__isnull=False).first() if self.pk else None
        if before and before.slug != self.slug:
            raise ValidationError({"slug": "Podcast apps know this show by its address, so it stays."})

    def episodes(self) -> Any:
        """Published episodes, newest first."""
        return (
            EpisodePage.objects.live()
            .child_of(self)
            .select_related("recording__file")
            .order_by("-out_since", "-number")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"episodes": list(self.episodes()[:100])}


class EpisodePage(SitePage):
    """One episode: its sound, all of its words, its parts and the people in it."""

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField(help_text="Counts up within the show.")
    out_since = models.DateField("out since", default=clock.today, help_text="Podcast apps list episodes by this day.")
    summary = models.TextField(max_length=600, help_text="Two or three sentences. Podcast apps show them too.")
    recording = models.ForeignKey(
        Recording, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    transcript = models.TextField(
        "every word",
        help_text="One line for each time someone speaks: the time, the name, a colon and the words. “0:12 Fern: It "
        "has earned a rest.” Nobody can publish an episode without it.",
    )
    chapters = StreamField(CHAPTERS, blank=True, max_num=30, verbose_name="parts")
    people = StreamField(PEOPLE, blank=True, max_num=20, help_text="Under the names they chose.")
    who_made_it = models.TextField(
        "who made this", max_length=400, blank=True, help_text="Who chose the topic, asked, cut, and said yes to it."
    )
    about_the_voices = models.CharField(
        max_length=160,
        blank=True,
        help_text="If a computer makes the voices, say so: the page and podcast apps show these words.",
    )

    STREAMS = ()
    base_form_class = EpisodeForm
    exclude_fields_in_copy = ("guid", "recording")
    parent_page_types = ("podcast.PodcastShowPage",)
    subpage_types: tuple[str, ...] = ()
    content_panels = [
        *Page.content_panels,
        FieldPanel("number"),
        FieldPanel("out_since"),
        FieldPanel("summary"),
        FieldPanel("sound"),
        FieldPanel("about_the_voices"),
        FieldPanel("transcript"),
        FieldPanel("chapters"),
        FieldPanel("people"),
        FieldPanel("who_made_it"),
    ]

    class Meta:
        verbose_name = "episode"

    def clean(self) -> None:
        """Raises ValidationError for words or parts that do not fit the sound; and, once out, for an episode
        without sound or without words (WCAG 1.2.1)."""
        super().clean()
        is_out = self.live and not self._state.adding  # a new page says so of itself until the editor saves it
        if is_out and not self.recording_id:
            raise ValidationError("Add the recording before you publish.")
        if is_out and not self.transcript.strip():
            raise ValidationError({"transcript": "Add every word before you publish."})
        self._check_times()

    def _check_times(self) -> None:
        try:
            lines = read(self.transcript)
        except NotATranscript as found:
            raise ValidationError({"transcript": str(found)})
        end = self.recording.milliseconds / 1000 if self.recording else None
        if end and lines and lines[-1].at > end:
            raise ValidationError({"transcript": f"The recording is over before {lines[-1].at_written}."})
        if end and any(part.at > end for part in self.parts):
            raise ValidationError({"chapters": "A part begins after the recording is over."})

    @property
    def lines(self) -> list[Line]:
        return read(self.transcript)

    @property
    def parts(self) -> list[Part]:
        told = [(part.seconds, part["title"], part["care_note"]) for part in (block.value for block in self.chapters)]
        return in_order(
            [(seconds, title, care_note) for seconds, title, care_note in told if seconds is not None],
            milliseconds=self.recording.milliseconds if self.recording else 0,
        )

    @property
    def bylines(self) -> str:
        """Who is in it: "Tomasz, Fern and Seaglass"."""
        return get_text_list([block.value["byline"] for block in self.people], "and")

    @property
    def length(self) -> str:
        """How long it is, in words; empty without a recording."""
        return moments.in_words(self.recording.milliseconds) if self.recording else ""

    @property
    def show(self) -> PodcastShowPage:
        show: PodcastShowPage = PodcastShowPage.objects.parent_of(self).select_related("cover").get()
        return show

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        show = self.show
        others = [episode for episode in show.episodes()[:4] if episode.pk != self.pk][:3]
        lines = self.lines
        return super().get_context(request, *args, **kwargs) | {
            "show": show,
            "others": others,
            "first_lines": lines[:LINES_SHOWN],
            "more_lines": lines[LINES_SHOWN:],
            "parts": self.parts,
            "cares": [part for part in self.parts if part.care_note],
        }

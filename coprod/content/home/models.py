"""The pages of the public site that editors write themselves (PUB-1)."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from coprod.content.blocks.bands import HOME_BODY, PAGE_BODY, HeroBlock
from coprod.content.blocks.pictures import prefetch_renditions
from coprod.content.home.permissions import may_edit
from coprod.people.models import Service


class SitePage(Page):
    """What every page of ours shares: open to everyone, and an "Edit this page" link instead of a userbar."""

    private_page_options: ClassVar[list[str]] = []
    STREAMS: ClassVar[tuple[str, ...]] = ("body",)

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        prefetch_renditions(getattr(self, name) for name in self.STREAMS)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"may_edit": may_edit(request), "address": self.get_full_url(request)}


class SectionPage(SitePage):
    """The first page of a part of the site that has a place in the menu (sections.py)."""

    heading = models.CharField(max_length=120, help_text="The one loud thing on the page. The title is for the menu.")
    introduction = models.TextField(max_length=400, blank=True, help_text="Two or three short sentences under it.")

    STREAMS = ()
    max_count = 1
    show_in_menus_default = True
    parent_page_types = ("home.HomePage",)
    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("introduction")]

    class Meta:
        abstract = True


class AskedAboutPage(SitePage):
    """A page with an "I'm interested" button: the three questions of a hello, about this page (interest.py)."""

    service = models.ForeignKey(
        Service,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="who answers",
        help_text="Whose leads hear from people who are interested. Nothing chosen: all leads.",
    )

    class Meta:
        abstract = True

    @property
    def enquiry_about(self) -> dict[str, str]:
        """What an enquiry from here is about, by the word in its address; "" is the usual one."""
        return {"": self.title}


class HomePage(SitePage):
    """The front door: an opening and bands in the order the editor gives them."""

    opening = StreamField([("hero", HeroBlock())], max_num=1, blank=True, verbose_name="top of the page")
    body = StreamField(HOME_BODY, blank=True, verbose_name="bands")

    STREAMS = ("opening", "body")
    max_count = 1
    parent_page_types = ("wagtailcore.Page",)
    subpage_types = (
        "home.StandardPage",
        "offers.OffersIndexPage",
        "podcast.PodcastIndexPage",
        "training.TrainingIndexPage",
    )
    content_panels = [
        *Page.content_panels,
        HelpPanel(content="The title is what a browser shows on the tab. Nothing shows until you publish."),
        FieldPanel("opening"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "home page"


class StandardPage(SitePage):
    """A page of text, such as how information is looked after."""

    introduction = models.TextField(
        blank=True, max_length=300, help_text="One or two sentences in larger words, under the title."
    )
    body = StreamField(PAGE_BODY, blank=True)
    in_footer = models.BooleanField(
        "show at the foot of every page", default=False, help_text="For pages about this site."
    )

    parent_page_types = ("home.HomePage", "home.StandardPage")
    subpage_types = ("home.StandardPage",)
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, MultiFieldPanel([FieldPanel("in_footer")], "At the foot")]

    class Meta:
        verbose_name = "standard page"

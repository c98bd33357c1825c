"""The bands of the home page, top to bottom as editors see them, and the panel other pages share.

Each says what it is for and shows itself filled in before it is chosen (Wagtail's block previews).
"""

from datetime import date
from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, DateBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks import TextBlock as PlainTextBlock

from coprod import clock
from coprod.content.blocks import previews
from coprod.content.blocks.links import ButtonBlock, LinkBlock, TargetBlock
from coprod.content.blocks.pictures import HERO_DRAWINGS, CoverBlock, PictureBlock
from coprod.content.blocks.text import SMALL_FEATURES, TextBlock

TINTS = [("sand", "Sand: help, the next step"), ("heather", "Heather: someone's words"), ("card", "White")]


def one_line(**options: Any) -> CharBlock:
    return CharBlock(max_length=120, **options)


def sentences(**options: Any) -> PlainTextBlock:
    return PlainTextBlock(max_length=500, rows=3, **options)


class HeroBlock(StructBlock):
    title = one_line(help_text="The one loud thing on the page. Eight words or so.")
    text = sentences(required=False, help_text="Two or three short sentences.")
    buttons = ListBlock(ButtonBlock(), max_num=2, default=[], help_text="The first is the main one. Two at most.")
    drawing = ChoiceBlock(choices=HERO_DRAWINGS, required=False, default="harbour")

    class Meta:
        icon = "home"
        label = "Top of the page"
        template = "blocks/hero.html"
        description = "The top of the home page: what this place is, in large words, and what to do first."
        preview_value = previews.HERO


class SaidAndDidBlock(StructBlock):
    heading = one_line(default="You said, we did")
    said = sentences(help_text="Their own words, agreed with them.")
    who = CharBlock(max_length=60, help_text="The name they chose to be known by.")
    where = CharBlock(required=False, max_length=80, help_text="Such as: Reference Panel, June 2026")
    did = sentences(help_text="What is different now.")
    more = sentences(required=False, help_text="When it began, and how many people shaped it.")
    link = LinkBlock()

    class Meta:
        icon = "openquote"
        label = "You said, we did"
        template = "blocks/said_and_did.html"
        description = "What somebody said beside what was done about it. Only what has really happened."
        preview_value = previews.SAID_AND_DID


class FeatureBlock(StructBlock):
    heading = one_line()
    text = sentences()
    button = ButtonBlock()
    link = LinkBlock(label="Second link")
    picture = CoverBlock()

    class Meta:
        icon = "pick"
        label = "Deep band"
        template = "blocks/feature.html"
        description = "One thing that matters now, on a dark band. Use it once on a page."
        preview_value = previews.FEATURE


class CardBlock(StructBlock):
    picture = PictureBlock()
    title = one_line()
    text = sentences()
    foot = CharBlock(required=False, max_length=80, help_text="How long, where or when: “About 3 hours a week”.")
    target = TargetBlock(label="Where the card leads")


class CardsBlock(StructBlock):
    heading = one_line()
    text = sentences(required=False)
    cards = ListBlock(CardBlock(), max_num=9)
    link = LinkBlock(label="Link below the cards")

    class Meta:
        icon = "grip"
        label = "Cards"
        template = "blocks/cards.html"
        description = "Ways to join in: each card has a drawing, a few words and leads to one place."
        preview_value = previews.CARDS


class DateEntryBlock(StructBlock):
    date = DateBlock(help_text="It leaves the page by itself the day after.")
    title = one_line()
    details = CharBlock(max_length=160, help_text="Day, time, place, cost: “Friday, 10am to 3pm, The Boatyard. Free.”")
    tag = CharBlock(required=False, max_length=40, help_text="Two or three words, such as: 4 places left")
    target = TargetBlock(label="Where it leads")


class DatesValue(StructValue):
    """Dates in order; what is over is not shown."""

    @property
    def coming(self) -> list[StructValue]:
        today: date = clock.today()
        return sorted((entry for entry in self["dates"] if entry["date"] >= today), key=lambda entry: entry["date"])

    @property
    def has_side(self) -> bool:
        return bool(self.get("side_heading"))


class DatesBlock(StructBlock):
    heading = one_line()
    dates = ListBlock(DateEntryBlock(), max_num=12)
    side_heading = one_line(required=False, help_text="The white panel beside the dates. Leave it empty for none.")
    side_text = sentences(required=False)
    side_link = LinkBlock()

    class Meta:
        icon = "date"
        label = "Dates"
        value_class = DatesValue
        template = "blocks/dates.html"
        description = "What is coming, by date, on sand. Past dates leave by themselves."
        preview_value = staticmethod(previews.dates)


class StoryBlock(StructBlock):
    picture = PictureBlock()
    title = one_line()
    quote = sentences(help_text="A sentence of theirs, without quotation marks.")
    byline = CharBlock(max_length=60, help_text="The name they chose to be known by.")
    foot = CharBlock(required=False, max_length=60, help_text="Such as: 4 minutes to read")
    target = TargetBlock(label="Where the story is")


class StoriesBlock(StructBlock):
    heading = one_line()
    text = sentences(required=False)
    stories = ListBlock(StoryBlock(), max_num=6)

    class Meta:
        icon = "openquote"
        label = "Stories"
        template = "blocks/stories.html"
        description = "People's own stories. Each chose their name and said yes to every word."
        preview_value = previews.STORIES


class PanelBlock(StructBlock):
    heading = one_line(required=False)
    text = TextBlock(features=SMALL_FEATURES)
    tint = ChoiceBlock(choices=TINTS, required=False, help_text="Nothing chosen is sea green: what we do.")

    class Meta:
        icon = "info-circle"
        label = "Panel"
        template = "blocks/panel.html"
        description = "A tinted box for one thing people should not miss."
        preview_value = previews.PANEL


HOME_BODY: list[tuple[str, Any]] = [
    ("said_and_did", SaidAndDidBlock()),
    ("feature", FeatureBlock()),
    ("cards", CardsBlock()),
    ("dates", DatesBlock()),
    ("stories", StoriesBlock()),
    ("text", TextBlock()),
    ("panel", PanelBlock()),
]
PAGE_BODY: list[tuple[str, Any]] = [("text", TextBlock()), ("panel", PanelBlock())]

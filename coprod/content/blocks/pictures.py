"""Pictures of the site: our own drawings by name, or an uploaded image with words for those who cannot see it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage

from coprod.content.blocks.links import left_to_fix

WIDE_DRAWINGS = [
    ("walk", "Two people walking in the hills"),
    ("table", "People round a table"),
    ("microphone", "A microphone"),
    ("interview", "Two people talking"),
    ("visit", "A window"),
    ("welcome", "A kettle and cups"),
    ("class", "A boat at sea"),
    ("plant", "A plant in a pot"),
]
"""For cards and stories: templates/ui/art/<name>.html."""

COVER_DRAWINGS = [("front_door", "A front door, open to warm light"), *WIDE_DRAWINGS]
"""For the deep band."""

HERO_DRAWINGS = [("harbour", "Neighbours in front of six bright houses")]
"""For the top of the home page, whose drawing reaches over the whole width."""

DRAWINGS = frozenset(name for name, _ in [*COVER_DRAWINGS, *HERO_DRAWINGS])


class PictureBlock(StructBlock):
    """A drawing or an image, or neither."""

    drawing = ChoiceBlock(choices=WIDE_DRAWINGS, required=False, help_text="One of our own drawings.")
    image = ImageChooserBlock(required=False, label="Or an image", help_text="People in it have said yes to this use.")
    alt_text = CharBlock(
        required=False,
        max_length=250,
        label="What the image shows",
        help_text="For people who cannot see it. Needed with an image: “Asha and Len plant tomatoes”.",
    )

    class Meta:
        icon = "image"

    def clean(self, value: Any) -> StructValue:
        cleaned = super().clean(value)
        if cleaned.get("image") and not cleaned.get("alt_text", "").strip() and not self.is_deferred_validation:
            raise left_to_fix("alt_text", "Say what the image shows.")
        if cleaned.get("image") and cleaned.get("drawing"):
            raise left_to_fix("drawing", "Choose a drawing or an image, not both.")
        return cleaned


class CoverBlock(PictureBlock):
    """The picture of the deep band, which may be square."""

    drawing = ChoiceBlock(choices=COVER_DRAWINGS, required=False, help_text="One of our own drawings.")

    class Meta:
        icon = "image"


def prefetch_renditions(values: Iterable[Any]) -> None:
    """Fetch the sizes of every image inside stream values in one query, whatever their number."""
    images = [image for value in values for image in _images_in(value)]
    if images:
        prefetch_related_objects(images, "renditions")


def _images_in(value: Any) -> Iterator[AbstractImage]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from _images_in(child)
    elif isinstance(value, StreamValue):
        for block in value:
            yield from _images_in(block.value)
    elif isinstance(value, ListValue):
        for child in value:
            yield from _images_in(child)

"""The parts of an episode, and the people in it, as editors fill them in."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

from coprod.content.podcast import moments

ROLES = [("host", "Host"), ("guest", "Guest"), ("audio editor", "Cut the sound"), ("music", "Music")]


def check_moment(written: str) -> None:
    """Raises ValidationError unless it is a time inside a recording."""
    try:
        moments.seconds(written)
    except ValueError:
        raise ValidationError("Write a time such as 6:10, or 1:02:30.")


class ChapterValue(StructValue):
    @property
    def seconds(self) -> int | None:
        """When it begins; None in a draft that does not say so yet."""
        try:
            return moments.seconds(self["at"] or "")
        except ValueError:
            return None


class ChapterBlock(StructBlock):
    at = CharBlock(max_length=8, label="Begins at", help_text="Such as 6:10.", validators=[check_moment])
    title = CharBlock(max_length=80)
    care_note = CharBlock(
        required=False,
        max_length=120,
        label="Before you listen",
        help_text="If this part may be hard to hear: “Fern talks about sleeping in her car”. It shows from when to "
        "when, with a link past it.",
    )

    class Meta:
        icon = "list-ol"
        label = "Part"
        value_class = ChapterValue
        form_classname = "struct-block"


class PersonBlock(StructBlock):
    byline = CharBlock(max_length=60, help_text="The name they chose to be known by. They said yes to it being here.")
    role = ChoiceBlock(choices=ROLES, default="guest")

    class Meta:
        icon = "user"
        label = "Person"


CHAPTERS: list[tuple[str, Any]] = [("chapter", ChapterBlock())]
PEOPLE: list[tuple[str, Any]] = [("person", PersonBlock())]

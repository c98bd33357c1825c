"""Where a link of the site may lead: a page the editor chooses, or a place of the product such as /hello/."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from wagtail.blocks import CharBlock, ChoiceBlock, PageChooserBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.views import serve

ICONS = [
    ("cup", "A cup"),
    ("headphones", "Headphones"),
    ("heart", "A heart"),
    ("people", "People"),
    ("phone", "A telephone"),
    ("play", "Play"),
    ("speech", "A speech bubble"),
    ("walk", "Someone walking"),
]


def check_path(path: str) -> None:
    """Raises ValidationError unless `path` is a place of the product, so that no link is dead."""
    if not path.startswith("/"):
        raise ValidationError("Begin with /, such as /hello/. Links to other sites belong in text.")
    try:
        match = resolve(path)
    except Resolver404:
        raise ValidationError("There is nothing at this address.")
    if match.func is serve:
        raise ValidationError("If this is a page of the site, choose the page instead.")


class LinkValue(StructValue):
    """What an editor filled in; `url` is empty when nothing leads anywhere, or the page is not published."""

    @property
    def url(self) -> str:
        page = self.get("page")
        if page is not None:
            return (page.url or "") if page.live else ""
        return self.get("path") or ""


def _page() -> PageChooserBlock:
    return PageChooserBlock(required=False, label="Page", help_text="A page of this site.")


def _path() -> CharBlock:
    return CharBlock(
        required=False,
        label="Or a place",
        max_length=200,
        validators=[check_path],
        help_text="A place of the product: /hello/ to say hello, /apply/ to apply.",
    )


class TargetBlock(StructBlock):
    """Where something leads. May stay empty."""

    page = _page()
    path = _path()

    class Meta:
        icon = "link"
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("path"):
            raise left_to_fix("path", "Choose a page or type a place, not both.")
        return cleaned


class LinkBlock(TargetBlock):
    """Words that lead somewhere. All of it may stay empty, or words and one target are needed."""

    words = CharBlock(required=False, max_length=80, label="Words", help_text="Say where it leads: “See who we are”.")

    class Meta:
        icon = "link"
        value_class = LinkValue
        form_layout = ["words", "page", "path"]

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        leads = bool(cleaned.get("page") or cleaned.get("path"))
        if cleaned.get("words") and not leads and not self.is_deferred_validation:
            raise left_to_fix("page", "Say where the words lead.")
        if leads and not cleaned.get("words"):
            raise left_to_fix("words", "Give the link its words.")
        return cleaned


class ButtonBlock(LinkBlock):
    """A link that looks like a button, with a small drawing if wanted."""

    icon = ChoiceBlock(choices=ICONS, required=False, label="Small drawing")

    class Meta:
        icon = "link"
        value_class = LinkValue
        form_layout = ["words", "page", "path", "icon"]


def left_to_fix(block: str, sentence: str) -> StructBlockValidationError:
    """What an editor still has to do, beside the field of that name."""
    return StructBlockValidationError(block_errors={block: ValidationError(sentence)})

"""Running text, with the few forms our pages know."""

from wagtail.blocks import RichTextBlock

FEATURES = ["h2", "h3", "bold", "ul", "ol", "link"]
SMALL_FEATURES = ["bold", "ul", "ol", "link"]


class TextBlock(RichTextBlock):
    """Headings, paragraphs, lists and links."""

    def __init__(self, features: list[str] | None = None, **options: object) -> None:
        super().__init__(features=features or FEATURES, **options)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "blocks/text.html"
        description = "Headings, paragraphs, lists and links."
        preview_value = (
            "<h2>What to expect</h2><p>We meet for a cup of tea and talk about what you would like.</p>"
            "<ul><li>Bring someone with you if you like.</li><li>You can stop at any time.</li></ul>"
        )

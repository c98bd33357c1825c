"""Gives text that comes without classes (an editor's rich text, a page of the handbook) the look of every page."""

import re

from django.utils.safestring import SafeString, mark_safe

CLASSES = {
    "p": "govuk-body",
    "h1": "govuk-heading-xl",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
}
_OPENING = re.compile(rf"<({'|'.join(CLASSES)})(?=[\s>])")


def dress(html: str) -> SafeString:
    """The same HTML with our classes. `html` must be safe already and carry no classes of its own."""
    return mark_safe(_OPENING.sub(lambda found: f'<{found[1]} class="{CLASSES[found[1]]}"', html))

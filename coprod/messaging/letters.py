"""A letter as a PDF: the message's plain text, set by typst under the charity's name.

What people wrote reaches typst only as data, never as markup, so no text can run as a typst command.
"""

import json
from pathlib import Path

import typst
from django.conf import settings

from coprod import clock
from coprod.messaging.models import Message
from coprod.messaging.rendering import Words
from coprod.people.models import Charity

_TEMPLATE = Path(settings.BASE_DIR) / "templates" / "messages" / "letter.typ"


def as_pdf(message: Message, words: Words) -> bytes:
    """The letter, ready to print: A4, tagged for screen readers."""
    charity = Charity.of_this_installation()
    day = clock.today()
    letter = {
        "charity": charity.name,
        "contact": [line for line in (charity.contact_number, charity.contact_hours, charity.contact_email) if line],
        "to": [message.to_name, *[line.strip() for line in message.address.splitlines() if line.strip()]],
        "date": f"{day:%-d %B %Y}",
        "subject": words.subject,
        "paragraphs": [block.split("\n") for block in words.body.strip().split("\n\n")],
    }
    pdf = typst.compile(_TEMPLATE.read_bytes(), format="pdf", sys_inputs={"letter": json.dumps(letter)})
    assert isinstance(pdf, bytes)
    return pdf

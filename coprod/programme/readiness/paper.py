"""The five questions on one page of A4 in large type, set by typst. Nothing on it says whose sheet it is."""

import json
from pathlib import Path

import typst
from django.conf import settings

from coprod.people.models import Charity
from coprod.programme.readiness.questions import HELLO, QUESTIONS, THANKS

_TEMPLATE = Path(settings.BASE_DIR) / "templates" / "readiness" / "sheet.typ"


def as_pdf() -> bytes:
    """Ready to print, tagged for screen readers."""
    pdf = typst.compile(_TEMPLATE.read_bytes(), format="pdf", sys_inputs={"sheet": json.dumps(_sheet())})
    assert isinstance(pdf, bytes)
    return pdf


def _sheet() -> dict[str, object]:
    return {
        "charity": Charity.of_this_installation().name,
        "hello": HELLO,
        "thanks": THANKS,
        "questions": [
            {"words": f"{each.number}. {each.words}", "how": each.how, "choices": [str(one) for one in each.choices]}
            for each in QUESTIONS
        ],
    }

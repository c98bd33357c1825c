"""Every template compiles: a slip in a page that no test opens is found here."""

from pathlib import Path

import pytest
from django.template.loader import get_template

TEMPLATES = Path(__file__).parents[1] / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*") if path.suffix in (".html", ".txt"))


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name):
    get_template(name)

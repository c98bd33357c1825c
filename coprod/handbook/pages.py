"""The pages of the handbook: docs/handbook/*.md, one task each, as HTML in our own typography (RUN-5).

A page begins with its title, who it is for (names in AUDIENCES) and its place in the list, between lines of dashes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coprod.people.models import Role
from coprod.ui.typography import dress

FOLDER = settings.BASE_DIR / "docs" / "handbook"
_PAGE = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.S)


def _role(*roles: Role) -> Callable[[Any], bool]:
    return lambda user: user.has_role(*roles)


AUDIENCES: dict[str, Callable[[Any], bool]] = {
    "everyone": lambda user: True,
    "applicant": _role(Role.APPLICANT),
    "mentor": _role(Role.PEER_MENTOR),
    "panel": _role(Role.PANEL_MEMBER),
    "facilitator": _role(Role.FACILITATOR),
    "trainer": _role(Role.TRAINER),
    "support_worker": _role(Role.SUPPORT_WORKER),
    "staff": lambda user: user.is_team,
    "lead": _role(Role.LEAD),
    "officer": _role(Role.OFFICER),
    "policy owner": _role(Role.POLICY_OWNER),
    "editor": _role(Role.EDITOR, Role.ADMINISTRATOR),
    "administrator": _role(Role.ADMINISTRATOR),
    "records": _role(Role.DATA_PROTECTION, Role.ADMINISTRATOR),
    "trustee": _role(Role.TRUSTEE),
}


@dataclass(frozen=True)
class HandbookPage:
    """One task. `body` is safe HTML: what the file holds as HTML is shown as text."""

    slug: str
    title: str
    audiences: tuple[str, ...]
    order: int
    body: SafeString

    def is_for(self, user: Any) -> bool:
        """Whether it is about something this user does."""
        return any(AUDIENCES[audience](user) for audience in self.audiences)

    def is_open_to(self, user: Any) -> bool:
        """Staff help others, so they may read every page."""
        return user.is_team or self.is_for(user)


@cache
def every_page() -> tuple[HandbookPage, ...]:
    """All pages in order. Raises ValueError for a file without a proper beginning."""
    return tuple(sorted((_read(path) for path in FOLDER.glob("*.md")), key=lambda page: (page.order, page.slug)))


def _read(path: Path) -> HandbookPage:
    found = _PAGE.match(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path.name} does not begin with title, audiences and order between lines of dashes.")
    front = dict(line.split(": ", 1) for line in found["front"].splitlines())
    audiences = tuple(front["audiences"].split(", "))
    if unknown := set(audiences) - set(AUDIENCES):
        raise ValueError(f"{path.name} is for {', '.join(sorted(unknown))}; there are {', '.join(AUDIENCES)}.")
    return HandbookPage(path.stem, front["title"], audiences, int(front["order"]), as_html(found["body"]))


def as_html(markdown: str) -> SafeString:
    """CommonMark without HTML. Links between files lead to the pages made from them."""
    parser = MarkdownIt("commonmark", {"html": False})
    tokens = parser.parse(markdown)
    _lead_to_pages(tokens)
    return dress(parser.renderer.render(tokens, parser.options, {}))


def _lead_to_pages(tokens: Sequence[Token]) -> None:
    for token in tokens:
        href = str(token.attrGet("href") or "")
        if href.endswith(".md"):
            token.attrSet("href", f"/handbook/{href.removesuffix('.md')}/")
        _lead_to_pages(token.children or ())

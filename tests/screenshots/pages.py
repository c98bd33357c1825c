"""Which pages `make screenshots` looks at, and as whom. One line for each page kind.

`path` may hold {enquiry} or {person}: one of the demonstration. `with_errors` presses the page’s main
button with nothing typed. `when_empty` is looked at in an installation that has just begun, too.
"""

from dataclasses import dataclass

NOBODY = ""
LEAD, OFFICER, APPLICANT, ADMINISTRATOR = "lead", "officer", "applicant", "administrator"


@dataclass(frozen=True)
class PageKind:
    """`who` is a role of the demonstration, or NOBODY."""

    name: str
    path: str
    who: str = NOBODY
    with_errors: bool = False
    when_empty: bool = False


PAGES = [
    PageKind("home", "/", when_empty=True),
    PageKind("hello", "/hello/", with_errors=True),
    PageKind("sign-in", "/account/login/", with_errors=True),
    PageKind("demo", "/demo/"),
    PageKind("apply-welcome", "/apply/", APPLICANT),
    PageKind("me", "/me/", APPLICANT, when_empty=True),
    PageKind("today", "/workspace/", LEAD, when_empty=True),
    PageKind("write-down-a-hello", "/workspace/enquiries/new/", LEAD, with_errors=True),
    PageKind("enquiry", "/workspace/enquiries/{enquiry}/", LEAD, with_errors=True),
    PageKind("people", "/workspace/people/", LEAD, when_empty=True),
    PageKind("person", "/workspace/people/{person}/", LEAD),
    PageKind("officer-today", "/workspace/", OFFICER),
    PageKind("team", "/workspace/team/", ADMINISTRATOR, when_empty=True),
    PageKind("charity", "/workspace/charity/", ADMINISTRATOR, when_empty=True),
    PageKind("health", "/workspace/health/", ADMINISTRATOR, when_empty=True),
    PageKind("not-found", "/there-is-no-such-page/"),
]

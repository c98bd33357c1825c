"""Which pages `make screenshots` looks at, and as whom. One line for each page kind.

`path` may hold {enquiry}, {person}, {reference}, {referee}, {filling_in}, {barrier}, {chat} or {round}: one of the
demonstration. `with_errors` presses
the page’s main button with nothing typed. `when_empty` is looked at in an installation that has just begun, too.
"""

from dataclasses import dataclass

NOBODY = ""
LEAD, OFFICER, APPLICANT, ADMINISTRATOR = "lead", "officer", "applicant", "administrator"
APPLYING = "applying"
"""Someone whose application is not sent yet."""


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
    PageKind("offers", "/offers/", when_empty=True),
    PageKind("offers-chosen", "/offers/?time=min&like=help"),
    PageKind("offer", "/offers/kettle-on/"),
    PageKind("show", "/podcast/both-sides/"),
    PageKind("episode", "/podcast/both-sides/the-first-night/"),
    PageKind("training", "/training/", when_empty=True),
    PageKind("course", "/training/listening-well/"),
    PageKind("hello", "/hello/", with_errors=True),
    PageKind("sign-in", "/account/login/", with_errors=True),
    PageKind("demo", "/demo/"),
    PageKind("apply-welcome", "/apply/"),
    PageKind("apply-tasks", "/apply/", APPLYING),
    PageKind("apply-you", "/apply/you/", APPLYING, with_errors=True),
    PageKind("apply-know", "/apply/know/", APPLYING),
    PageKind("apply-hopes", "/apply/hopes/", APPLYING, with_errors=True),
    PageKind("apply-history", "/apply/history/", APPLYING, with_errors=True),
    PageKind("apply-people", "/apply/people/", APPLYING, with_errors=True),
    PageKind("apply-check", "/apply/check/", APPLYING),
    PageKind("history", "/apply/history/", APPLICANT),
    PageKind("what-was-sent", "/apply/check/", APPLICANT),
    PageKind("referee-start", "/references/{referee}/"),
    PageKind("referee", "/references/{referee}/answer/", with_errors=True),
    PageKind("details", "/me/details/", APPLICANT),
    PageKind("break", "/me/break/", APPLICANT),
    PageKind("me", "/me/", APPLICANT, when_empty=True),
    PageKind("today", "/workspace/", LEAD, when_empty=True),
    PageKind("write-down-a-hello", "/workspace/enquiries/new/", LEAD, with_errors=True),
    PageKind("enquiry", "/workspace/enquiries/{enquiry}/", LEAD, with_errors=True),
    PageKind("people", "/workspace/people/", LEAD, when_empty=True),
    PageKind("people-in-a-table", "/workspace/people/?layout=table", LEAD, when_empty=True),
    PageKind("saved-views", "/workspace/people/views/", LEAD, when_empty=True),
    PageKind("person", "/workspace/people/{person}/", LEAD),
    PageKind("fill-in-how", "/workspace/applications/{filling_in}/fill-in/", LEAD),
    PageKind("fill-in", "/workspace/applications/{filling_in}/fill-in/phone/", LEAD),
    PageKind("fill-in-hopes", "/workspace/applications/{filling_in}/fill-in/phone/hopes/", LEAD, with_errors=True),
    PageKind("something-in-the-way", "/workspace/applications/{filling_in}/barriers/", LEAD, with_errors=True),
    PageKind("ways-round", "/workspace/barriers/{barrier}/", LEAD),
    PageKind("close", "/workspace/applications/{filling_in}/close/", LEAD, with_errors=True),
    PageKind("funnel", "/workspace/funnel/", LEAD, when_empty=True),
    PageKind("more", "/workspace/more/", LEAD),
    PageKind("chats", "/workspace/chats/", LEAD, when_empty=True),
    PageKind("chat", "/workspace/chats/{chat}/", LEAD),
    PageKind("are-we-ready", "/workspace/readiness/", LEAD, when_empty=True),
    PageKind("asking-residents", "/workspace/readiness/asking/{round}/", LEAD),
    PageKind("bring-over", "/workspace/bring-over/", LEAD, when_empty=True),
    PageKind("reach", "/workspace/people/{person}/details/", LEAD, with_errors=True),
    PageKind("messages", "/workspace/messages/", LEAD, when_empty=True),
    PageKind("calls", "/workspace/calls/", LEAD, when_empty=True),
    PageKind("words-of-messages", "/workspace/messages/wording/", LEAD),
    PageKind("words-of-one-message", "/workspace/messages/wording/reference_request/", LEAD),
    PageKind("officer-today", "/workspace/", OFFICER),
    PageKind("references", "/workspace/references/", OFFICER, when_empty=True),
    PageKind("reference", "/workspace/references/{reference}/", OFFICER, with_errors=True),
    PageKind("settings", "/workspace/settings/", OFFICER),
    PageKind("setting", "/workspace/settings/references/", OFFICER, with_errors=True),
    PageKind("what-was-done", "/workspace/audit/", ADMINISTRATOR, when_empty=True),
    PageKind("handbook", "/handbook/", LEAD),
    PageKind("team", "/workspace/team/", ADMINISTRATOR, when_empty=True),
    PageKind("charity", "/workspace/charity/", ADMINISTRATOR, when_empty=True),
    PageKind("health", "/workspace/health/", ADMINISTRATOR, when_empty=True),
    PageKind("not-found", "/there-is-no-such-page/"),
]

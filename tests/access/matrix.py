"""Who may open what, as data: one row for each page and method, run for the whole cast (test_matrix.py) and
printed as docs/permissions.md.

Adding a page is one line in ROWS:

    row("Answer an enquiry", "enquiry_answer", {LEAD: 302}, method="POST", objects="own_enquiry", data={...})

Names in the third argument may enter, with the status they get. Everybody else who is signed in gets 404, and
strangers are sent to sign in. Staff without a second factor are sent to set one up wherever they could enter.
`objects` names a function in SETUPS that makes what the address is about and returns its arguments.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# Who asks: label -> name in tests/people.py.
ANYONE = "Anyone"
APPLICANT = "Applicant"
OTHER_APPLICANT = "Applicant of another service"
PEER_MENTOR = "Peer mentor"
PANEL_MEMBER = "Panel member"
SUPPORT_WORKER = "Support worker"
FACILITATOR = "Facilitator"
POLICY_OWNER = "Policy owner"
LEAD = "Co-production lead"
OTHER_LEAD = "Co-production lead of another service"
OFFICER = "Safer-recruitment officer"
SAFEGUARDING = "Safeguarding lead"
FINANCE = "Finance"
TRUSTEE = "Trustee"
EDITOR = "Content editor"
ADMINISTRATOR = "Administrator"

WHO: dict[str, str | None] = {
    ANYONE: None,
    APPLICANT: "asha",
    OTHER_APPLICANT: "mina",
    PEER_MENTOR: "bryn",
    PANEL_MEMBER: "nell",
    SUPPORT_WORKER: "sam",
    FACILITATOR: "nia",
    POLICY_OWNER: "hal",
    LEAD: "priya",
    OTHER_LEAD: "owen",
    OFFICER: "ruth",
    SAFEGUARDING: "safia",
    FINANCE: "flo",
    TRUSTEE: "tom",
    EDITOR: "edie",
    ADMINISTRATOR: "ada",
}
PARTICIPANTS = (APPLICANT, OTHER_APPLICANT, PEER_MENTOR, PANEL_MEMBER)
STAFF = tuple(who for who in WHO if who not in (ANYONE, *PARTICIPANTS))
SIGNED_IN = (*PARTICIPANTS, *STAFF)
LEADS = (LEAD, OTHER_LEAD)

GATES = {"/workspace/": STAFF, "/cms/": (EDITOR, ADMINISTRATOR), "/me/": STAFF}
"""Before anything else, staff without a second factor are sent to set one up."""

Setup = Callable[[Any], dict[str, Any]]
SETUPS: dict[str, Setup] = {"": lambda cast: {}}


def setup(function: Setup) -> Setup:
    """Register what makes a page's objects, under the function's name. It is given `cast`."""
    SETUPS[function.__name__] = function
    return function


@dataclass(frozen=True)
class Row:
    """One page and method. `may` is who gets which status; `others` what every other signed-in person gets;
    `strangers` what people who are not signed in get; `without_factor` what staff without a second factor get
    where they may enter (None: the same as with it). `who` says in docs/permissions.md what statuses cannot."""

    what: str
    name: str
    may: dict[str, int]
    method: str = "GET"
    objects: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    others: int = 404
    strangers: int = 302
    without_factor: int | None = 302
    path: str = ""
    who: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.name or self.path} {self.objects}".strip()

    def expected(self, who: str, url: str, *, second_factor: bool = True) -> int:
        if who == ANYONE:
            return self.may.get(ANYONE, self.strangers)
        if second_factor:
            return self.may.get(who, self.others)
        for prefix, roles in GATES.items():
            if url.startswith(prefix):
                return 302 if who in roles else 404
        if who in self.may and self.without_factor is not None:
            return self.without_factor
        return self.may.get(who, self.others)

    def is_refused(self, who: str, *, second_factor: bool = True) -> bool:
        """Whether nothing in the database may change."""
        entered = who in self.may and (second_factor or self.without_factor is None)
        return not entered or self.may[who] >= 400


def row(what: str, name: str, may: dict[Any, int], **options: Any) -> Row:
    """`may` may name groups as tuples: {LEADS: 200, ADMINISTRATOR: 200}."""
    flat: dict[str, int] = {}
    for who, status in may.items():
        flat |= dict.fromkeys(who if isinstance(who, tuple) else (who,), status)
    return Row(what, name, flat, **options)


def public(what: str, name: str, status: int = 200, **options: Any) -> Row:
    """A page that is the same for everyone, signed in or not."""
    return row(what, name, {(ANYONE, *SIGNED_IN): status}, without_factor=None, **options)


def closed(name: str, **options: Any) -> Row:
    """A place of a chosen part that exists for nobody."""
    return row("Does not exist here", name, {}, **options)


# What the pages below are about.


@setup
def own_applicant(cast: Any) -> dict[str, Any]:
    """Asha, who applies at Quayside and has not signed in yet."""
    return {"pk": cast("asha").pk}


@setup
def colleague(cast: Any) -> dict[str, Any]:
    """Sam, a support worker."""
    return {"pk": cast("sam").pk}


@setup
def role_of_colleague(cast: Any) -> dict[str, Any]:
    return {"pk": cast("sam").roles_held.get().pk}


@setup
def invitation_token(cast: Any) -> dict[str, Any]:
    from datetime import timedelta

    from coprod import clock
    from coprod.vault import links

    link = links.issue("invitation", cast("asha").pk, expires_at=clock.now() + timedelta(days=1))
    return {"token": links.mint(link)}


@setup
def passkey_of_someone_else(cast: Any) -> dict[str, Any]:
    from allauth.mfa.models import Authenticator

    return {"pk": Authenticator.objects.create(user=cast("jon"), type="webauthn", data={}).pk}


@setup
def picture_of_the_site(cast: Any) -> dict[str, Any]:
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    return {"path": default_storage.save("images/door.png", ContentFile(b"a door"))}


@setup
def page_for_everyone(cast: Any) -> dict[str, Any]:
    return {"slug": "sign-in"}


@setup
def page_for_editors(cast: Any) -> dict[str, Any]:
    return {"slug": "change-the-home-page"}


@setup
def own_letter(cast: Any) -> dict[str, Any]:
    """A private file of Asha's, kept for a purpose of the tests."""
    from coprod.vault import keeping
    from tests.vault.uploads import PURPOSE, upload

    file = keeping.keep(upload("letter.pdf", b"%PDF-1.7"), purpose=PURPOSE, subject_id=cast("asha").pk)
    return {"pk": file.pk}


CHARITY = {
    "name": "Harbour Housing Together",
    "contact_number": "01632 960001",
    "number_cost": "",
    "contact_hours": "",
    "outside_hours": "",
    "contact_email": "",
    "exit_url": "https://weather.example/",
}
NEW_ROLE = {"role": "applicant", "service": "", "ends_on": ""}
ADMINISTRATORS_ONLY = {ADMINISTRATOR: 302}
CMS = (EDITOR, ADMINISTRATOR)
ONE_S_OWN = "everyone signed in, once they have one"
OWN = {SIGNED_IN: 200}

ROWS: list[Row] = [
    # Signing in.
    row("Ask for a code", "account_login", {ANYONE: 200, SIGNED_IN: 302}, without_factor=None),
    public("Ask for a code (older address)", "account_request_login_code", 302),
    public("Type the code", "account_confirm_login_code", 302),
    row("Sign in with a password", "account_password_login", {ANYONE: 200, SIGNED_IN: 302}, without_factor=None),
    public("Sign in with a passkey", "mfa_login_webauthn", 302),
    row("Sign out", "account_logout", {ANYONE: 302, SIGNED_IN: 200}, without_factor=None),
    row("Sign out", "account_logout", {(ANYONE, *SIGNED_IN): 302}, method="POST", without_factor=None),
    public("This sign-in is switched off", "account_inactive"),
    row("Choose a password", "account_set_password", OWN),
    row("Change one's password", "account_change_password", {SIGNED_IN: 302}),
    row("Type one's password again", "account_reauthenticate", {SIGNED_IN: 403}, without_factor=None, who=ONE_S_OWN),
    public("Open an invitation", "invitation", objects="invitation_token"),
    # Second factor.
    row("One's second factors", "mfa_index", OWN, without_factor=None),
    row("Set up an authenticator app", "mfa_activate_totp", OWN, without_factor=None),
    row("Remove the authenticator app", "mfa_deactivate_totp", {SIGNED_IN: 404}, without_factor=None, who=ONE_S_OWN),
    row("One's passkeys", "mfa_list_webauthn", OWN, without_factor=None),
    row("Add a passkey", "mfa_add_webauthn", OWN, without_factor=None),
    row(
        "Remove someone else's passkey",
        "mfa_remove_webauthn",
        {SIGNED_IN: 404},
        without_factor=None,
        method="POST",
        objects="passkey_of_someone_else",
    ),
    row("One's recovery codes", "mfa_view_recovery_codes", {SIGNED_IN: 404}, without_factor=None, who=ONE_S_OWN),
    row("Make new recovery codes", "mfa_generate_recovery_codes", OWN, without_factor=None),
    row("Download recovery codes", "mfa_download_recovery_codes", {SIGNED_IN: 404}, without_factor=None, who=ONE_S_OWN),
    public("Use the second factor while signing in", "mfa_authenticate", 302),
    row("Use the second factor again", "mfa_reauthenticate", {SIGNED_IN: 403}, without_factor=None, who=ONE_S_OWN),
    row("Use a passkey again", "mfa_reauthenticate_webauthn", {SIGNED_IN: 403}, without_factor=None, who=ONE_S_OWN),
    # The public site and the handbook.
    public("The home page", "", path="/"),
    public("The pages of the site, for search engines", "", path="/sitemap.xml"),
    public("Doors that are not for search engines", "robots"),
    public("A picture of the site", "media", objects="picture_of_the_site"),
    row("The handbook", "handbook", OWN),
    row("How to sign in", "handbook_page", OWN, objects="page_for_everyone"),
    row("How to change the home page", "handbook_page", {STAFF: 200}, objects="page_for_editors"),
    # The team.
    row("See who signs in", "team", {LEADS: 200, ADMINISTRATOR: 200}),
    row("Invite someone", "team_invite", {LEADS: 200, ADMINISTRATOR: 200}),
    row("See a participant's sign-in", "team_member", {LEAD: 200, ADMINISTRATOR: 200}, objects="own_applicant"),
    row("See a colleague's sign-in", "team_member", {ADMINISTRATOR: 200}, objects="colleague"),
    row(
        "Give a colleague a role",
        "team_member",
        ADMINISTRATORS_ONLY,
        method="POST",
        objects="colleague",
        data=NEW_ROLE,
    ),
    row(
        "Send an invitation again",
        "team_resend",
        {LEAD: 302, ADMINISTRATOR: 302},
        method="POST",
        objects="own_applicant",
    ),
    row(
        "Take an invitation back",
        "team_revoke",
        {LEAD: 302, ADMINISTRATOR: 302},
        method="POST",
        objects="own_applicant",
    ),
    row("End a role", "team_end_role", ADMINISTRATORS_ONLY, method="POST", objects="role_of_colleague"),
    row("Reset a second factor", "team_reset_second_factor", ADMINISTRATORS_ONLY, method="POST", objects="colleague"),
    # Private files.
    row(
        "Open a private file",
        "private_file",
        {APPLICANT: 200},
        objects="own_letter",
        strangers=404,
        without_factor=None,
        who="whom its purpose lets open it",
    ),
    # The administrator.
    row("Say who the charity is", "workspace:charity", {ADMINISTRATOR: 200}),
    row("Say who the charity is", "workspace:charity", ADMINISTRATORS_ONLY, method="POST", data=CHARITY),
    row("Send no logo at all", "workspace:logo", {ADMINISTRATOR: 200}, method="POST"),
    row("Take the logo away", "workspace:no_logo", ADMINISTRATORS_ONLY, method="POST"),
    row("See whether everything runs", "workspace:health", {ADMINISTRATOR: 200}),
    public("Is the process up?", "healthz"),
    public("Is it ready for people?", "readyz", 503, who="anyone"),
    # The site's editor.
    row("Edit the site", "", {CMS: 200}, path="/cms/"),
    row("Edit the site's images", "", {CMS: 200}, path="/cms/images/"),
    row("Edit the site's pages", "", {CMS: 200}, path="/cms/pages/"),
    row("Leave the editor", "wagtailadmin_logout", {CMS: 302}, method="POST"),
    row("Sign in to the editor", "wagtailadmin_login", {CMS: 302}),
    public("Sign in to a page of the site", "wagtailcore_login", 302),
    closed("wagtailadmin_account"),
    *(
        closed(f"cms_{place}_closed")
        for place in (
            "password_reset",
            "users",
            "groups",
            "sites",
            "settings",
            "locales",
            "documents",
            "collections",
            "workflows",
        )
    ),
]

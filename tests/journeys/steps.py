"""What people do again and again in journeys: open a screen, sign in, read their post, fill in a page."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import expect

from coprod.peers.references import standing
from tests.messaging.smtp_server import MailServer

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
A_LINK = re.compile(r"https?://\S+")


class Post:
    """A real mail server that the product sends to, and what lies in its letter boxes."""

    def __init__(self, settings):
        self.server = MailServer().start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", self.server.port

    def to(self, address):
        """The words of every e-mail to this address, oldest first."""
        return [_words(each) for each in self.server.received if each["To"] == address]

    def link_to(self, address, part):
        """The newest link whose address has `part` in it."""
        links = [link for words in self.to(address) for link in A_LINK.findall(words) if part in link]
        assert links, f"No link with {part} was sent to {address}."
        return links[-1]

    def code_to(self, address):
        codes = [found[0] for words in self.to(address) if (found := re.search(r"\b\d{6}\b", words))]
        assert codes, f"No code was sent to {address}."
        return codes[-1]


def _words(message):
    plain = next(part for part in message.walk() if part.get_content_type() == "text/plain")
    return plain.get_payload(decode=True).decode()


class Screens:
    """Each person's own browser: nobody shares a session. All of them are listened to."""

    def __init__(self, browser, common, walk):
        self.browser, self.common, self.walk = browser, common, walk
        self.opened = []

    def new(self, kind):
        """A page in a browser of its own. `kind` is DESK or PHONE."""
        context = self.browser.new_context(**self.common, **kind)
        self.opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return self.walk.follow(page)

    def close(self):
        for context in self.opened:
            context.close()


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def press(page, name):
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def go(page, name):
    """Follow the first link whose name has these words, whether it looks like a link or like a button."""
    main = page.locator("main")
    main.get_by_role("link", name=name).or_(main.get_by_role("button", name=name)).first.click()


def choose(page, question, answer):
    """One of the answers to a question asked with radios, chips or boxes."""
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def choose_month(page, question, month):
    """`month` is a Month of the product."""
    group = page.get_by_role("group", name=question)
    group.get_by_label("Month").select_option(month.isoformat()[-2:])
    group.get_by_label("Year").select_option(str(month.year))


def add_time(page, kind, first, last, *, words="", vouched_by=""):
    """Lay out a stretch of one's history, from and until so many months back (None: it still goes on)."""
    now = standing.this_month()
    choose(page, "What were you doing?", kind)
    choose_month(page, "When did it start?", now - first)
    if last is None:
        page.get_by_label("It still goes on").check()
    else:
        choose_month(page, "When did it end?", now - last)
    page.get_by_label("A few words about it").fill(words)
    page.get_by_label("Who could vouch for this time?").fill(vouched_by)
    press(page, "Add this")
    expect(page.get_by_label("Who could vouch for this time?")).to_have_value("")


def type_the_code(page, post, address):
    page.get_by_label("The code we sent").fill(post.code_to(address))
    press(page, "Sign in")


def sign_in(page, site, post, address, onward):
    """Ask for a code, fetch it from the post, type it."""
    page.goto(f"{site}{onward}")
    page.get_by_label("Your e-mail address or mobile number").fill(address)
    press(page, "Send me a code")
    heading(page, "Type the code")
    type_the_code(page, post, address)


def use_the_app(page, secret):
    """The second step of staff: the six digits that their authenticator app shows now, and the next ones when they
    changed between looking and typing."""
    heading(page, "Your second step")
    for _ in range(2):
        code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
        page.get_by_label("Code from your authenticator app, or a recovery code").fill(code)
        with page.expect_navigation():
            press(page, "Sign in")
        if "/second-factor/" not in page.url:
            return


def follow_the_summary(page, sentence, *, to):
    """The error summary's sentence leads to its field."""
    expect(page).to_have_title(re.compile("^Error: "))
    page.locator(".govuk-error-summary").get_by_role("link", name=sentence).click()
    expect(page.locator(to)).to_be_focused()

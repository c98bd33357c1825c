"""A lead brings over whom the charity knows: the template, a file with errors, the same file mended, one by hand by
keyboard alone, and an invitation. An officer does the same for the whole programme."""

import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from coprod.people.models import Person
from coprod.programme.arrivals.models import Run
from tests import recruiting
from tests.journeys.steps import DESK, PHONE, Screens, heading, press
from tests.people import signed_in_client

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = ["Ash Avocet", "Briar Brambling", "Cleo Corncrake", "Dale Dotterel", "Elm Egret", "Fern Firecrest"]


class BringOver:
    def __init__(self, cast, site, screens, walk):
        self.cast, self.site, self.screens, self.walk = cast, site, screens, walk
        recruiting.role()

    def screen_of(self, who, kind):
        page = self.screens.new(kind)
        cookie = signed_in_client(self.cast(who)).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.site}])
        return page

    def when_the_template_is_fetched_and_filled_in(self, page, emails):
        page.goto(f"{self.site}/workspace/more/")
        page.get_by_role("link", name="Bring over what you have").click()
        heading(page, "Bring over what you have")
        self.walk.check(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Get the template").click()
        book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
        sheet = book["People and applications"]
        for number, (name, email) in enumerate(zip(NAMES, emails, strict=True), start=3):
            row = [name, email, None, None, None, "Quayside", "Peer mentor", "Applying", "3/4/2024"]
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    def when_it_is_sent(self, page, content, then="Ready for you to look at"):
        page.get_by_label("Your spreadsheet").set_input_files(
            {"name": "people.xlsx", "mimeType": XLSX, "buffer": content}
        )
        press(page, "Look at it")
        heading(page, then)
        self.walk.check(page)

    def then_it_is_brought(self, page, words):
        press(page, "Bring it over")
        heading(page, "Brought over")
        expect(page.get_by_text(words)).to_be_visible()
        self.walk.check(page)

    def when_one_is_typed_by_keyboard(self, page, name):
        page.goto(f"{self.site}/workspace/bring-over/one/people/")
        self.walk.check(page)
        page.get_by_label("What we call them").focus()
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type(f"{name.split()[0].lower()}@people.test")
        for label in ("Service", "Role on offer"):
            self.tab_to(page, label)
            page.keyboard.press("ArrowDown")
        self.tab_to_button(page, "Bring it over")
        page.keyboard.press("Enter")

    def tab_to(self, page, label):
        wanted = page.get_by_label(label, exact=True)
        for _ in range(20):
            page.keyboard.press("Tab")
            if wanted.evaluate("field => field === document.activeElement"):
                return
        raise AssertionError(f"{label} cannot be reached by keyboard.")

    def tab_to_button(self, page, name):
        wanted = page.locator("main").get_by_role("button", name=name, exact=True)
        for _ in range(30):
            page.keyboard.press("Tab")
            if wanted.evaluate("button => button === document.activeElement"):
                return
        raise AssertionError(f"{name} cannot be reached by keyboard.")


def test_a_lead_and_an_officer_bring_over_whom_they_know(browser, browser_context_args, cast, live_server, walk):
    screens = Screens(browser, browser_context_args, walk)
    story = BringOver(cast, live_server.url, screens, walk)
    lead = story.screen_of("priya", DESK)
    emails = [f"{name.split()[0].lower()}@people.test" for name in NAMES]

    wrong = story.when_the_template_is_fetched_and_filled_in(lead, ["ash", *emails[1:]])
    story.when_it_is_sent(lead, wrong, then="Some rows need mending")
    expect(lead.get_by_role("heading", name="Row 3, E-mail")).to_be_visible()
    assert not Person.objects.filter(chosen_name__in=NAMES).exists()
    mended = story.when_the_template_is_fetched_and_filled_in(lead, emails)
    story.when_it_is_sent(lead, mended)
    story.then_it_is_brought(lead, "6 rows of “People and applications”")
    assert Person.objects.filter(chosen_name__in=NAMES).count() == 6

    story.when_one_is_typed_by_keyboard(lead, "Ash Avocet")
    expect(lead.get_by_text("Is this the same person?")).to_be_visible()
    walk.check(lead)
    lead.get_by_role("link", name="Yes, leave it out").click()
    story.when_one_is_typed_by_keyboard(lead, "Gale Goldcrest")
    expect(lead.get_by_text("It is brought over.")).to_be_visible()

    lead.get_by_role("link", name="Invite those who would like to sign in").click()
    walk.check(lead)
    lead.get_by_label("Ash Avocet").check()
    press(lead, "Invite them")
    expect(lead.get_by_text("1 person is invited.")).to_be_visible()
    expect(lead.get_by_label("Ash Avocet")).to_have_count(0)

    officer = story.screen_of("ruth", PHONE)
    officer.goto(f"{live_server.url}/workspace/bring-over/")
    story.when_it_is_sent(officer, mended)
    expect(officer.get_by_role("heading", name="Perhaps a second time")).to_be_visible()
    officer.get_by_label("Bring it anyway, row 4").check()
    story.then_it_is_brought(officer, "1 row of “People and applications”")
    assert Run.objects.filter(state="done").count() == 3
    screens.close()

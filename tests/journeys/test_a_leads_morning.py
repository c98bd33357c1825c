"""A lead's morning, by keyboard alone: a hello written down and answered from Today, then people on the board and in
the table, a filter, a saved view, and a spreadsheet taken along. Only the second step is typed into by the helpers."""

import csv

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import heading
from tests.journeys.whole_thread_ground import Ground

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MOST_STOPS = 80


class TestALeadsMorning(Ground):
    def test_a_leads_morning(self):
        self.page = self.signed_in_with_second_factor("priya")
        self.given_someone_who_rang_and_was_written_down()
        self.when_the_lead_answers_from_today_and_invites()
        self.then_they_stand_on_the_board()
        self.when_the_lead_filters_and_goes_over_to_the_table()
        self.when_the_lead_saves_the_view()
        self.then_the_view_opens_again()
        self.when_the_lead_takes_a_spreadsheet()
        self.then_it_is_written_down()

    def given_someone_who_rang_and_was_written_down(self):
        self.walk.check(self.page)
        self.follow("Write down a hello")
        self.reach(self.page.get_by_role("radio", name="On the phone"))
        self.page.keyboard.press("Space")
        self.fill("What shall we call", "Wren Teasel")
        self.reach(self.page.get_by_role("radio", name="E-mail"))
        self.page.keyboard.press("Space")
        self.fill("e-mail address or phone number", "wren@people.test")
        self.press("Save")

    def when_the_lead_answers_from_today_and_invites(self):
        self.page.goto(f"{self.site}/workspace/")
        self.follow("Answer")
        heading(self.page, "Wren Teasel said hello")
        self.fill("Your answer", "Lovely to hear from you. Come and see us.")
        self.press("Send the answer")
        expect(self.page.get_by_text("They are invited to apply.")).to_be_visible()

    def then_they_stand_on_the_board(self):
        self.follow("See them on the board")
        heading(self.page, "People")
        self.walk.check(self.page)
        column = self.page.get_by_role("region", name="Applying")
        expect(column.get_by_role("link", name="Wren Teasel")).to_be_visible()

    def when_the_lead_filters_and_goes_over_to_the_table(self):
        stage = self.page.get_by_label("Stage", exact=True)
        self.reach(stage)
        self.page.keyboard.type("App")
        self.page.keyboard.press("Enter")
        expect(stage).to_have_value("applying")
        self.press("Show")
        expect(self.page.get_by_role("heading", name="1 person in Applying")).to_be_visible()
        self.follow("Table")
        expect(self.page.get_by_role("columnheader", name="How long")).to_have_attribute("aria-sort", "ascending")
        self.follow("Name", exact=True)
        expect(self.page.get_by_role("columnheader", name="Name", exact=True)).to_have_attribute(
            "aria-sort", "ascending"
        )
        self.walk.check(self.page)

    def when_the_lead_saves_the_view(self):
        self.follow("Save this view")
        self.press("Save the view")
        expect(self.page.get_by_role("alert")).to_contain_text("Give the view a name.")
        self.fill("What is it called?", "Being written to")
        self.walk.check(self.page)
        self.press("Save the view")
        heading(self.page, "People")

    def then_the_view_opens_again(self):
        self.follow("Everyone")
        self.follow("Being written to")
        expect(self.page.get_by_role("heading", name="1 person in Applying")).to_be_visible()
        self.follow("Look after views")
        self.walk.check(self.page)
        self.press("Open with it")
        self.page.goto(f"{self.site}/workspace/people/")
        expect(self.page.get_by_role("heading", name="1 person in Applying")).to_be_visible()

    def when_the_lead_takes_a_spreadsheet(self):
        self.reach(self.page.locator("summary", has_text="Take a spreadsheet"))
        self.page.keyboard.press("Enter")
        self.reach(self.page.get_by_role("radio", name="Excel"))
        self.page.keyboard.press("ArrowDown")
        self.reach(self.page.get_by_role("button", name="Download"))
        with self.page.expect_download() as taken:
            self.page.keyboard.press("Enter")
        rows = list(csv.reader(taken.value.path().read_text(encoding="utf-8-sig").splitlines()))
        assert [row[0] for row in rows] == ["Name", "Wren Teasel"]

    def then_it_is_written_down(self):
        self.page.goto(f"{self.site}/workspace/people/?layout=table")
        self.follow("Wren Teasel")
        heading(self.page, "Wren Teasel")
        self.walk.check(self.page)

    # By keyboard only.

    def reach(self, control):
        """Press Tab until the control has the focus, as someone without a mouse does."""
        for _ in range(MOST_STOPS):
            if control.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {control}.")

    def follow(self, name, *, exact=False):
        main = self.page.locator("main")
        self.reach(main.get_by_role("link", name=name, exact=exact).or_(main.get_by_role("button", name=name)).first)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, name):
        self.reach(self.page.locator("main").get_by_role("button", name=name).first)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, label, words):
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.type(words)

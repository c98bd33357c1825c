"""Applying in every way people do: on a phone without JavaScript and on another device, by keyboard alone, and on the
phone with a lead who writes it down. State changes only through pages; axe looks at every page shown."""

import re

import pytest
from playwright.sync_api import expect

from coprod.peers.references import standing
from tests.journeys.steps import (
    DESK,
    PHONE,
    add_time,
    choose,
    follow_the_summary,
    go,
    heading,
    press,
    sign_in,
    type_the_code,
)
from tests.journeys.whole_thread_ground import Ground

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WREN, KIT = "wren@people.test", "kit@lantern.test"
WITHOUT_SCRIPT = {**PHONE, "java_script_enabled": False}


class TestApplying(Ground):
    def test_on_a_phone_without_javascript_and_on_another_one(self):
        self.when_wren_says_hello_and_is_invited()
        self.when_wren_begins_on_a_phone_without_javascript()
        self.then_wren_carries_on_with_another_phone()
        self.when_wren_fills_in_the_rest()
        self.then_wren_sends_it_and_has_a_copy()

    def test_by_keyboard_alone(self):
        self.when_wren_says_hello_and_is_invited()
        self.person = self.screens.new(DESK)
        sign_in(self.person, self.site, self.post, WREN, "/account/login/?next=/apply/")
        heading(self.person, "Your peer mentor application")
        self.when_every_part_is_filled_in_by_keyboard()
        self.then_it_is_sent_by_keyboard()

    def test_on_the_phone_with_a_lead(self):
        self.lead = self.signed_in_with_second_factor("priya")
        self.when_the_lead_writes_down_ivos_hello()
        self.when_the_lead_takes_ivo_in_without_a_sign_in()
        self.then_today_says_to_ring_ivo()
        self.when_the_lead_fills_it_in_on_the_phone()
        self.then_ivo_has_to_say_yes_to_sending_it()
        self.then_the_record_says_who_did_what()
        self.then_ivo_can_have_a_copy_by_letter()

    # The invitation.

    def when_wren_says_hello_and_is_invited(self):
        visitor = self.screens.new(WITHOUT_SCRIPT)
        visitor.goto(f"{self.site}/hello/")
        visitor.get_by_label("What shall we call you?").fill("Wren Teasel")
        choose(visitor, "How can we reach you?", "E-mail")
        visitor.get_by_label("Your e-mail address or phone number").fill(WREN)
        press(visitor, "Say hello")
        heading(visitor, "Thank you for saying hello")
        self.lead = self.signed_in_with_second_factor("priya")
        go(self.lead, "Answer")
        self.lead.get_by_label("Your answer").fill("Lovely to hear from you.")
        press(self.lead, "Send the answer")
        expect(self.lead.get_by_text("They are invited to apply.")).to_be_visible()

    # On a phone, without JavaScript.

    def when_wren_begins_on_a_phone_without_javascript(self):
        self.person = self.screens.new(WITHOUT_SCRIPT)
        self.person.goto(self.post.link_to(WREN, "/invitation"))
        press(self.person, "Sign in with a code")
        type_the_code(self.person, self.post, WREN)
        self.person.goto(f"{self.site}/apply/")
        self.has_done(0)
        self.part("Your name and how to reach you")
        choose(self.person, "How do you like to hear from us?", "Phone call")
        press(self.person, "Save and carry on")
        expect(self.person).to_have_title(re.compile("^Error: "))
        self.person.get_by_label("Phone number").fill("01632 960188")
        press(self.person, "Save and carry on")
        self.has_done(1)

    def then_wren_carries_on_with_another_phone(self):
        self.person.context.clear_cookies()
        self.person = self.screens.new(WITHOUT_SCRIPT)
        sign_in(self.person, self.site, self.post, WREN, "/account/login/?next=/apply/")
        self.has_done(1)
        go(self.person, "Your name and how to reach you")
        expect(self.person.get_by_label("Phone number")).to_have_value("01632 960188")
        go(self.person, "Not now")

    def when_wren_fills_in_the_rest(self):
        self.part("What helps you take part")
        press(self.person, "Save and carry on")
        self.part("What you know from your own life")
        choose(self.person, "What could you help someone with", "Moving in")
        press(self.person, "Save and carry on")
        self.part("What you want from this")
        self.person.get_by_label("What do you want from this?").fill("Company. " * 200)
        press(self.person, "Save and carry on")
        self.part("When you are free")
        press(self.person, "Save and carry on")
        expect(self.person.get_by_text("Choose a day or a time, or tell us").first).to_be_visible()
        choose(self.person, "Which days are often free?", "Tuesday")
        press(self.person, "Save and carry on")
        self.part("Your last two years")
        add_time(self.person, "Volunteering", 23, None, words="Tuesdays", vouched_by="Kit Warbler")
        expect(self.person.get_by_text("24 of 24 months told.")).to_be_visible()
        self.person.goto(f"{self.site}/apply/")
        self.part("Choose who we can ask")
        self.person.get_by_role("button", name="Tell us more").click()
        choose(self.person, "How do they know you?", "They lead a group I go to")
        choose(self.person, "How can we reach them?", "E-mail")
        self.person.get_by_label("Their e-mail address or phone number").fill(KIT)
        self.person.get_by_label("Yes, you can ask this person").check()
        press(self.person, "Save")
        self.person.goto(f"{self.site}/apply/")
        self.has_done(7)

    def then_wren_sends_it_and_has_a_copy(self):
        go(self.person, "Check your answers and send")
        heading(self.person, "Check your answers")
        expect(self.person.get_by_text("You did this").first).to_be_visible()
        press(self.person, "Send my application")
        heading(self.person, "Thank you, Wren")
        go(self.person, "See what you sent")
        heading(self.person, "What you sent")
        self.walk.check(self.person)
        self.person.emulate_media(media="print")
        expect(self.person.get_by_text("Print this page")).to_be_hidden()
        expect(self.person.get_by_text("Change").first).to_be_hidden()

    # By keyboard.

    def when_every_part_is_filled_in_by_keyboard(self):
        self.follow("Your name and how to reach you")
        self.walk_to("How do you like to hear from us?", "E-mail")
        self.person.keyboard.press("Space")
        self.enter("Save and carry on")
        self.follow("What helps you take part")
        self.tab_to(self.person.get_by_label("What helps you take part?"))
        self.person.keyboard.type("A seat by the door.")
        self.enter("Save and carry on")
        self.follow("What you know from your own life")
        self.tab_to(self.person.get_by_label("Moving in"))
        self.person.keyboard.press("Space")
        self.enter("Save and carry on")
        self.follow("What you want from this")
        self.enter("Save and carry on")
        follow_the_summary(self.person, "Tell us one thing you hope for.", to="#id_hopes")
        self.walk.check(self.person)
        self.person.keyboard.type("To be a face at the gate.")
        self.enter("Save and carry on")
        self.follow("When you are free")
        self.tab_to(self.person.get_by_label("Tuesday"))
        self.person.keyboard.press("Space")
        self.enter("Save and carry on")
        self.follow("Your last two years")
        self.lay_out_two_years()
        self.enter("Stop for now. My answers are saved.")
        self.follow("Choose who we can ask")
        self.enter("Nobody yet")
        self.has_done(7)

    def lay_out_two_years(self):
        begun = standing.this_month() - 23
        self.walk_to("What were you doing?", "Working")
        self.person.keyboard.press("Space")
        start = self.person.get_by_role("group", name="When did it start?")
        self.tab_to(start.get_by_label("Month"))
        self.person.keyboard.type(begun.label)
        self.tab_to(start.get_by_label("Year"))
        self.person.keyboard.type(str(begun.year))
        self.tab_to(self.person.get_by_label("It still goes on"))
        self.person.keyboard.press("Space")
        self.enter("Add this")
        expect(self.person.get_by_text("24 of 24 months told.")).to_be_visible()

    def then_it_is_sent_by_keyboard(self):
        self.enter("Check your answers and send")
        heading(self.person, "Check your answers")
        self.walk.check(self.person)
        self.enter("Send my application")
        heading(self.person, "Thank you, Wren")
        self.walk.check(self.person)

    def follow(self, name):
        self.tab_to(self.person.locator(".govuk-task-list").get_by_role("link", name=name))
        self.person.keyboard.press("Enter")
        heading(self.person, name)
        self.walk.check(self.person)

    def enter(self, name):
        """Press Enter on a button or a link of the page."""
        main = self.person.locator("main")
        here = main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True))
        self.tab_to(here.first)
        with self.person.expect_navigation():
            self.person.keyboard.press("Enter")

    def walk_to(self, question, answer):
        """Radios are one stop: Tab reaches the group, arrows walk through it."""
        group = self.person.get_by_role("group", name=question)
        wanted = group.get_by_label(answer, exact=True)
        first = group.locator("input:checked").or_(group.get_by_role("radio").first).first
        self.tab_to(first)
        for _ in range(20):
            if wanted.evaluate("each => each === document.activeElement"):
                return
            self.person.keyboard.press("ArrowDown")
        raise AssertionError(f"No arrow leads to {answer}.")

    def tab_to(self, wanted):
        """Tab until the focus is there, and see that it shows."""
        expect(wanted).to_be_visible()
        for _ in range(120):
            if wanted.evaluate("each => each === document.activeElement"):
                break
            self.person.keyboard.press("Tab")
        expect(wanted).to_be_focused()
        label = "each => each.labels && each.labels.length ? each.labels[0] : each"
        shown = wanted.evaluate(
            f"""(given) => {{ const near = ({label})(given);
            return [given, near].some(each => ["", "::before", "::after"].some(part => {{
              const style = getComputedStyle(each, part || null);
              return style.outlineStyle !== "none" && style.outlineWidth !== "0px" || style.boxShadow !== "none";
            }})); }}"""
        )
        assert shown, f"The focus does not show at {self.person.url}"

    # On the phone with a lead.

    def when_the_lead_writes_down_ivos_hello(self):
        go(self.lead, "Write down a hello")
        choose(self.lead, "Where did they say hello?", "On the phone")
        self.lead.get_by_label("What shall we call you?").fill("Ivo Marsh")
        choose(self.lead, "How can we reach you?", "Phone call")
        self.lead.get_by_label("Your e-mail address or phone number").fill("01632 960263")
        press(self.lead, "Save")
        heading(self.lead, "Ivo Marsh said hello")

    def when_the_lead_takes_ivo_in_without_a_sign_in(self):
        self.lead.get_by_label("Your answer").fill("Good to talk, Ivo. I ring you on Tuesday.")
        choose(self.lead, "And then?", "They will not sign in: we fill it in with them")
        self.walk.check(self.lead)
        press(self.lead, "Send the answer")
        expect(self.lead.get_by_text("Today reminds you to fill in the application with them.")).to_be_visible()

    def then_today_says_to_ring_ivo(self):
        expect(self.lead.get_by_text("Ring Ivo and fill in the application together.")).to_be_visible()
        self.walk.check(self.lead)
        self.lead.get_by_role("button", name="Fill it in together").first.click()
        heading(self.lead, "Ivo’s application")
        self.walk.check(self.lead)

    def when_the_lead_fills_it_in_on_the_phone(self):
        self.with_ivo("Their name and how to reach them")
        choose(self.lead, "How do they like to hear from us?", "Phone call")
        press(self.lead, "Save and carry on")
        self.with_ivo("What helps them take part")
        press(self.lead, "Save and carry on")
        self.with_ivo("What they know from their own life")
        self.lead.get_by_label("What is Ivo good with?").fill("Boats, and people who go quiet.")
        press(self.lead, "Save and carry on")
        self.with_ivo("What they want from this")
        press(self.lead, "Save and carry on")
        follow_the_summary(self.lead, "Write down one thing Ivo hopes for.", to="#id_hopes")
        self.lead.get_by_label("What does Ivo want from this?").fill("Company.")
        press(self.lead, "Save and carry on")
        self.with_ivo("When they are free")
        choose(self.lead, "Which days are often free for Ivo?", "Friday")
        press(self.lead, "Save and carry on")
        self.with_ivo("Their last two years")
        choose(self.lead, "What was Ivo doing?", "Living in supported housing")
        self.lead.get_by_label("It still goes on").check()
        begun = standing.this_month() - 23
        start = self.lead.get_by_role("group", name="When did it start?")
        start.get_by_label("Month").select_option(begun.isoformat()[-2:])
        start.get_by_label("Year").select_option(str(begun.year))
        self.lead.get_by_label("Who could vouch for this time?").fill("Kit Warbler")
        press(self.lead, "Add this")
        expect(self.lead.get_by_text("24 of 24 months told.")).to_be_visible()
        go(self.lead, "Stop for now. The answers are saved.")
        self.with_ivo("Choose who we can ask")
        self.lead.get_by_role("button", name="Tell us more").click()
        choose(self.lead, "How do they know Ivo?", "They lead a group Ivo goes to")
        choose(self.lead, "How can we reach them?", "E-mail")
        self.lead.get_by_label("Their e-mail address or phone number").fill(KIT)
        self.lead.get_by_label("Yes, Ivo says that we can ask this person").check()
        press(self.lead, "Save")
        self.lead.get_by_role("link", name="Back to all parts").click()

    def then_ivo_has_to_say_yes_to_sending_it(self):
        go(self.lead, "Check the answers and send")
        heading(self.lead, "Check the answers")
        self.walk.check(self.lead)
        press(self.lead, "Send it for Ivo")
        follow_the_summary(self.lead, "Ask Ivo first. Tick the box when they say yes.", to="#id_said_yes")
        self.lead.get_by_label("Ivo said yes to sending this").check()
        press(self.lead, "Send it for Ivo")

    def then_the_record_says_who_did_what(self):
        heading(self.lead, "Ivo Marsh")
        wrote = self.lead.get_by_text("Priya Sandpiper wrote this down on the phone with Ivo")
        expect(wrote).to_have_count(7)
        expect(self.lead.get_by_text("Ivo said yes to sending this. Priya Sandpiper sent it")).to_be_visible()
        self.walk.check(self.lead)
        self.lead.goto(f"{self.site}/workspace/calls/")
        expect(self.lead.get_by_text("Thanks for an application")).to_be_visible()

    def then_ivo_can_have_a_copy_by_letter(self):
        self.lead.goto(f"{self.site}/workspace/people/")
        go(self.lead, "Ivo Marsh")
        go(self.lead, "A copy of what Ivo sent")
        heading(self.lead, "What Ivo sent")
        self.walk.check(self.lead)
        self.lead.get_by_label("Which address does it go to?").fill("2 Quay Street")
        press(self.lead, "Get the letter ready")
        expect(self.lead.get_by_text("The letter is ready to print")).to_be_visible()
        self.lead.goto(f"{self.site}/workspace/letters/")
        expect(self.lead.get_by_text("A copy of an application")).to_be_visible()

    # What several steps share.

    def with_ivo(self, name):
        go(self.lead, name)
        heading(self.lead, name)
        self.walk.check(self.lead)

    def part(self, name):
        go(self.person, name)
        heading(self.person, name)
        self.walk.check(self.person)

    def has_done(self, number):
        expect(self.person.get_by_text(f"You have done {number} of 8 parts.")).to_be_visible()

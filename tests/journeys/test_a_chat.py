"""A chat from "Arrange the chat" to the reasons the person reads. Before it begins, Asha has applied and had a yes, if
the checks go well, and her role asks for a chat; from then on state changes through pages only."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from coprod import clock
from tests import chatting, recruiting
from tests.journeys.steps import PHONE, choose, go, heading, press, sign_in
from tests.journeys.whole_thread_ground import Ground

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PRIVATE = "She went quiet at first, and then told it well."
SHARED = "You listen before you speak. We liked that."


class TestAChat(Ground):
    def test_a_chat(self, cast):
        application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
        chatting.role_with_a_chat()
        cast("bryn")
        self.record = f"{self.site}/workspace/people/{application.person_id}/"
        self.when_the_lead_arranges_it()
        self.when_the_person_chooses_a_time_and_reads_the_questions()
        self.when_two_of_them_write_notes()
        self.when_the_lead_writes_the_outcome_and_all_agree()
        self.then_the_person_reads_the_reasons_and_no_notes()

    def when_the_lead_arranges_it(self):
        self.lead = self.signed_in_with_second_factor("priya")
        self.lead.goto(self.record)
        press(self.lead, "Arrange the chat")
        heading(self.lead, "A chat with Asha Thistlewood")
        self.walk.check(self.lead)
        self.chat = self.lead.url
        go(self.lead, "Choose who sits in")
        self.lead.get_by_label("Bryn Dipper").check()
        self.lead.get_by_label("Priya Sandpiper").check()
        self.walk.check(self.lead)
        press(self.lead, "Keep this")
        go(self.lead, "Offer times")
        heading(self.lead, "Offer times")
        choose(self.lead, "How do you meet?", "In person")
        self.lead.get_by_label("Where, or how to join?").fill(chatting.PLACE)
        for number in (1, 2):
            self.lead.get_by_label(f"Day {number}").fill((clock.today() + timedelta(days=number)).isoformat())
            self.lead.get_by_label(f"Time {number}").fill("13:30")
        self.walk.check(self.lead)
        press(self.lead, "Offer these times")
        expect(self.lead.get_by_role("heading", name="We wait for a time")).to_be_visible()
        self.walk.check(self.lead)

    def when_the_person_chooses_a_time_and_reads_the_questions(self):
        self.person = self.screens.new(PHONE)
        sign_in(self.person, self.site, self.post, "asha@people.test", "/me/")
        go(self.person, "Choose a time for our chat")
        heading(self.person, "Our chat")
        self.walk.check(self.person)
        self.person.get_by_role("radio").first.check()
        self.person.get_by_label("What would help you?").fill("Large print.")
        press(self.person, "Choose this time")
        expect(self.person.get_by_text("What are you good at")).to_be_visible()
        self.walk.check(self.person)

    def when_two_of_them_write_notes(self):
        self.days_pass(1)
        self.mentor = self.screens.new(PHONE)
        sign_in(self.mentor, self.site, self.post, "bryn@people.test", "/me/")
        go(self.mentor, "Write your notes of the chat with Asha")
        heading(self.mentor, "A chat with Asha")
        expect(self.mentor.get_by_text("Large print.")).to_be_visible()
        assert "Thistlewood" not in self.mentor.content()
        self.walk.check(self.mentor)
        go(self.mentor, "Write your notes")
        self.mentor.get_by_label("Your notes").fill(PRIVATE)
        self.walk.check(self.mentor)
        press(self.mentor, "Save and next question")
        expect(self.mentor.get_by_text("Question 2 of 7")).to_be_visible()
        press(self.mentor, "Save and stop here")
        expect(self.mentor.get_by_text("Your notes are saved.")).to_be_visible()

    def when_the_lead_writes_the_outcome_and_all_agree(self):
        self.lead = self.signed_in_with_second_factor("priya")
        self.lead.goto(self.chat)
        go(self.lead, "Write the outcome")
        expect(self.lead.get_by_text(PRIVATE)).to_be_visible()
        choose(self.lead, "How did it go?", "Yes")
        self.lead.get_by_label("The reasons, to them").fill(SHARED)
        self.walk.check(self.lead)
        press(self.lead, "Ask who sat in")
        heading(self.lead, "Before you share it")
        expect(self.lead.get_by_role("button", name="Share it with Asha")).to_have_count(0)
        self.walk.check(self.lead)
        self.mentor.reload()
        expect(self.mentor.get_by_text(SHARED)).to_be_visible()
        press(self.mentor, "I agree")
        self.walk.check(self.mentor)
        self.lead.reload()
        press(self.lead, "Share it with Asha")
        expect(self.lead.get_by_text("Outcome shared").first).to_be_visible()
        self.walk.check(self.lead)

    def then_the_person_reads_the_reasons_and_no_notes(self):
        self.person.goto(f"{self.site}/me/chat/")
        expect(self.person.get_by_text(SHARED)).to_be_visible()
        self.walk.check(self.person)
        assert PRIVATE not in self.person.content()
        assert not any(PRIVATE in words for words in self.post.to("asha@people.test"))
        self.lead.goto(self.record)
        expect(self.lead.get_by_text("The chat is still to come")).to_have_count(0)

"""The first stretch of the whole thread: from a hello to a covered history. Four people, their own browsers."""

from playwright.sync_api import expect

from coprod.peers.references import standing
from tests.journeys.steps import (
    DESK,
    PHONE,
    add_time,
    choose,
    choose_month,
    follow_the_summary,
    go,
    heading,
    press,
    sign_in,
    type_the_code,
)

WREN, KIT, MORAG = "wren@people.test", "kit@lantern.test", "morag@probation.test"
SECRET_WORDS = "She walks out to meet new people at the gate."


class HelloToHistory:
    def from_a_hello_to_a_covered_history(self):
        self.when_a_visitor_reads_the_home_page_and_says_hello()
        self.then_the_lead_sees_it_on_today()
        self.when_the_lead_answers_and_invites()
        self.then_the_person_signs_in_through_the_invitation()
        self.when_the_person_fills_in_the_first_parts()
        self.then_they_carry_on_in_another_browser()
        self.when_the_person_fills_in_the_other_parts()
        self.when_the_person_lays_out_two_years()
        self.when_the_person_names_two_people()
        self.when_the_person_checks_and_sends()
        self.when_the_lead_says_yes_if()
        self.then_opening_the_referees_link_changes_nothing()
        self.when_the_referee_starts_and_leaves_something_out()
        self.when_the_referee_saves_and_comes_back()
        self.then_the_link_has_done_its_job()
        self.when_the_officer_reads_and_relies_on_it()
        self.then_the_lead_sees_months_and_outcome_only()
        self.then_the_person_sees_how_far_they_are()

    # The visitor and the lead.

    def when_a_visitor_reads_the_home_page_and_says_hello(self):
        visitor = self.screens.new(DESK)
        visitor.goto(self.site)
        self.walk.check(visitor)
        go(visitor, "Say hello")
        heading(visitor, "Say hello")
        self.walk.check(visitor)
        visitor.get_by_label("What shall we call you?").fill("Wren Teasel")
        choose(visitor, "How can we reach you?", "E-mail")
        visitor.get_by_label("Your e-mail address or phone number").fill(WREN)
        visitor.get_by_label("Anything you want to say?").fill("I know what a first night is like.")
        press(visitor, "Say hello")
        heading(visitor, "Thank you for saying hello")
        self.walk.check(visitor)

    def then_the_lead_sees_it_on_today(self):
        self.lead = self.signed_in_with_second_factor("priya")
        expect(self.lead.get_by_text("Said hello.")).to_be_visible()
        self.walk.check(self.lead)

    def when_the_lead_answers_and_invites(self):
        go(self.lead, "Answer")
        heading(self.lead, "Wren Teasel said hello")
        expect(self.lead.get_by_text("I know what a first night is like.")).to_be_visible()
        self.walk.check(self.lead)
        self.lead.get_by_label("Your answer").fill("Lovely to hear from you, Wren.")
        choose(self.lead, "And then?", "Invite them to apply")
        press(self.lead, "Send the answer")
        expect(self.lead.get_by_text("Nothing is due.")).to_be_visible()
        assert "Lovely to hear from you, Wren." in self.post.to(WREN)[0]

    # The person, on a phone.

    def then_the_person_signs_in_through_the_invitation(self):
        self.person = self.screens.new(PHONE)
        self.person.goto(self.post.link_to(WREN, "/invitation"))
        heading(self.person, "Welcome")
        self.walk.check(self.person)
        press(self.person, "Sign in with a code")
        heading(self.person, "Type the code")
        self.walk.check(self.person)
        type_the_code(self.person, self.post, WREN)
        heading(self.person, "Hello Wren")
        self.walk.check(self.person)

    def when_the_person_fills_in_the_first_parts(self):
        go(self.person, "Carry on: your name and how to reach you")
        heading(self.person, "Your peer mentor application")
        self.walk.check(self.person)
        self.part("Your name and how to reach you")
        choose(self.person, "How do you like to hear from us?", "E-mail")
        self.person.get_by_label("Your pronouns").fill("they, them")
        press(self.person, "Save and carry on")
        self.part("What helps you take part")
        self.person.get_by_label("What helps you take part?").fill("A seat by the door.")
        press(self.person, "Save and carry on")
        self.has_done(2)

    def then_they_carry_on_in_another_browser(self):
        self.person = self.screens.new(PHONE)
        sign_in(self.person, self.site, self.post, WREN, "/account/login/?next=/apply/")
        self.has_done(2)
        self.walk.check(self.person)
        go(self.person, "What helps you take part")
        expect(self.person.get_by_label("What helps you take part?")).to_have_value("A seat by the door.")
        self.person.go_back()

    def when_the_person_fills_in_the_other_parts(self):
        self.part("What you know from your own life")
        choose(self.person, "What could you help someone with", "Moving in")
        self.person.get_by_label("What are you good with?").fill("First days.")
        press(self.person, "Save and carry on")
        self.part("What you want from this")
        press(self.person, "Save and carry on")
        follow_the_summary(self.person, "Tell us one thing you hope for.", to="#id_hopes")
        self.walk.check(self.person)
        self.person.get_by_label("What do you want from this?").fill("To be a face at the gate.")
        press(self.person, "Save and carry on")
        self.part("When you are free")
        choose(self.person, "Which days are often free?", "Tuesday")
        press(self.person, "Save and carry on")
        self.has_done(5)

    def when_the_person_lays_out_two_years(self):
        self.part("Your last two years")
        add_time(self.person, "Living in supported housing", 23, 18, words="Quayside House")
        add_time(self.person, "I would like to talk about this time instead", 17, 15)
        add_time(self.person, "Staying with friends or sofa surfing", 14, 14, words="Two sofas")
        add_time(self.person, "Volunteering", 13, None, words="Tuesdays, Lantern Street", vouched_by="Kit Warbler")
        add_time(self.person, "Caring", 6, None, vouched_by="Morag Pipit")
        expect(self.person.get_by_text("24 of 24 months told.")).to_be_visible()
        self.person.get_by_text("See this as a table").click()
        expect(self.person.get_by_role("cell", name="To talk about")).to_have_count(3)
        self.walk.check(self.person)

    def when_the_person_names_two_people(self):
        self.person.goto(f"{self.site}/apply/people/")
        self.walk.check(self.person)
        self.say_who("Kit Warbler", "They lead a group I go to", KIT)
        self.say_who("Morag Pipit", "Probation officer", MORAG)

    def when_the_person_checks_and_sends(self):
        self.person.goto(f"{self.site}/apply/")
        self.has_done(7)
        go(self.person, "Check your answers and send")
        heading(self.person, "Check your answers")
        self.walk.check(self.person)
        press(self.person, "Send my application")
        heading(self.person, "Thank you, Wren")
        self.walk.check(self.person)

    # The lead again.

    def when_the_lead_says_yes_if(self):
        self.lead.goto(f"{self.site}/workspace/")
        go(self.lead, "Read it")
        heading(self.lead, "Wren Teasel")
        self.walk.check(self.lead)
        press(self.lead, "Say yes, if the checks go well")
        expect(self.lead.get_by_text("Inside Checks")).to_be_visible()
        self.walk.check(self.lead)
        self.record = self.lead.url

    # The referee, on a phone, without an account.

    def then_opening_the_referees_link_changes_nothing(self):
        self.link = self.post.link_to(KIT, "/references/")
        self.referee = self.screens.new(PHONE)
        self.referee.goto(self.link)
        heading(self.referee, "You know Wren Teasel")
        self.walk.check(self.referee)
        self.lead.goto(self.record)
        expect(self.lead.get_by_text(", opened ")).to_have_count(0)

    def when_the_referee_starts_and_leaves_something_out(self):
        press(self.referee, "Start")
        heading(self.referee, "A character reference for Wren Teasel")
        self.walk.check(self.referee)
        self.lead.goto(self.record)
        expect(self.lead.get_by_text(", opened ")).to_have_count(1)
        press(self.referee, "Send my reference")
        self.walk.check(self.referee)
        follow_the_summary(self.referee, "Tell us how you know Wren.", to="#id_how_known_0")
        follow_the_summary(self.referee, "Tell us the month and year you met Wren.", to="#id_first_month")

    def when_the_referee_saves_and_comes_back(self):
        choose(self.referee, "How do you know Wren?", "I lead a group they come to")
        choose_month(self.referee, "Since when have you known Wren?", standing.this_month() - 13)
        self.referee.get_by_label("What is Wren good with?").fill(SECRET_WORDS)
        press(self.referee, "Save and come back")
        heading(self.referee, "Saved. Come back when you like")
        self.walk.check(self.referee)
        self.referee = self.screens.new(PHONE)
        self.referee.goto(self.link)
        press(self.referee, "Carry on")
        expect(self.referee.get_by_label("What is Wren good with?")).to_have_value(SECRET_WORDS)
        self.referee.get_by_label("Or still now").check()
        choose(self.referee, "Can people rely on Wren?", "Yes")
        choose(self.referee, "Does Wren keep good boundaries?", "Mostly")
        choose(self.referee, "Would you be happy for Wren to support someone", "Yes")
        press(self.referee, "Send my reference")
        heading(self.referee, "Thank you")
        self.walk.check(self.referee)

    def then_the_link_has_done_its_job(self):
        assert self.referee.goto(self.link).status == 410
        heading(self.referee, "This link has done its job")
        expect(self.referee.get_by_text("Wren")).to_have_count(0)
        self.walk.check(self.referee)

    # The officer, the lead, the person.

    def when_the_officer_reads_and_relies_on_it(self):
        officer = self.officer = self.signed_in_with_second_factor("ruth")
        go(officer, "Read it")
        expect(officer.get_by_text(SECRET_WORDS)).to_be_visible()
        self.walk.check(officer)
        self.reference = officer.url
        choose(officer, "What do you make of it?", "We rely on it")
        officer.get_by_label("Why", exact=True).fill("Rang the group. Warm and clear.")
        press(officer, "Save the decision")
        heading(officer, "References to read")
        self.walk.check(officer)

    def then_the_lead_sees_months_and_outcome_only(self):
        self.lead.goto(self.record)
        expect(self.lead.get_by_text("The rule is met.")).to_be_visible()
        expect(self.lead.get_by_text("14 of 24 months are vouched for.")).to_be_visible()
        expect(self.lead.get_by_role("strong").filter(has_text="Relied on")).to_be_visible()
        for words in (SECRET_WORDS, "Warm and clear"):
            assert words not in self.lead.content()
        self.walk.check(self.lead)
        assert self.lead.goto(self.reference).status == 404

    def then_the_person_sees_how_far_they_are(self):
        self.person.goto(f"{self.site}/me/")
        go(self.person, "See how your checks are going")
        self.walk.check(self.person)
        self.person.goto(f"{self.site}/apply/history/")
        expect(self.person.get_by_text("Someone vouches for 14. You need 12.")).to_be_visible()
        assert SECRET_WORDS not in self.person.content()
        self.walk.check(self.person)

    # What several steps share.

    def part(self, name):
        go(self.person, name)
        heading(self.person, name)
        self.walk.check(self.person)

    def has_done(self, number):
        expect(self.person.get_by_text(f"You have done {number} of 8 parts.")).to_be_visible()

    def say_who(self, name, kind, address):
        self.person.get_by_role("listitem").filter(has_text=name).get_by_role("button", name="Tell us more").click()
        choose(self.person, "How do they know you?", kind)
        choose(self.person, "How can we reach them?", "E-mail")
        self.person.get_by_label("Their e-mail address or phone number").fill(address)
        self.person.get_by_label("Yes, you can ask this person").check()
        self.walk.check(self.person)
        press(self.person, "Save")
        heading(self.person, "Choose who we can ask")

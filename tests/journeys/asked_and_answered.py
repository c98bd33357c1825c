"""The fourth stretch: a policy put to the panel, what members say, an answer to each, version 2, and who hears."""

from datetime import timedelta

from playwright.sync_api import expect

from coprod import clock
from tests.journeys.steps import PHONE, choose, go, heading, press, type_the_code

MEMBER = "kingfisher@people.test"
SAID = "My sister came 200 miles and had to leave at 9pm."
SAID_BY_PHONE = "Nobody hears the buzzer in the back rooms."
RULES = "\n\n".join(f"Rule {number}: {words}" for number, words in enumerate(
    (
        "Guests sign the book at the door.", "Guests wear nothing that hides their face.", "Two guests at a time.",
        "Children come with a grown-up.", "No guests in the office.", "Guests may use the kitchen.",
        "Guests take their rubbish with them.", "No smoking indoors.", "No dogs in the dining room.",
        "Bicycles stay in the yard.", "Music ends at ten.", "The laundry is for residents.",
        "Staff may ask a guest to leave.", "A guest who hurt someone stays away.", "Deliveries go to the desk.",
        "Doors close at night.", "The garden is open all day.",
    ), start=1,
))  # fmt: skip
DRAFT = (
    f"# How late guests can stay\n\nGuests must leave by 9pm on every day of the week.\n\n# At the door\n\n{RULES}\n"
)
NOW = DRAFT.replace("by 9pm on every day", "by 11pm on every day")


class AskedAndAnswered:
    """Goes on with `self.lead`; nobody here knows who is who but the lead and the facilitator."""

    def from_a_policy_to_you_said_we_did(self):
        self.when_two_members_join()
        self.when_the_owner_puts_a_policy_to_the_panel()
        self.when_a_member_says_what_they_think()
        self.when_the_facilitator_writes_down_what_another_said()
        self.then_nothing_is_published_while_someone_has_no_answer()
        self.when_the_owner_answers_and_writes_version_2()
        self.then_the_member_sees_what_happened()
        self.then_anyone_can_read_it()

    def when_two_members_join(self):
        self.days_pass(1)
        self.lead = self.signed_in_with_second_factor("priya")
        for name, panel_name, reach, address in (
            ("Nell Redstart", "Kingfisher", "E-mail", MEMBER),
            ("Maureen Sallow", "Lantern", "Phone call", "01632 960171"),
        ):
            self.lead.goto(f"{self.site}/workspace/panel/members/")
            go(self.lead, "Add a member")
            self.lead.get_by_label("What shall we call them?").fill(name)
            choose(self.lead, "How do they like to hear from us?", reach)
            self.lead.get_by_label("Their e-mail address, phone number or postal address").fill(address)
            self.lead.get_by_label("Which service are they with?").select_option(label="Quayside")
            self.lead.get_by_label("Their panel name").fill(panel_name)
            if reach == "E-mail":
                self.lead.get_by_label("Invite them to sign in").check()
            press(self.lead, "Add them")
            expect(self.lead.get_by_text(panel_name).first).to_be_visible()
        self.walk.check(self.lead)

    def when_the_owner_puts_a_policy_to_the_panel(self):
        self.owner = self.signed_in_with_second_factor("hal")
        self.owner.goto(f"{self.site}/workspace/policies/")
        go(self.owner, "New policy")
        self.walk.check(self.owner)
        self.owner.get_by_label("What is it called?").fill("Guests")
        self.owner.get_by_label("When do we look at it again?").fill((clock.today() + timedelta(days=365)).isoformat())
        self.owner.get_by_label("The policy").fill(DRAFT)
        press(self.owner, "Save the draft")
        heading(self.owner, "Guests")
        self.policy = self.owner.url
        go(self.owner, "Ask the panel")
        heading(self.owner, "Ask the panel")
        press(self.owner, "Save the terms")
        self.walk.check(self.owner)
        self.owner.get_by_label("What can still change?").fill("The hours.")
        self.owner.get_by_label("What cannot change, and why?").fill("The fire rules.")
        self.owner.get_by_label("Who decides?").fill("Hal Dunlin")
        self.owner.get_by_label("Until when can members answer?").fill((clock.today() + timedelta(days=14)).isoformat())
        self.owner.get_by_label("By when do they hear what happened?").fill(
            (clock.today() + timedelta(days=30)).isoformat()
        )
        press(self.owner, "Save the terms")
        self.walk.check(self.owner)
        self.consultation = self.owner.url
        press(self.owner, "Open it to the panel")

    def when_a_member_says_what_they_think(self):
        self.member = self.screens.new(PHONE)
        self.member.goto(self.post.link_to(MEMBER, "/invitation"))
        press(self.member, "Sign in with a code")
        type_the_code(self.member, self.post, MEMBER)
        self.member.goto(f"{self.site}/panel/")
        heading(self.member, "The Reference Panel")
        self.walk.check(self.member)
        go(self.member, "Guests")
        self.walk.check(self.member)
        go(self.member, "Begin")
        heading(self.member, "Part 1: How late guests can stay")
        self.walk.check(self.member)
        choose(self.member, "What do you think of this part?", "Please change it")
        self.member.get_by_label("What would make it better?").fill(SAID)
        choose(self.member, "May we quote this in public?", "Yes")
        press(self.member, "Save and see what others said")
        expect(self.member.get_by_text(SAID).first).to_be_visible()
        assert "Nell" not in self.member.content()
        self.walk.check(self.member)

    def when_the_facilitator_writes_down_what_another_said(self):
        facilitator = self.signed_in_with_second_factor("nia")
        facilitator.goto(self.consultation)
        go(facilitator, "Write down what someone said")
        self.walk.check(facilitator)
        facilitator.get_by_label("Who said it?").select_option(label="Lantern")
        facilitator.get_by_label("About which part?").select_option(index=2)
        facilitator.get_by_label("What they said, in their words").fill(SAID_BY_PHONE)
        facilitator.get_by_label("I read it back to them, and they said yes").check()
        press(facilitator, "Save what they said")

    def then_nothing_is_published_while_someone_has_no_answer(self):
        self.owner.goto(self.consultation)
        press(self.owner, "Close the answers")
        expect(self.owner.get_by_text("2 of 2 still to answer").first).to_be_visible()
        expect(self.owner.get_by_role("button", name="Publish the answers")).to_have_count(0)
        for name in ("Nell", "Maureen"):
            assert name not in self.owner.content()
        self.walk.check(self.owner)

    def when_the_owner_answers_and_writes_version_2(self):
        self.answers("Kingfisher", "Changed the words", "Most of you asked for later.")
        self.answers("Lantern", "Passed on", "Repairs look at it this week.")
        go(self.owner, "Write the next version")
        self.owner.get_by_label("The policy").fill(NOW)
        press(self.owner, "Save the draft")
        self.owner.goto(self.consultation)
        self.owner.get_by_label("Kingfisher: ").first.check()
        press(self.owner, "Save what led to this")
        self.walk.check(self.owner)
        press(self.owner, "Publish the answers")
        heading(self.owner, "How you changed “Guests”")
        self.public = self.owner.url

    def then_the_member_sees_what_happened(self):
        self.member.goto(f"{self.site}/panel/mine/")
        heading(self.member, "What happened to what I said")
        expect(self.member.get_by_text("Most of you asked for later.").first).to_be_visible()
        expect(self.member.locator("del").first).to_contain_text("9pm")
        expect(self.member.locator("ins").first).to_contain_text("11pm")
        self.walk.check(self.member)

    def then_anyone_can_read_it(self):
        anyone = self.screens.new(PHONE)
        anyone.goto(f"{self.site}/you-said-we-did/")
        self.walk.check(anyone)
        go(anyone, "Guests")
        assert anyone.url == self.public
        expect(anyone.get_by_text(SAID).first).to_be_visible()
        page = anyone.content()
        for words in (SAID_BY_PHONE, "Nell", "Maureen"):
            assert words not in page
        self.walk.check(anyone)

    def answers(self, panel_name, outcome, why):
        self.owner.goto(self.consultation)
        go(self.owner, f"Answer {panel_name}")
        choose(self.owner, "What happened?", outcome)
        self.owner.get_by_label("Why", exact=True).fill(why)
        self.walk.check(self.owner)
        press(self.owner, "Save the answer")

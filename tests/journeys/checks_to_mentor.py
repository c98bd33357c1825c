"""The second stretch: what a role asks for, the check, the course by day, and the welcome."""

from datetime import timedelta

from playwright.sync_api import expect

from coprod import clock
from tests.journeys.steps import choose, go, heading, press

LAW = "Police Act 1997 Regulations, 5B (f)."
CERTIFICATE = "001234567890"


class ChecksToMentor:
    """Goes on with `self.person` (Wren, on a phone), `self.lead`, `self.officer` and `self.record`."""

    def from_checks_to_peer_mentor(self):
        self.when_the_officer_says_what_the_role_asks_for()
        self.when_the_lead_plans_a_course_and_gives_a_place()
        self.then_nothing_is_decided_before_it_is_there()
        self.when_the_officer_takes_the_check_through_its_steps()
        self.then_the_lead_and_the_person_see_the_outcome_only()
        self.when_the_lead_records_who_came_by_day()
        self.when_the_lead_welcomes_the_person()
        self.then_the_person_has_a_page_of_a_peer_mentor()
        self.when_the_mentor_takes_a_break_and_comes_back()

    def when_the_officer_says_what_the_role_asks_for(self):
        self.officer.goto(f"{self.site}/workspace/roles/")
        go(self.officer, "Change")
        heading(self.officer, "Peer mentor")
        self.walk.check(self.officer)
        self.officer.get_by_label("It meets residents one to one").check()
        choose(self.officer, "Which DBS check does it allow?", "Enhanced")
        self.officer.get_by_label("Which law allows it?").fill(LAW)
        self.officer.get_by_label("Why does it ask for this?").fill("You meet a resident on your own.")
        press(self.officer, "Keep this")
        expect(self.officer.get_by_text(LAW)).to_be_visible()
        self.walk.check(self.officer)

    def when_the_lead_plans_a_course_and_gives_a_place(self):
        self.lead.goto(f"{self.site}/workspace/courses/")
        self.walk.check(self.lead)
        go(self.lead, "Describe a new one")
        self.lead.get_by_label("What is it called?").fill("Peer mentoring")
        self.lead.get_by_label("Its parts, one on each line").fill("Boundaries\nSafeguarding")
        self.lead.get_by_label("Everyone takes it before they mentor").check()
        press(self.lead, "Save the course")
        self.lead.goto(f"{self.site}/workspace/courses/")
        go(self.lead, "Plan a course")
        heading(self.lead, "Plan a course")
        self.walk.check(self.lead)
        self.lead.get_by_label("Who teaches it?").fill("Bramble, who has lived at Quayside")
        self.when_and_where(self.lead, clock.today() + timedelta(days=1), "10:00", "15:30")
        choose(self.lead, "And then?", "Every day")
        self.lead.get_by_label("How many dates in all?").fill("2")
        press(self.lead, "Plan it")
        heading(self.lead, "Peer mentoring")
        self.run = self.lead.url
        self.lead.get_by_label("Who would like to come?").select_option(label="Wren Teasel")
        press(self.lead, "Give them a place")
        expect(self.lead.get_by_role("link", name="Wren Teasel").first).to_be_visible()
        self.walk.check(self.lead)

    def then_nothing_is_decided_before_it_is_there(self):
        self.lead.goto(self.record)
        expect(self.lead.get_by_role("heading", name="Before the decision")).to_be_visible()
        expect(self.lead.get_by_role("button", name="The checks are done")).to_have_count(0)
        self.walk.check(self.lead)

    def when_the_officer_takes_the_check_through_its_steps(self):
        self.officer.goto(self.record)
        go(self.officer, "Open Wren’s DBS check")
        expect(self.officer.get_by_text("A DBS check for: Peer mentor")).to_be_visible()
        self.walk.check(self.officer)
        press(self.officer, "Begin the check")
        choose(self.officer, "Which route?", "Route 1: one document from group 1 and two more")
        for document in ("Passport", "Benefit letter", "Bank statement"):
            self.officer.get_by_label(document).first.check()
        press(self.officer, "Save what you saw")
        press(self.officer, "The form is sent")
        choose(self.officer, "Where is it now?", "DBS step 4: local police")
        press(self.officer, "Save the step")
        self.walk.check(self.officer)
        choose(self.officer, "Where is it now?", "The certificate is issued")
        self.officer.get_by_label("Day of issue").fill(clock.today().isoformat())
        press(self.officer, "Save the step")
        self.officer.get_by_label("Certificate number").fill(CERTIFICATE)
        self.officer.get_by_label("Day of issue").fill(clock.today().isoformat())
        choose(self.officer, "What did you see?", "It is clear")
        press(self.officer, "Save what you saw")
        choose(self.officer, "What follows?", "Go ahead")
        self.officer.get_by_label("Why?").fill("Nothing on it that matters for the role.")
        press(self.officer, "Save the decision")
        expect(self.officer.get_by_text("Go ahead").first).to_be_visible()
        self.walk.check(self.officer)

    def then_the_lead_and_the_person_see_the_outcome_only(self):
        check = self.officer.url
        assert self.lead.goto(check).status == 404
        self.lead.goto(self.record)
        self.person.goto(f"{self.site}/me/check/")
        self.walk.check(self.person)
        for page in (self.lead, self.person):
            for words in (CERTIFICATE, "Nothing on it that matters"):
                assert words not in page.content()

    def when_the_lead_records_who_came_by_day(self):
        for days in (1, 1):  # staff sign in each day
            self.days_pass(days)
            self.lead = self.signed_in_with_second_factor("priya")
            go(self.lead, "Record who came")
            heading(self.lead, "Peer mentoring")
            self.walk.check(self.lead)
            self.lead.get_by_label("Wren Teasel").check()
            press(self.lead, "Save who came")
        self.lead.goto(self.run)
        expect(self.lead.get_by_text("2 of 2 days are written down.")).to_be_visible()
        go(self.lead, "Wren Teasel")
        choose(self.lead, "What do you want to write down?", "They have finished the course")
        press(self.lead, "Save")
        self.walk.check(self.lead)

    def when_the_lead_welcomes_the_person(self):
        self.lead.goto(self.record)
        self.walk.check(self.lead)
        press(self.lead, "The checks are done")
        press(self.lead, "Welcome Wren")
        expect(self.lead.get_by_role("heading", name="Wren is settling in.")).to_be_visible()
        self.walk.check(self.lead)
        press(self.lead, "Wren begins")
        expect(self.lead.get_by_role("button", name="Wren begins")).to_have_count(0)

    def then_the_person_has_a_page_of_a_peer_mentor(self):
        self.person.goto(f"{self.site}/me/")
        heading(self.person, "Hello Wren")
        self.walk.check(self.person)
        self.person.goto(f"{self.site}/me/card/")
        self.walk.check(self.person)
        self.person.get_by_label("A few words of your own").fill("You do not have to talk.")
        choose(self.person, "What do you like?", "The sea and the shore")
        choose(self.person, "How many people at once?", "One")
        expect(self.person.get_by_label("Show my card to people who ask for a mentor")).to_be_checked()
        press(self.person, "Save your card")
        expect(self.person.get_by_text("Your card is saved.")).to_be_visible()

    def when_the_mentor_takes_a_break_and_comes_back(self):
        self.person.goto(f"{self.site}/me/")
        press(self.person, "Pause everything")
        self.lead.goto(self.record)
        expect(self.lead.get_by_text("On a break", exact=True).first).to_be_visible()
        self.person.goto(f"{self.site}/me/break/")
        self.walk.check(self.person)
        press(self.person, "I am back")
        self.lead.goto(self.record)
        expect(self.lead.get_by_text("On a break", exact=True)).to_have_count(0)

    def when_and_where(self, page, day, start, end):
        """The fields that every date has: in person, at the Boatyard."""
        page.get_by_label("Which day").fill(day.isoformat())
        page.get_by_label("From").fill(start)
        page.get_by_label("Until").fill(end)
        choose(page, "How do you meet?", "In person")
        page.get_by_label("Where?").fill("The Boatyard")

"""The third stretch: a resident's yes, what matters, a mentor, both yes, a meet-up moved for the weather and noted."""

from datetime import timedelta

from playwright.sync_api import expect

from coprod import clock
from tests.journeys.steps import choose, go, heading, press

THEMES = "What to do with a silence."


class AWalkTogether:
    """Goes on with `self.person` (Wren, now a peer mentor) and `self.lead`."""

    def from_a_residents_yes_to_a_walk(self):
        self.when_the_worker_writes_down_a_residents_yes()
        self.when_the_worker_writes_down_what_matters()
        self.when_the_lead_shows_a_mentor_with_reasons()
        self.when_both_say_yes()
        self.when_the_mentor_plans_a_walk_and_the_weather_turns()
        self.then_the_worker_tells_the_resident()
        self.when_the_mentor_notes_how_it_was()
        self.then_a_session_of_mentors_is_theirs_alone()

    def when_the_worker_writes_down_a_residents_yes(self):
        self.worker = self.signed_in_with_second_factor("sam")
        self.worker.goto(f"{self.site}/workspace/residents/")
        self.walk.check(self.worker)
        go(self.worker, "Add a resident")
        self.worker.get_by_label("What shall we call them?").fill("Marlow Finch")
        press(self.worker, "Save")
        heading(self.worker, "Marlow Finch")
        self.resident = self.worker.url
        choose(self.worker, "What did they say?", "Yes")
        self.worker.get_by_label("In their words").fill("Someone to walk with.")
        press(self.worker, "Save what they said")

    def when_the_worker_writes_down_what_matters(self):
        heading(self.worker, "What matters to Marlow")
        self.walk.check(self.worker)
        choose(self.worker, "What I like", "The sea and the shore")
        self.worker.get_by_label("In their words, for mentors to read").fill("I like the harbour early.")
        self.worker.get_by_label("Anything else, for us only").fill("Not near the bus station.")
        press(self.worker, "Save")
        heading(self.worker, "Marlow Finch")

    def when_the_lead_shows_a_mentor_with_reasons(self):
        self.lead.goto(f"{self.site}/workspace/")
        go(self.lead, "Find a mentor")
        heading(self.lead, "Mentors for Marlow Finch")
        expect(self.lead.get_by_text("1 of 1 thing")).to_be_visible()
        expect(self.lead.get_by_role("heading", name="Why we thought of Wren")).to_be_visible()
        self.walk.check(self.lead)
        go(self.lead, "Show Marlow")
        self.walk.check(self.lead)

    def when_both_say_yes(self):
        self.worker.goto(self.resident)
        self.walk.check(self.worker)
        go(self.worker, "Marlow says yes")
        self.person.goto(f"{self.site}/me/")
        go(self.person, "would like to meet you")
        heading(self.person, "Marlow would like to meet you")
        expect(self.person.get_by_text("I like the harbour early.")).to_be_visible()
        assert "bus station" not in self.person.content()
        assert "Finch" not in self.person.content()
        self.walk.check(self.person)
        press(self.person, "Yes, I would like to meet Marlow")
        heading(self.person, "You and Marlow")
        self.walk.check(self.person)

    def when_the_mentor_plans_a_walk_and_the_weather_turns(self):
        go(self.person, "Plan a meet-up")
        heading(self.person, "Plan a meet-up with Marlow")
        self.walk.check(self.person)
        self.person.get_by_label("What would you like to do?").fill("A walk")
        self.at(self.person, clock.today() + timedelta(days=2))
        self.person.get_by_label("The worker comes along").check()
        press(self.person, "Plan it")
        self.person.goto(f"{self.site}/me/")
        expect(self.person.get_by_role("heading", name="A walk with Marlow").first).to_be_visible()
        self.walk.check(self.person)
        go(self.person, "Change the time")
        self.walk.check(self.person)
        self.at(self.person, clock.today() + timedelta(days=3))
        choose(self.person, "Why? Any answer is fine", "The weather")
        press(self.person, "Save the new time")
        self.person.goto(f"{self.site}/me/")
        expect(self.person.get_by_text("Not told yet").first).to_be_visible()

    def then_the_worker_tells_the_resident(self):
        self.worker.goto(f"{self.site}/workspace/")
        expect(self.worker.get_by_text("Marlow Finch").first).to_be_visible()
        self.walk.check(self.worker)
        self.worker.goto(self.resident)
        go(self.worker, "Told")
        self.person.goto(f"{self.site}/me/")
        expect(self.person.get_by_text("by Sam").first).to_be_visible()

    def when_the_mentor_notes_how_it_was(self):
        self.days_pass(4)
        self.person.goto(f"{self.site}/me/meet-ups/")
        self.walk.check(self.person)
        go(self.person, "How was it?")
        heading(self.person, "How was it?")
        self.walk.check(self.person)
        self.person.get_by_label("What did you do?").fill("To the pier and back.")
        choose(self.person, "How was it?", "Good")
        self.person.get_by_label("What changed for me").fill("I slept.")
        press(self.person, "Save")
        self.worker = self.signed_in_with_second_factor("sam")
        self.worker.goto(self.resident)
        expect(self.worker.get_by_text("To the pier and back.")).to_be_visible()
        self.walk.check(self.worker)

    def then_a_session_of_mentors_is_theirs_alone(self):
        self.facilitator = self.signed_in_with_second_factor("nia")
        self.facilitator.goto(f"{self.site}/practice/")
        self.walk.check(self.facilitator)
        go(self.facilitator, "Open a group")
        self.facilitator.get_by_label("What is the group called?").fill("Mentors on Tuesdays")
        choose(self.facilitator, "Who is it for?", "Peer mentors")
        press(self.facilitator, "Open the group")
        group = self.facilitator.url
        go(self.facilitator, "Who is in it")
        self.facilitator.get_by_label("Who joins?").select_option(label="Wren Teasel")
        press(self.facilitator, "Add them")
        expect(self.facilitator.get_by_role("heading", name="Wren Teasel")).to_be_visible()
        self.facilitator.goto(group)
        go(self.facilitator, "Plan sessions")
        self.when_and_where(self.facilitator, clock.today() + timedelta(days=1), "10:00", "11:30")
        press(self.facilitator, "Plan them")
        self.days_pass(1)
        self.facilitator = self.signed_in_with_second_factor("nia")
        self.facilitator.goto(group)
        go(self.facilitator, "Write about it")
        self.walk.check(self.facilitator)
        session = self.facilitator.url
        self.facilitator.get_by_label("What did you talk about?").fill(THEMES)
        press(self.facilitator, "Save the themes")
        self.facilitator.get_by_label("Wren Teasel").check()
        press(self.facilitator, "Save who was there")
        self.person.goto(session)
        expect(self.person.get_by_text(THEMES)).to_be_visible()
        press(self.person, "Yes")
        self.walk.check(self.person)
        for page in map(self.signed_in_with_second_factor, ("sam", "priya", "ruth")):
            assert page.goto(session).status == 404
            assert page.goto(group).status == 404

    def at(self, page, day):
        page.get_by_label("Which day?").fill(day.isoformat())
        page.get_by_label("From").fill("13:30")
        page.get_by_label("Until").fill("15:00")
        page.get_by_label("Where do you meet?").fill("The clock tower")

"""The training that Harbour Housing Together offers. Nobody in it exists."""

from datetime import timedelta

from coprod import clock
from coprod.audit.actor import Actor
from coprod.content.training import acts


def on(weeks: int, weekday: int, begins: str, ends: str, place: str, note: str = "") -> dict[str, str]:
    """A session on that weekday (0 is Monday), some weeks from now: the page is never out of date."""
    today = clock.today()
    day = today + timedelta(days=(weekday - today.weekday()) % 7 or 7, weeks=weeks)
    return {"day": day.isoformat(), "begins": begins, "ends": ends, "place": place, "note": note}


def build() -> None:
    """Three courses: for residents, for staff, for other organisations."""
    by = Actor.system()
    acts.offer_training(
        title="Listening well",
        slug="listening-well",
        summary="How to listen so that someone feels heard, and what to do when you do not know what to say.",
        drawing="interview",
        is_for_residents=True,
        is_for_staff=True,
        covers="<p>We practise on small things first. Nobody has to tell their story.</p>"
        "<ul><li>Listening without fixing.</li><li>Questions that open, and questions that close.</li>"
        "<li>What to do with something you are worried about.</li><li>Looking after yourself afterwards.</li></ul>",
        how_long="One day, 10am to 3pm",
        places=10,
        price="Free. Lunch is on us, and we cover your travel.",
        trainers="two trainers with lived experience, and Nia",
        access="No steps. Breaks every 45 minutes. You can leave the room whenever you like.",
        dates=[
            on(0, 4, "10:00", "15:00", "The Boatyard", "4 places left"),
            on(5, 2, "10:00", "15:00", "Otterbank common room"),
        ],
        by=by,
    )
    acts.offer_training(
        title="Working beside people, not for them",
        slug="working-beside-people",
        summary="What co-production means on an ordinary Tuesday. For everyone who works here.",
        drawing="table",
        is_for_staff=True,
        covers="<p>Half a day with people who have been on the other side of the desk.</p>"
        "<ul><li>Turning the screen round: writing about people with them.</li>"
        "<li>Asking before deciding, and saying what changed.</li><li>Power, and how to share some of it.</li></ul>",
        how_long="Half a day, 1pm to 4:30pm",
        places=16,
        price="Part of your working day",
        trainers="three trainers who have lived in our houses",
        access="No steps. Online if you ask.",
        dates=[on(1, 1, "13:00", "16:30", "Quayside House"), on(9, 1, "13:00", "16:30", "Quayside House")],
        by=by,
    )
    acts.offer_training(
        title="Start your own peer mentoring",
        slug="start-your-own-peer-mentoring",
        summary="Two days for teams who want to begin: finding people, keeping everyone safe, and the hard bits.",
        drawing="walk",
        is_for_organisations=True,
        covers="<p>We bring our forms, our mistakes and two peer mentors.</p>"
        "<ul><li>Asking residents first whether they would want it.</li>"
        "<li>References and checks that do not shut people out.</li><li>Matching, and endings.</li>"
        "<li>Looking after mentors.</li></ul>",
        how_long="Two days, a week apart",
        places=12,
        price="Price by size of group. Ask us, and we send you one.",
        trainers="two peer mentors and one of our leads",
        access="At your place or ours. Tell us what your group needs.",
        dates=[on(7, 3, "09:30", "16:00", "The Boatyard"), on(8, 3, "09:30", "16:00", "The Boatyard")],
        by=by,
    )

"""Courses and reflective practice: five days that are half over, a mentors' group and a staff group."""

from datetime import date, time, timedelta

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo.telling import Telling
from coprod.peers.practice import acts as practice
from coprod.peers.practice.models import Group
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Person, Role, RoleHeld, User
from coprod.programme.courses import acts as courses
from coprod.programme.courses.models import Course, CourseRun
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Gathering
from coprod.programme.gatherings.rules import Every

NIA = "Nia Petrel"
PRIYA = "Priya Sandpiper"
DAYS_OF_THE_COURSE = ("Boundaries", "Safeguarding", "Lone working", "Advocacy", "Looking after yourself")
TUESDAY = 1
SIX_MONTHS = 176

MENTORS_TALKED = (
    ("Saying no kindly, and meaning it.", "We practise one sentence before each meet-up."),
    ("What to do with a silence.", "Count to ten. Then talk about the weather."),
    ("When someone cancels for the third time.", "It is not about us. Offer another day, and leave it."),
    ("Our own bad days.", "A break is fine. Ring before, not after."),
    ("Presents, lifts and lending money.", "We say the rule early, and laugh about it."),
    ("How an ending can be a good one.", "Plan it two meet-ups ahead, and do something nice."),
    ("Winter: dark afternoons and low moods.", "Cafes with a window, and shorter walks."),
)
STAFF_TALKED = (
    ("Handing over without telling too much.", "Ask first: what may I pass on?"),
    ("Feeling stuck with someone.", "Bring it here in the second week, not the tenth."),
    ("Working beside people who were residents.", "They are colleagues. We say so in meetings."),
)


def tell(story: Telling) -> None:
    """Told after recruitment and checks; works with whichever mentors and applicants they made."""
    _course(story)
    _mentors_group(story)
    _staff_group(story)


# A course that is half over.


def _course(story: Telling) -> None:
    with story.days_ago(30):
        by = story.by(PRIYA)
        course = Course.objects.order_by("pk").first() or courses.describe_course(
            name="Peer mentoring",
            covers="How to stand beside someone, and how to keep both of you safe.",
            is_required=True,
            modules=[(name, False) for name in DAYS_OF_THE_COURSE],
            by=by,
        )
        run = courses.begin_run(
            course,
            title=f"{course.name}, this autumn",
            trainers="Lantern Training, and Bramble, who has lived at Quayside",
            dates={
                "first": story.today - timedelta(days=15),
                "start": time(10),
                "end": time(15, 30),
                "every": Every.WEEK,
                "times": len(DAYS_OF_THE_COURSE),
                "place": "The Boatyard, Lantern Street",
                "about": [module.name for module in course.modules.all()],
            },
            by=by,
        )
        learners = _learners()
        for person in learners:
            courses.add(run, person, by=by)
    with story.days_ago(27):
        for person in learners[:3]:
            courses.take_part(run.places.get(person=person), by=_as(person))
    _days_so_far(story, run, learners)
    _more_about_it(story, run, learners)


def _learners() -> list[Person]:
    """People in checks, who sign in and have not had a course yet."""
    waiting = Application.objects.filter(stage=Stage.CHECKS, person__course_places__isnull=True)
    waiting = waiting.filter(person__user__isnull=False, person__breaks__isnull=True)
    return [each.person for each in waiting.select_related("person__user").order_by("pk")[:6]]


def _days_so_far(story: Telling, run: CourseRun, learners: list[Person]) -> None:
    """The first two days are written down; the third was yesterday, and waits."""
    over = [day for day in run.series.gatherings.order_by("starts_at") if _day(day) < story.today]
    for number, day in enumerate(over[:2]):
        with story.on(_day(day), 16):
            came = [person.pk for place, person in enumerate(learners) if place != number + 1]
            courses.record_attendance(run, day, came=came, by=story.by(PRIYA))


def _more_about_it(story: Telling, run: CourseRun, learners: list[Person]) -> None:
    to_come = run.series.gatherings.order_by("starts_at").last()
    if to_come is None or not learners:
        return
    with story.days_ago(4):
        gatherings.reply(to_come, learners[0], answer="yes", by=_as(learners[0]))
        gatherings.move_to(
            to_come,
            starts_at=to_come.starts_at + timedelta(hours=1),
            ends_at=to_come.ends_at + timedelta(hours=1),
            place=to_come.place,
            reason="room",
            by=story.by(PRIYA),
        )
    with story.days_ago(3):
        if len(learners) > 4:
            courses.leave_early(run.places.get(person=learners[-1]), reason="A new job.", by=story.by(PRIYA))
        gatherings.reply(to_come, learners[0], answer="maybe", by=_as(learners[0]))


# Groups that keep their confidences.


def _mentors_group(story: Telling) -> None:
    with story.days_ago(SIX_MONTHS + 10):
        group = practice.open_group(name="Mentors on Tuesdays", audience="mentors", by=story.by(NIA))
    _sessions(story, group, first=SIX_MONTHS, times=2, start=time(18), mode="online")
    _sessions(story, group, first=SIX_MONTHS - 56, times=7, start=time(14), mode="in_person", place="The Loft")
    held = RoleHeld.objects.filter(role=Role.PEER_MENTOR, ends_on__isnull=True).select_related("user__person")
    for role in held.order_by("starts_on", "pk"):
        if not role.user.is_team:
            _joins(story, group, role.user.person, since=role.starts_on)
    _so_far(story, group, MENTORS_TALKED)
    with story.days_ago(1):
        next_one = group.series.gatherings.to_come().first()
        member = group.members.current().select_related("person__user").first()
        if next_one is not None and member is not None:
            gatherings.reply(next_one, member.person, answer="yes", by=_as(member.person))


def _staff_group(story: Telling) -> None:
    with story.days_ago(100):
        group = practice.open_group(name="Staff, Tuesday mornings", audience="frontline", by=story.by(NIA))
        _sessions(story, group, first=85, times=5, start=time(9, 30), mode="in_person", place="Quayside House")
        for name in ("Sam Linnet", "Owen Teal", "Hal Dunlin"):
            practice.add_member(group, story.users[name].person, by=story.by(NIA))
    _so_far(story, group, STAFF_TALKED)


def _sessions(story: Telling, group: Group, *, first: int, times: int, start: time, mode: str, place: str = "") -> None:
    dates = {
        "first": story.weekday(first, TUESDAY),
        "start": start,
        "end": time(start.hour + 1, 30),
        "every": Every.MONTH,
        "times": times,
        "mode": mode,
        "place": place,
    }
    with story.days_ago(first + 5):
        practice.plan(group, dates=dates, by=story.by(NIA))


def _joins(story: Telling, group: Group, person: Person, *, since: date) -> None:
    opened = story.today - timedelta(days=SIX_MONTHS + 4)
    with story.on(max(since, opened), 15):
        practice.add_member(group, person, by=story.by(NIA))


def _so_far(story: Telling, group: Group, talked: tuple[tuple[str, str], ...]) -> None:
    """Who was there, what it was about, and their taps: less useful online than in person."""
    over = [day for day in group.series.gatherings.order_by("starts_at") if _day(day) < story.today]
    for day, (themes, learning) in zip(over, talked, strict=False):
        with story.on(_day(day), 20):
            there = [row.person for row in day.attendances.select_related("person__user")]
            practice.record_attendance(day, came=[person.pk for person in there], by=story.by(NIA))
            practice.write_note(day, themes=themes, learning=learning, by=story.by(NIA))
            for number, person in enumerate(there):
                is_less = (number + day.pk) % (5 if day.mode == "in_person" else 2) == 0
                answer = "a_bit" if is_less else "yes"
                practice.say_useful(day, person, answer=answer, by=_as(person))


def _day(gathering: Gathering) -> date:
    return clock.local(gathering.starts_at).date()


def _as(person: Person) -> Actor:
    return Actor.of(User.objects.get(person=person))

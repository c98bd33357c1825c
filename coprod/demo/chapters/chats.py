"""Chats with people who apply: one to come with its questions sent, one held with notes of two, and some decided."""

from datetime import timedelta
from uuid import uuid4

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo import becoming
from coprod.demo.chapters.beginning import WHY_MENTORS_ARE_ASKED
from coprod.demo.telling import Telling
from coprod.peers.chats import acts as chats
from coprod.peers.chats.models import AgreedQuestions, Chat
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import evidence, roles
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage
from coprod.people import acts as people
from coprod.people.models import User

PRIYA, BRAMBLE, DELROY = "Priya Sandpiper", "Bramble Oakes", "Delroy Heron"
PLACE = "The Boatyard, Lantern Street. The green door"
ASKED_SINCE = 14
NOTES = (
    ("Wants to be met first, before any form.", "Laughed about the dog. Easy to be with."),
    ("Sat with a neighbour through a bad night, and rang his sister.", "Told it without making it about himself."),
    ("Fixing things. People come with radios.", "Patient. Asks before he helps."),
    ("“I would say: fine. Same time next week?”", "Did not take it hard."),
    ("Would ring us the same day.", "Knows whom to ask."),
)


def tell(story: Telling) -> None:
    """Told after checks and matching; each chapter may use the people of those before it."""
    _is_asked_for(story)
    _to_come(story)
    _offered(story)
    _held(story)
    ready = Application.objects.filter(role=story.role, stage__in=(Stage.CHECKS, Stage.DECISION))
    shown = evidence.of_many(list(ready.select_related(*evidence.FETCHED_ALONG).order_by("pk")))
    for application in ready.select_related("person").order_by("pk"):
        name = application.person.chosen_name
        if name == "Ivy Strand" or shown[application.pk].missing == ["The chat is still to come."]:
            _decided(story, name)
    # A role that asks for more took Clem back to checks; now all of it is there again.
    clem = Application.objects.get(person__chosen_name="Clem Dunes")
    becoming.in_decision(story, clem, on=story.today - timedelta(days=1))


def _is_asked_for(story: Telling) -> None:
    role = story.role
    assessment = roles.assessment_of(role)
    assert assessment is not None
    with story.days_ago(ASKED_SINCE):
        people.decide_setting(
            AgreedQuestions,
            effective_from=clock.today(),
            reason="Agreed with the Reference Panel: strengths first, and the same for everyone.",
            by=story.by("Ruth Fieldfare"),
        )
        story.role = roles.describe_role(
            role,
            involves=role.involves,
            why=f"{WHY_MENTORS_ARE_ASKED} A chat shows more than a form.",
            meets_one_to_one=True,
            is_open=True,
            assessment=assessment,
            courses=role.courses.all(),
            asks_for_chat=True,
            by=story.by("Ruth Fieldfare"),
        )


def _begun(story: Telling, name: str, mentor: str, days: int, *times: int) -> Chat:
    """Begun and offered that many days ago; `times` are days back from today, forward when negative."""
    application = Application.objects.select_related("person", "role").get(person__chosen_name=name)
    with story.days_ago(days, 10):
        by = story.by(PRIYA)
        chat = recruitment.arrange_chat(application, by=by)
        sitting_in = [story.users[PRIYA], User.objects.get(person__chosen_name=mentor)]
        chat = chats.choose_interviewers(chat, users=sitting_in, by=by)
        offered = [story.moment(story.today - timedelta(days=each), 13, 30) for each in times]
        return chats.offer_times(chat, mode="in_person", place=PLACE, times=offered, by=by)


def _chosen(story: Telling, chat: Chat, days: int, helps: str = "") -> Chat:
    """They choose the first of the times themselves."""
    with story.days_ago(days, 18):
        first = chat.times.still_offered()[0]
        return chats.choose_time(chat, starts_at=first.starts_at, helps=helps, by=Actor.of(chat.person.user))


def _to_come(story: Telling) -> None:
    chat = _begun(story, "Asha Thistlewood", DELROY, 3, -2, -3, -6)
    _chosen(story, chat, 2, "The questions in large print, and a seat by the door.")


def _offered(story: Telling) -> None:
    _begun(story, "Ossie Reed", BRAMBLE, 5, -1, -4)


def _held(story: Telling) -> None:
    """Both wrote their notes; Priya writes the outcome next."""
    chat = _chosen(story, _begun(story, "Kestrel Moor", BRAMBLE, 8, 1, 0), 7)
    with story.days_ago(1, 15):
        _notes(story, chat, BRAMBLE)


def _notes(story: Telling, chat: Chat, mentor: str) -> None:
    writers = (story.by(PRIYA), Actor.of(User.objects.get(person__chosen_name=mentor)))
    for number, words in enumerate(NOTES, start=1):
        for by, written in zip(writers, words, strict=True):
            chats.save_note(chat, number=number, words=written, by=by)


def _decided(story: Telling, name: str) -> None:
    chat = _chosen(story, _begun(story, name, BRAMBLE, 12, 9, 8), 11)
    mentor = Actor.of(User.objects.get(person__chosen_name=BRAMBLE))
    with story.days_ago(9, 15):
        chats.save_note(chat, number=1, words="Warm, and clear about what helps.", by=mentor)
    with story.days_ago(8, 11):
        by = story.by(PRIYA)
        proposal = chats.propose(
            chat,
            outcome="yes",
            reasons="You listen before you speak. You told us what you would do when worried, and whom you would ring.",
            once=uuid4(),
            by=by,
        )
        chats.agree(proposal, by=mentor)
        chats.share(chat, proposal=proposal, by=by)

"""What people can join in with at Harbour Housing Together, and what it offers to others."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.content.offers import acts
from coprod.content.offers.models import Kind
from coprod.demo.training import on

COVERED = "We cover your travel and lunch"

TO_JOIN: tuple[dict[str, Any], ...] = (
    {
        "title": "Be a peer mentor",
        "slug": "be-a-peer-mentor",
        "drawing": "walk",
        "summary": "Walk beside someone who is where you once were. A chat, a bus ride, a first gym visit.",
        "time_words": "About 3 hours a week",
        "time": "week",
        "likes_talk": True,
        "likes_help": True,
        "is_meeting_up": True,
        "place": "Wherever the two of you like to go",
        "suits": "People who have had hard times themselves, and like company",
        "costs_covered": COVERED,
        "checks_needed": "Your last two years, one reference and a DBS check. We go through it with you.",
        "body": "<p>You meet one person, about once a week. We train you, and one of us is beside you all the way.</p>"
        '<p>A criminal record does not rule you out. <a href="/apply/">See what we ask, and why</a>.</p>',
    },
    {
        "title": "Join the Reference Panel",
        "slug": "join-the-reference-panel",
        "drawing": "table",
        "summary": "Read our rules before they are final. Tell us what works. See what changed because of you.",
        "time_words": "10 minutes a month",
        "time": "min",
        "likes_decide": True,
        "is_from_home": True,
        "is_meeting_up": True,
        "place": "At home, or round our table",
        "suits": "People with an opinion. You do not need to like reading",
        "costs_covered": COVERED,
        "has_thanks": True,
        "body": "<p>Each month there is one thing to look at. Write it, say it or ring us. You see every answer.</p>",
    },
    {
        "title": "Make the podcast",
        "slug": "make-the-podcast",
        "drawing": "microphone",
        "summary": "Talk, ask, edit or find guests. You pick your name. You say what goes out.",
        "time_words": "One afternoon a month",
        "time": "day",
        "likes_talk": True,
        "likes_make": True,
        "is_meeting_up": True,
        "place": "The small room at The Boatyard",
        "suits": "Talkers, listeners and people who like buttons",
        "costs_covered": COVERED,
        "has_thanks": True,
        "body": "<p>You hear everything before anyone else does, and you can take it back.</p>",
    },
    {
        "title": "Help choose new staff",
        "slug": "help-choose-new-staff",
        "drawing": "interview",
        "summary": "Sit on the interview panel. Ask your own question. Your vote counts the same as ours.",
        "time_words": "One day, now and then",
        "time": "day",
        "likes_talk": True,
        "likes_decide": True,
        "is_meeting_up": True,
        "place": "Quayside House",
        "costs_covered": COVERED,
        "has_thanks": True,
    },
    {
        "title": "Fresh eyes visits",
        "slug": "fresh-eyes-visits",
        "drawing": "visit",
        "summary": "Visit one of our houses as a guest. Tell us what it felt like to walk in.",
        "time_words": "A morning, twice a year",
        "time": "day",
        "likes_decide": True,
        "is_meeting_up": True,
        "place": "One of our four houses",
        "costs_covered": COVERED,
        "has_thanks": True,
    },
    {
        "title": "Kettle on at The Boatyard",
        "slug": "kettle-on",
        "drawing": "welcome",
        "kind": Kind.ACTIVITY,
        "summary": "A warm room, a pot of tea and nobody in a hurry. Come in, stay as long as you like.",
        "time_words": "Thursdays, 2pm to 4pm",
        "time": "week",
        "likes_talk": True,
        "is_meeting_up": True,
        "place": "The Boatyard",
        "suits": "Everyone. Bring someone with you if you like",
        "costs_covered": "Tea, cake and your bus fare are on us",
    },
    {
        "title": "Teach with us",
        "slug": "teach-with-us",
        "drawing": "class",
        "summary": "Lead part of a course for new staff. You know things they need to learn.",
        "time_words": "Half a day each month",
        "time": "day",
        "likes_talk": True,
        "likes_help": True,
        "is_meeting_up": True,
        "place": "The Boatyard",
        "costs_covered": COVERED,
        "has_thanks": True,
    },
    {
        "title": "Share a story",
        "slug": "share-a-story",
        "drawing": "plant",
        "summary": "Write it, say it or draw it. Choose any name. Take it down whenever you like.",
        "time_words": "Your own time",
        "time": "min",
        "likes_make": True,
        "likes_talk": True,
        "is_from_home": True,
        "place": "Wherever you are",
        "has_thanks": True,
    },
)

FOR_ORGANISATIONS: tuple[dict[str, Any], ...] = (
    {
        "title": "Training from people who have lived it",
        "slug": "training-for-your-team",
        "icon": "people",
        "summary": "Half a day for up to 16 staff. Two trainers who have been homeless, and one of our team.",
        "price": "Price by size of group",
    },
    {
        "title": "A policy check by our Panel",
        "slug": "a-policy-check",
        "icon": "speech",
        "summary": "Send us a draft. Get back clear comments, paragraph by paragraph, from 12 or more people.",
        "price": "Price by length",
    },
    {
        "title": "Peer mentoring, beside you",
        "slug": "peer-mentoring-beside-you",
        "icon": "walk",
        "summary": "Twelve months beside you: forms, training, matching and the hard bits in between.",
        "price": "Price by size",
    },
    {
        "title": "Speakers and hosts",
        "slug": "speakers-and-hosts",
        "icon": "headphones",
        "summary": "Someone to open your event, join your board day or sit on your interview panel.",
        "price": "Price by the day",
    },
)


def build() -> None:
    """Eight things to join in with, and four for other organisations."""
    by = Actor.system()
    thursdays = [on(week, 3, "14:00", "16:00", "The Boatyard", "No need to book") for week in range(4)]
    for words in TO_JOIN:
        acts.offer(**words, dates=thursdays if words.get("kind") == Kind.ACTIVITY else (), by=by)
    for words in FOR_ORGANISATIONS:
        acts.offer(**words, kind=Kind.ORGANISATIONS, by=by)

"""The home page of Harbour Housing Together. Nobody on it exists."""

from datetime import timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.content.home import acts
from coprod.content.home.acts import Block
from coprod.content.home.words import APPLY, SAY_HELLO
from coprod.content.podcast.models import EpisodePage
from coprod.demo import offers, podcast, training
from coprod.demo.cast import CHARITY

OPENING: Block = {
    "type": "hero",
    "value": {
        "title": "People who have been there decide what happens next",
        "text": "Residents, peer mentors and staff work side by side here. We make our homes and our support better, "
        "together. Join in for an hour or for a year. You choose.",
        "buttons": [SAY_HELLO, {**APPLY, "icon": ""}],
        "drawing": "harbour",
    },
}

SAID_AND_DID: Block = {
    "type": "said_and_did",
    "value": {
        "heading": "You said, we did",
        "said": "My sister came 200 miles to see me and had to leave at 9pm. Who is that rule for?",
        "who": "Kingfisher",
        "where": "Reference Panel, June 2026",
        "did": "Your guests can stay until 11pm every night. Family can stay over two nights a month.",
        "more": "The new rule started on 1 September in all four houses. 41 comments from 19 people shaped it.",
        "link": {},
    },
}


def _card(drawing: str, title: str, text: str, foot: str, path: str) -> dict[str, Any]:
    return {
        "picture": {"drawing": drawing},
        "title": title,
        "text": text,
        "foot": foot,
        "target": {"path": path},
    }


CARDS: Block = {
    "type": "cards",
    "value": {
        "heading": "Ways to join in",
        "text": "No experience needed. We cover your travel and lunch. You can stop at any time.",
        "cards": [
            _card(
                "walk",
                "Be a peer mentor",
                "Walk beside someone who is where you once were. We train you and stay with you all the way.",
                "About 3 hours a week",
                "/hello/",
            ),
            _card(
                "table",
                "See what we ask, and why",
                "Short parts, in any order. Stop when you like and come back. Your answers are kept.",
                "As little as 10 minutes at a time",
                "/apply/",
            ),
            _card(
                "welcome",
                "Come for a cup of tea",
                "Not sure yet? Tell us, and we will find a time when the kettle is on and nobody is in a hurry.",
                "One afternoon",
                "/hello/",
            ),
        ],
        "link": {},
    },
}

STORIES: Block = {
    "type": "stories",
    "value": {
        "heading": "Stories, told our way",
        "text": "Each person picked their own name, checked every word and can take their story down at any time.",
        "stories": [
            {
                "picture": {"drawing": "plant"},
                "title": "The balcony with eleven tomatoes",
                "quote": "I had never grown a thing. Now next door asks me for tips.",
                "byline": "Marmalade",
                "foot": "",
                "target": {},
            },
            {
                "picture": {"drawing": "visit"},
                "title": "He never asked me for my story",
                "quote": "My mentor just put the kettle on. Three weeks later I told him all of it.",
                "byline": "North Star",
                "foot": "",
                "target": {},
            },
            {
                "picture": {"drawing": "class"},
                "title": "What I learned on the interview panel",
                "quote": "I asked the new manager my own question. She got the job because of her answer.",
                "byline": "Seaglass",
                "foot": "",
                "target": {},
            },
        ],
    },
}


def _open_afternoons() -> Block:
    """The next three Thursdays, so that the page is never out of date."""
    today = clock.today()
    first = today + timedelta(days=(3 - today.weekday()) % 7 or 7)
    gatherings = [
        ("Kettle on at The Boatyard", "Thursday, 2pm to 4pm, The Boatyard. Free.", "No need to book"),
        ("Meet the peer mentors", "Thursday, 1pm to 3pm, Quayside House. Free.", "Lunch is on us"),
        ("Kettle on at Otterbank", "Thursday, 2pm to 4pm, Otterbank common room. Free.", "No need to book"),
    ]
    return {
        "type": "dates",
        "value": {
            "heading": "Drop in and meet us",
            "dates": [
                {
                    "date": (first + timedelta(weeks=week)).isoformat(),
                    "title": title,
                    "details": details,
                    "tag": tag,
                    "target": {},
                }
                for week, (title, details, tag) in enumerate(gatherings)
            ],
            "side_heading": "Work for another organisation?",
            "side_text": "Our team can help you start peer mentoring. Everyone on the team has lived it.",
            "side_link": {"words": "Tell us what you need", "path": "/hello/"},
        },
    }


def build() -> None:
    """The whole site of the demonstration."""
    by = Actor.system()
    acts.begin_site(name=CHARITY, by=by)
    newest = podcast.build()
    offers.build()
    training.build()
    acts.write_home(opening=OPENING, body=[SAID_AND_DID, _newest(newest), CARDS, _open_afternoons(), STORIES], by=by)


def _newest(episode: EpisodePage) -> Block:
    """The deep band of the home page, about the newest episode."""
    return {
        "type": "feature",
        "value": {
            "heading": episode.title,
            "text": f"Episode {episode.number} of our podcast. {episode.summary}",
            "button": {"words": f"Listen, {episode.length}", "page": episode.pk, "icon": "play"},
            "link": {"words": "Say hello to Priya", "path": "/hello/"},
            "picture": {"drawing": "front_door"},
        },
    }

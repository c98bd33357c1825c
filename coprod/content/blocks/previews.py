"""What each block looks like filled in, for editors who are choosing one. Nobody in it exists."""

from datetime import timedelta
from typing import Any

from coprod import clock

SAY_HELLO = {"words": "Say hello", "path": "/hello/"}
APPLY = {"words": "How to apply", "path": "/apply/"}

HERO = {
    "title": "People who have been there decide what happens next",
    "text": "Residents, peer mentors and staff work side by side here. Join in for an hour or for a year.",
    "buttons": [{**SAY_HELLO, "icon": "speech"}, APPLY],
    "drawing": "harbour",
}
SAID_AND_DID = {
    "heading": "You said, we did",
    "said": "My sister came 200 miles to see me and had to leave at 9pm. Who is that rule for?",
    "who": "Kingfisher",
    "where": "Reference Panel",
    "did": "Guests can stay until 11pm every night.",
    "more": "19 people shaped the new rule.",
    "link": {},
}
FEATURE = {
    "heading": "The first step is a hello",
    "text": "Three questions, no forms to bring, no promises to make. One of us gets back to you.",
    "button": {**SAY_HELLO, "icon": "speech"},
    "link": APPLY,
    "picture": {"drawing": "front_door"},
}
CARDS = {
    "heading": "Ways to join in",
    "text": "No experience needed. You can stop at any time.",
    "cards": [
        {
            "picture": {"drawing": "walk"},
            "title": "Be a peer mentor",
            "text": "Walk beside someone who is where you once were.",
            "foot": "About 3 hours a week",
            "target": {"path": "/hello/"},
        },
        {
            "picture": {"drawing": "table"},
            "title": "Read our rules before they are final",
            "text": "Tell us what works and what does not.",
            "foot": "10 minutes a month",
            "target": {"path": "/hello/"},
        },
    ],
    "link": APPLY,
}
STORIES = {
    "heading": "Stories, told our way",
    "text": "Each person picked their own name and checked every word.",
    "stories": [
        {
            "picture": {"drawing": "plant"},
            "title": "The balcony with eleven tomatoes",
            "quote": "I had never grown a thing. Now next door asks me for tips.",
            "byline": "Marmalade",
            "foot": "4 minutes to read",
            "target": {},
        }
    ],
}
PANEL = {
    "heading": "Who sees this?",
    "text": "<p>The people here who work with peer mentors, and nobody else.</p>",
    "tint": "sand",
}


def dates() -> dict[str, Any]:
    """A date that is always still to come."""
    return {
        "heading": "Training you can join",
        "dates": [
            {
                "date": clock.today() + timedelta(days=9),
                "title": "Listening well",
                "details": "10am to 3pm, The Boatyard. Free.",
                "tag": "4 places left",
                "target": {},
            }
        ],
        "side_heading": "Work for another organisation?",
        "side_text": "Our team can train your staff or help you start peer mentoring.",
        "side_link": SAY_HELLO,
    }

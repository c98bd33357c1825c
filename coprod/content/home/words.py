"""The words a new site begins with. True of every charity that runs this product; each then makes them its own."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PageWords:
    """A standard page: `text` is rich text with h2, h3, p, ul, ol, b and a."""

    title: str
    slug: str
    introduction: str
    text: str


SAY_HELLO = {"words": "Say hello", "path": "/hello/", "icon": "speech"}
APPLY = {"words": "How to apply", "path": "/apply/"}

OPENING: dict[str, Any] = {
    "type": "hero",
    "value": {
        "title": "Been there yourself? Walk beside someone who is there now",
        "text": "Peer mentors know what hard times are like, because they have had them. "
        "If that is you, we would like to hear from you.",
        "buttons": [SAY_HELLO, {**APPLY, "icon": ""}],
        "drawing": "harbour",
    },
}
BODY: list[dict[str, Any]] = [
    {
        "type": "cards",
        "value": {
            "heading": "Ways to join in",
            "text": "You can stop at any time. You do not have to say why.",
            "cards": [
                {
                    "picture": {"drawing": "walk"},
                    "title": "Be a peer mentor",
                    "text": "Meet one person, about once a week. Chat, go for walks, show them round.",
                    "foot": "Begin with a hello",
                    "target": {"path": "/hello/"},
                },
                {
                    "picture": {"drawing": "welcome"},
                    "title": "See how to apply",
                    "text": "What we ask, why we ask it, and who sees your answers.",
                    "foot": "You can stop and come back",
                    "target": {"path": "/apply/"},
                },
            ],
            "link": {},
        },
    },
    {
        "type": "feature",
        "value": {
            "heading": "The first step is a hello",
            "text": "Three questions, and one of us gets back to you. It does not sign you up for anything.",
            "button": SAY_HELLO,
            "link": {},
            "picture": {"drawing": "front_door"},
        },
    },
]

PAGES = (
    PageWords(
        title="How we look after your information",
        slug="your-information",
        introduction="What we ask, who sees it, and what you can ask of us.",
        text="<p>We ask only for what we use. Beside each question we say who sees your answer.</p>"
        "<h2>Who sees what</h2>"
        "<p>People here see what their work needs, and no more. We keep a note of who opened the most private "
        "records. References are read by the few people who decide.</p>"
        "<h2>What you can ask</h2>"
        "<ul><li>To see what we hold about you.</li><li>To put right what is wrong.</li>"
        "<li>To have it removed, where the law lets us.</li></ul>"
        "<p>Ask anyone you know here, or use the ways to reach us on this page. If you are not happy with our "
        "answer, you can complain to the "
        '<a href="https://ico.org.uk/make-a-complaint/">Information Commissioner</a>.</p>'
        "<h2>Cookies and other companies</h2>"
        "<p>This site uses only the cookies it needs: one keeps you signed in, one protects forms. There are no "
        "adverts and no trackers. Fonts and pictures come from this site, not from other companies.</p>",
    ),
    PageWords(
        title="Making it easy to use",
        slug="easy-to-use",
        introduction="What this site does so that everyone can use it, and what to do when it does not work for you.",
        text="<h2>What you can do here</h2>"
        "<ul><li>Use every page with a keyboard, or with a screen reader.</li>"
        "<li>Make the words bigger without losing any of the page.</li>"
        "<li>Read on a phone, or on dark screens.</li>"
        "<li>Leave a form and come back to it.</li></ul>"
        "<h2>How we check</h2>"
        "<p>The site is built to the Web Content Accessibility Guidelines 2.2, level AA. Its pages are checked by "
        "a program. A program does not notice everything, so tell us what it missed.</p>"
        "<h2>If a page does not work for you</h2>"
        "<p>Tell us, and do it another way. We can go through any form with you and write down what you say.</p>",
    ),
    PageWords(
        title="Tell us something is wrong",
        slug="something-is-wrong",
        introduction="About this site, about how you were treated, or about someone you are worried for.",
        text="<h2>If someone is in danger now</h2>"
        '<p>Call <a href="tel:999">999</a>. Then tell us, when you can.</p>'
        "<h2>If something went wrong with us</h2>"
        "<p>Tell anyone you know here, or use the ways to reach us on this page. You do not have to give your name. "
        "Someone can speak for you.</p>"
        "<h2>If a page is wrong</h2>"
        "<p>Tell us which page it was and what you wanted to do. A few words are enough.</p>",
    ),
)

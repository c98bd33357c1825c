"""How the charity makes the messages its own: words a lead changed, words taken back, fewer reminders."""

from coprod import clock
from coprod.demo.telling import Telling
from coprod.messaging import kinds
from coprod.messaging.models import MessageRules
from coprod.messaging.wording import drafts, language
from coprod.messaging.wording.acts import change_words, use_first_words
from coprod.messaging.wording.language import Part
from coprod.people import acts as people

THANKS = """Hello {{ their first name }},

Thank you. It takes courage to tell us about yourself, and we will look after it.

Next, one of us reads it with a cup of tea. You hear from us within a week.

You can change your mind at any time. Just tell us.

{{ our name }}
{{ our phone number }}"""
SHORT_THANKS = "Hello {{ their first name }}. Thank you, we have it. You hear from us within a week. {{ our name }}"
BACK = "{{ the person’s name }} is back. Put the kettle on.\n\n{{ our name }}"


def tell(story: Telling) -> None:
    with story.days_ago(40):
        people.decide_setting(
            MessageRules,
            effective_from=clock.today(),
            reason="Referees told us that two reminders felt like being chased.",
            reminders={"reference_request": 1},
            by=story.by("Priya Sandpiper"),
        )
    with story.days_ago(33):
        _change(story, "application_thanks", 0, "Applicants asked us to sound more like people.", body=THANKS)
        _change(story, "back_from_a_break", 0, "Lighter, as we say it.", body=BACK)
    with story.days_ago(12, hour=15):
        _change(story, "application_thanks", 1, "Fits into one text now.", text=SHORT_THANKS)
        use_first_words(
            kind=kinds.by_code("back_from_a_break"),
            after=1,
            reason="Not everyone smiled. The first words were kinder.",
            by=story.by("Priya Sandpiper"),
        )


def _change(story: Telling, code: str, after: int, reason: str, **typed: str) -> None:
    kind = kinds.by_code(code)
    words = drafts.in_use(kind) | {Part(part): language.understood(text, kind.offered) for part, text in typed.items()}
    change_words(kind=kind, words=words, after=after, reason=reason, by=story.by("Priya Sandpiper"))

"""How the charity gets ready, and asks residents twice: what they said, what it does about it, what is still open."""

import uuid
from datetime import timedelta
from itertools import cycle

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo.telling import Telling
from coprod.people.models import Service
from coprod.programme.readiness import acts
from coprod.programme.readiness.models import Action, Round, State, Way

PRIYA, SAM, TOM, NESSA, ADA = "Priya Sandpiper", "Sam Linnet", "Tom Bunting", "Nessa Rook", "Ada Merlin"

FIRST = (
    # what they bring, would they, together, what stops, what makes it easier
    ("listening cooking", "yes", "tea walk", "stranger times", "choose worker short"),
    ("outdoors", "later", "unsure", "enough not_ready", "stop"),
    ("fixing knowing", "maybe", "walk home", "stranger private", "choose place"),
    ("making", "later", "tea", "enough stranger", "choose short stop"),
    ("outdoors sport", "yes", "walk hobby", "money times", "costs choose"),
    ("listening", "no", "", "enough private", ""),
    ("cooking", "maybe", "tea", "stranger enough money", "worker choose"),
)
SECOND = (
    ("listening outdoors", "yes", "tea walk", "times", "choose short"),
    ("cooking making", "yes", "walk town", "stranger", "choose worker"),
    ("fixing", "maybe", "home tea", "enough stranger", "place choose"),
    ("knowing listening", "later", "tea", "not_ready enough", "stop short"),
    ("outdoors", "yes", "walk hobby", "nothing", "choose group"),
    ("sport cooking", "maybe", "tea walk", "stranger times", "worker choose"),
)
WORDS = (
    "I have told my story too often. Not again.",
    "Somebody who has been there would get it.",
    "Not in the building, please. Outside.",
)


def tell(story: Telling) -> None:
    _first_round(story)
    _answers(story)
    _second_round(story)


def _first_round(story: Telling) -> None:
    with story.days_ago(400):
        asked = acts.begin_round(service=None, once=uuid.uuid4(), by=story.by(PRIYA))
    with story.days_ago(390, hour=15):
        _sheets(asked, FIRST, 47, story.by(SAM), WORDS[:2])
        asked = acts.close_round(asked, by=story.by(PRIYA))
    with story.days_ago(386):
        kept = _promise(story, asked, "We pay the bus and the coffee before anyone sets off.", 40)
        _promise(story, asked, "Residents see three cards and choose. Nobody is picked for them.", 60)
    with story.days_ago(350):
        acts.keep_promise(kept, by=story.by(PRIYA))


def _second_round(story: Telling) -> None:
    service: Service = story.services["Quayside House"]
    with story.days_ago(44):
        asked = acts.begin_round(service=service, once=uuid.uuid4(), by=story.by(PRIYA))
    with story.days_ago(30, hour=11):
        _sheets(asked, SECOND, 36, story.by(SAM), WORDS[2:])
        asked = acts.close_round(asked, by=story.by(PRIYA))
    with story.days_ago(28):
        _promise(story, asked, "First meet-ups are half an hour, outside.", 32)
    with story.days_ago(5):
        still = acts.begin_round(service=None, once=uuid.uuid4(), by=story.by(PRIYA))
        _sheets(still, SECOND, 4, story.by(SAM), ())


def _sheets(asked: Round, kinds: tuple[tuple[str, ...], ...], people: int, by: Actor, words: tuple[str, ...]) -> None:
    questions = ("brings", "wants", "together", "stops", "easier")
    said = [*words, *[""] * people]
    for (way, ticked), added in zip(zip(cycle(Way), cycle(kinds), strict=False), said[:people], strict=False):
        answers = {question: codes.split() for question, codes in zip(questions, ticked, strict=True)}
        acts.keep_sheet(asked, way=way, answers=answers, words=added, once=uuid.uuid4(), by=by)


def _promise(story: Telling, asked: Round, what: str, days: int) -> Action:
    owner, due_on = story.users[PRIYA], clock.today() + timedelta(days=days)
    return acts.promise(asked, what=what, owner=owner, due_on=due_on, once=uuid.uuid4(), by=story.by(PRIYA))


def _answers(story: Telling) -> None:
    """A sponsor, insurance whose date has passed, a DPIA, no training partner yet; equipment nobody has answered."""
    with story.days_ago(380):
        _say(story, "sponsor", State.DONE, "Tom Bunting, trustee. Asks after checks at every board.", 600, TOM, ADA)
        _say(story, "insurance", State.DONE, "Our insurer wrote: volunteers and outings are covered.", 374, PRIYA)
    with story.days_ago(200):
        _say(story, "dpia", State.NOT_YET, "Nessa has begun. The part about convictions is missing.", 60, NESSA)
    with story.days_ago(150):
        _say(story, "dpia", State.DONE, "Written by Nessa, agreed by the trustees. In the shared folder.", 365, NESSA)
    with story.days_ago(20):
        _say(story, "training_partner", State.NOT_YET, "Lantern Training taught once. No date is agreed.", 24, PRIYA)


def _say(story: Telling, item: str, state: State, sentence: str, days: int, owner: str, by: str = PRIYA) -> None:
    today = clock.today()
    since = today if state == State.DONE else None
    acts.answer(
        item=item,
        state=state,
        sentence=sentence,
        since=since,
        review_on=today + timedelta(days=days),
        owner=story.users[owner],
        once=uuid.uuid4(),
        by=story.by(by),
    )

"""The Reference Panel: a policy it changed, one it is asked about now, and one that waits for answers."""

from collections.abc import Iterable
from datetime import timedelta

from coprod.audit.actor import Actor
from coprod.demo import panel_words as words
from coprod.demo.telling import Telling
from coprod.panels.consultations.acts import answering, asking, saying
from coprod.panels.consultations.models import Consultation, Contribution
from coprod.panels.membership import acts as membership
from coprod.panels.membership.models import PanelMember
from coprod.people.models import RouteKind, User
from coprod.people.reach import Route
from coprod.programme.policies import acts as policies
from coprod.programme.policies import descent
from coprod.programme.policies.models import Policy, PolicyVersion

HAL = "Hal Dunlin"
Members = dict[str, PanelMember]


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""
    members = _members(story)
    _guests(story, members)
    _moving_on(story, members)
    _room_checks(story, members)


def _members(story: Telling) -> Members:
    found = {}
    for day, each in enumerate(words.MEMBERS):
        route = Route(RouteKind.EMAIL, each.email) if each.email else Route(RouteKind.PHONE, each.phone)
        with story.days_ago(300 - 9 * day):
            found[each.panel_name] = membership.welcome(
                chosen_name=each.chosen_name,
                route=route,
                panel_name=each.panel_name,
                service=story.services.get(each.service),
                is_invited=bool(each.email),
                by=story.by("Priya Sandpiper"),
            )
    return found


# A policy the panel changed.


def _guests(story: Telling, members: Members) -> None:
    version = _published(story, "Guests and visitors", words.GUESTS, days_ago=260)
    consultation = _asked(
        story,
        version,
        days_ago=130,
        question="What would make visits better, for you and for those who live beside you?",
        can_change="Hours, ID, overnight stays and how we say things.",
        cannot_change="The fire rules, and that children come with a grown-up. The law says so.",
        decided_by="Hal Dunlin, with the house managers",
        open_for=21,
        hear_after=45,
    )
    _say(story, consultation, members, words.GUESTS_SAID, days_ago=122)
    for name, kind in (
        ("Kingfisher", "change"),
        ("Harebell", "change"),
        ("North Star", "works"),
        ("Pebble", "unclear"),
    ):
        with story.days_ago(118):
            _tap(story, consultation, members[name], 3, kind)
    with story.days_ago(116):
        late = _contribution(consultation, "Seaglass", 3)
        for name in ("Kingfisher", "Marmalade", "Harebell", "Skylark"):
            saying.agree(late, member=members[name], by=_by(story, members[name]))
    with story.days_ago(108):
        asking.close(consultation, by=story.by(HAL))
    _answer(story, consultation, words.GUESTS_ANSWERED, days_ago=95)
    with story.days_ago(94):
        third = consultation.version.parts.get(position=3)
        said = "Most of you asked for later hours. One of you did not get it: we say it more simply now."
        answering.answer_taps(consultation, third, words=said, by=story.by(HAL))
    _rewrite(story, consultation, words.GUESTS_NOW, days_ago=92)
    _link(story, consultation, words.GUESTS_LED_TO, days_ago=91)
    with story.days_ago(86):
        asking.publish(consultation, by=story.by(HAL))
    _verdicts(story, consultation, members)


def _verdicts(story: Telling, consultation: Consultation, members: Members) -> None:
    yes = (
        "Kingfisher",
        "Seaglass",
        "North Star",
        "Marmalade",
        "Harebell",
        "Driftwood",
        "Skylark",
        "Pebble",
        "Foxglove",
    )
    for day, name in enumerate(yes):
        with story.days_ago(80 - day):
            member = members[name]
            saying.give_verdict(consultation, member=member, is_right=True, words="", by=_by(story, member))


# A policy that waits for some of its answers.


def _moving_on(story: Telling, members: Members) -> None:
    version = _published(story, "Moving on", words.MOVING_ON, days_ago=220)
    consultation = _asked(
        story,
        version,
        days_ago=32,
        question="",
        can_change="How long we visit, what you take with you, and how we look for places.",
        cannot_change="How many places there are in the town. We wish we could.",
        decided_by="Hal Dunlin and Priya Sandpiper",
        open_for=24,
        hear_after=40,
    )
    _say(story, consultation, members, words.MOVING_ON_SAID, days_ago=26)
    with story.days_ago(6):
        asking.close(consultation, by=story.by(HAL))
    with story.days_ago(5):
        _say_one(story, consultation, members["North Star"], 5, 1, "Let us bring our new neighbours too.", True)
    _answer(story, consultation, words.MOVING_ON_ANSWERED, days_ago=3)
    with story.days_ago(2):
        policies.write(_policy(consultation), typed=words.MOVING_ON_NOW, by=story.by(HAL))


# A policy the panel is asked about now.


def _room_checks(story: Telling, members: Members) -> None:
    with story.days_ago(15):
        version = policies.begin(
            title="Looking at rooms",
            typed=words.ROOM_CHECKS,
            owner=story.users[HAL],
            review_on=story.today + timedelta(days=365),
            by=story.by(HAL),
        )
    consultation = _asked(
        story,
        version,
        days_ago=8,
        question="How can we look after the rooms without walking in on you?",
        can_change="How we knock, what we tell you before, and when we come.",
        cannot_change="That alarms are tested each month. The fire service asks for it.",
        decided_by="Hal Dunlin, with the house managers",
        open_for=17,
        hear_after=38,
    )
    for name, position, kind, happened in words.ROOM_CHECKS_TAPS:
        with story.days_ago(6):
            _tap(story, consultation, members[name], position, kind, happened=happened)
    _say(story, consultation, members, words.ROOM_CHECKS_SAID, days_ago=5)
    for said_by, agreeing in (
        ("North Star", ("Seaglass", "Harebell", "Skylark", "Tideline")),
        ("Marmalade", ("Seaglass", "Harebell", "North Star", "Foxglove", "Skylark", "Tideline")),
        ("Harebell", ("Marmalade", "Foxglove")),
    ):
        with story.days_ago(2):
            contribution = _contribution(consultation, said_by, 3)
            for name in agreeing:
                saying.agree(contribution, member=members[name], by=_by(story, members[name]))


# What each of them is told with.


def _published(story: Telling, title: str, typed: str, *, days_ago: int) -> PolicyVersion:
    with story.days_ago(days_ago):
        by = story.by(HAL)
        version = policies.begin(
            title=title,
            typed=typed,
            owner=story.users[HAL],
            review_on=story.today + timedelta(days=500 - days_ago),
            by=by,
        )
        policies.publish(version, by=by)
    return version


def _asked(
    story: Telling, version: PolicyVersion, *, days_ago: int, open_for: int, hear_after: int, **terms: str
) -> Consultation:
    first_day = story.today - timedelta(days=days_ago)
    with story.days_ago(days_ago):
        by = story.by(HAL)
        consultation = asking.prepare(
            PolicyVersion.objects.get(pk=version.pk),
            closes_on=first_day + timedelta(days=open_for),
            hear_by=first_day + timedelta(days=hear_after),
            by=by,
            **terms,
        )
        return asking.open_it(consultation, by=by)


def _say(
    story: Telling, consultation: Consultation, members: Members, said: Iterable[words.Said], *, days_ago: int
) -> None:
    for minute, (name, position, bit, text, may_be_quoted) in enumerate(said):
        with story.days_ago(days_ago, 12, minute * 3):
            _say_one(story, consultation, members[name], position, bit, text, may_be_quoted)


def _say_one(
    story: Telling,
    consultation: Consultation,
    member: PanelMember,
    position: int,
    bit: int,
    text: str,
    may_be_quoted: bool,
) -> None:
    part = consultation.version.parts.get(position=position)
    by = _by(story, member)
    saying.say(
        consultation,
        part,
        member=member,
        words=text,
        passage=part.passages.get(number=bit),
        may_be_quoted=may_be_quoted,
        was_read_back=not member.is_acted_for_by(by),
        by=by,
    )


def _tap(
    story: Telling, consultation: Consultation, member: PanelMember, position: int, kind: str, *, happened: bool = False
) -> None:
    part = consultation.version.parts.get(position=position)
    saying.tap(consultation, part, member=member, kind=kind, happened=happened, by=_by(story, member))


def _by(story: Telling, member: PanelMember) -> Actor:
    """The member where they sign in; otherwise Nia, who writes down what they say."""
    user = User.objects.filter(person=member.person_id).first()
    return Actor.of(user) if user else story.by("Nia Petrel")


def _contribution(consultation: Consultation, panel_name: str, position: int) -> Contribution:
    found: Contribution = consultation.contributions.get(author__panel_name=panel_name, part__position=position)
    return found


def _answer(story: Telling, consultation: Consultation, answers: Iterable[words.Answered], *, days_ago: int) -> None:
    for minute, (outcome, did, why, answered) in enumerate(answers):
        with story.days_ago(days_ago, 14, minute * 5):
            said = [_contribution(consultation, name, position) for name, position in answered]
            answering.answer(consultation, said, outcome=outcome, did=did, why=why, by=story.by(HAL))


def _policy(consultation: Consultation) -> Policy:
    found: Policy = Policy.objects.get(pk=consultation.version.policy_id)
    return found


def _rewrite(story: Telling, consultation: Consultation, typed: str, *, days_ago: int) -> None:
    """The next draft, and what became of the passages that are only a little alike."""
    with story.days_ago(days_ago):
        by = story.by(HAL)
        version = policies.write(_policy(consultation), typed=typed, by=by)
        for doubtful in descent.between(consultation.version, version).doubtful:
            is_same = doubtful.new[0].part.heading == doubtful.old[0].part.heading
            policies.decide_lineage(doubtful.old[0], doubtful.new[0], is_same=is_same, by=by)


def _link(
    story: Telling,
    consultation: Consultation,
    led_to: Iterable[tuple[str, tuple[tuple[str, int], ...]]],
    *,
    days_ago: int,
) -> None:
    version: PolicyVersion = _policy(consultation).versions.latest_first()[0]
    with story.days_ago(days_ago):
        for text, said in led_to:
            passage = version.passages.get(text__contains=text)
            led = [_contribution(consultation, name, position) for name, position in said]
            answering.say_what_led_to(consultation, passage, led, by=story.by(HAL))

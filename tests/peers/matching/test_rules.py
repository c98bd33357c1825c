"""Who is shown and in which order: examples, then what holds for everyone.

Mutations of the rules that these tests were seen to catch:
- a must that nobody told us about counts as met
- a must counts as a wish: not met, the person is shown all the same
- private reasons come before those everyone may know, so that a veto takes someone off a count
- a full mentor is shown, or room is counted from what they support and one more
- someone who may not be suggested is shown
- equal ones go to whoever supports most; equal in that too, to the last id
- the order follows the order they came in
- fewest things met come first; musts are not counted
- a fact that is not ticked counts as "no"
- a day is enough when days and parts of the day are asked for
- private reasons are counted one by one
"""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.matching.asks import Company, Day, Describes, Fact, How, Interest, Language, Must, Part
from coprod.peers.matching.rules import AskedFor, Card, Mentor, NotShown, suggest, things_of, when

WREN = AskedFor(
    "Wren",
    musts=frozenset({Must.WOMAN_OR_NON_BINARY, Must.NOT_KNOWN}),
    facts=frozenset({Fact.SUPPORTED_HOUSING}),
    how=frozenset({How.WALK}),
    company=frozenset({Company.QUIET}),
    parts=frozenset({Part.AFTERNOON}),
)
JUNIPER = Mentor(
    1,
    "Juniper",
    Card(
        describes=Describes.WOMAN,
        facts=frozenset({Fact.SUPPORTED_HOUSING}),
        how=frozenset({How.WALK}),
        company=frozenset({Company.QUIET}),
        parts=frozenset({Part.AFTERNOON}),
        has_dog=True,
    ),
    supports=1,
    room_for=2,
)


def with_card(mentor, **more):
    return replace(mentor, card=replace(mentor.card, **more))


def only(asked, mentor):
    return suggest(asked, [mentor]).shown[0]


def why_not(asked, mentor):
    found = suggest(asked, [mentor])
    assert found.shown == ()
    return found.not_shown[0][0] if found.not_shown else NotShown.PRIVATE


def test_all_that_wren_asked_for_with_reasons_and_one_caveat():
    found = only(WREN, JUNIPER)
    assert (found.met, found.asked) == (6, 6)
    assert found.reasons == (
        "Both musts are met",
        "Lived in supported housing too. Juniper ticked this to share",
        "Walks more than cafes",
        "Happy with silence",
        "Free after 12",
    )
    assert found.caveat == "Juniper has a dog. Ask whether Wren minds."
    assert only(replace(WREN, dogs_are_fine=True), JUNIPER).caveat == "Juniper has a dog. Wren said dogs are fine."


def test_what_nobody_told_us_is_said_and_is_no_reason_against():
    found = only(WREN, with_card(JUNIPER, facts=frozenset(), parts=frozenset(), has_dog=False))
    assert (found.met, found.asked) == (4, 6)
    assert found.unknown == ("Lived in supported housing", "Free after 12")


@pytest.mark.parametrize(
    "asked, card, caveat",
    [
        ({}, {"company": frozenset({Company.CHATTY})}, "Juniper loves to chat. Wren can say hush."),
        ({"dislikes": frozenset({Interest.FISHING})}, {"interests": frozenset({Interest.FISHING})},
         "Juniper likes fishing. Wren does not."),
        ({}, {"wants_worker_first": True}, "Juniper would like the worker there the first time."),
        ({}, {"how": frozenset({How.CAFE})}, "Not everything fits: walks more than cafes."),
        ({}, {}, "Juniper also supports 1."),
    ],
)  # fmt: skip
def test_the_caveat_is_what_weighs_most(asked, card, caveat):
    assert only(replace(WREN, **asked), with_card(JUNIPER, **{"has_dog": False, **card})).caveat == caveat


@pytest.mark.parametrize(
    "must, card",
    [
        (Must.WOMAN, {"describes": Describes.MAN}),
        (Must.WOMAN, {"describes": None}),
        (Must.MAN, {"describes": Describes.NON_BINARY}),
        (Must.WOMAN_OR_NON_BINARY, {"describes": Describes.MAN}),
        (Must.WITHOUT_STAIRS, {"meets_without_stairs": False}),
        (Must.NO_DOGS, {"has_dog": True}),
    ],
)
def test_a_must_that_is_not_met_or_not_known_keeps_them_off(must, card):
    asked = AskedFor("Wren", musts=frozenset({must}))
    assert why_not(asked, with_card(JUNIPER, **card)) is NotShown.MUST


def test_someone_they_know_is_kept_off_only_when_they_asked_for_that():
    assert why_not(replace(WREN, knows=frozenset({1})), JUNIPER) is NotShown.MUST
    assert only(AskedFor("Wren", knows=frozenset({1})), JUNIPER)


def test_their_own_language_is_a_must_when_they_say_so():
    asked = AskedFor("Wren", musts=frozenset({Must.OWN_LANGUAGE}), languages=frozenset({Language.FARSI}))
    assert why_not(asked, JUNIPER) is NotShown.MUST
    assert only(asked, with_card(JUNIPER, languages=frozenset({Language.FARSI}))).met == 1
    assert only(replace(asked, musts=frozenset()), JUNIPER).met == 0


def test_who_is_full_or_not_free_is_counted_and_what_is_private_is_not():
    mentors = [
        replace(JUNIPER, id=2, supports=2),
        with_card(replace(JUNIPER, id=3), parts=frozenset({Part.MORNING})),
        replace(JUNIPER, id=4, may_be_suggested=False),
        replace(JUNIPER, id=5, may_be_suggested=False),
        replace(JUNIPER, id=6, was_set_aside=True),
    ]
    found = suggest(WREN, mentors)
    assert found.shown == ()
    assert found.not_shown == ((NotShown.FULL, 1), (NotShown.NOT_FREE_THEN, 1), (NotShown.NOT_THIS_ONE, 1))
    assert found.has_private
    assert not suggest(WREN, [JUNIPER]).has_private


def test_a_day_alone_does_not_do_when_a_time_was_asked_for_too():
    asked = AskedFor("Wren", days=frozenset({Day.TUESDAY}), parts=frozenset({Part.AFTERNOON}))
    tuesdays = with_card(JUNIPER, days=frozenset({Day.TUESDAY}), parts=frozenset({Part.MORNING}))
    assert why_not(asked, tuesdays) is NotShown.NOT_FREE_THEN


def test_most_met_first_then_who_supports_fewest_then_who_was_there_first():
    bramble = with_card(JUNIPER, company=frozenset({Company.CHATTY}))
    mentors = [
        replace(bramble, id=7, supports=0),
        replace(JUNIPER, id=9, supports=1),
        replace(JUNIPER, id=8, supports=0),
        replace(JUNIPER, id=2, supports=1),
    ]
    for order in (mentors, mentors[::-1]):
        assert [(each.mentor.id, each.met) for each in suggest(WREN, order).shown] == [(8, 6), (2, 6), (9, 6), (7, 5)]


def test_a_fact_that_is_not_ticked_is_not_told():
    found = only(WREN, with_card(JUNIPER, facts=frozenset({Fact.PARENT})))
    assert found.unknown == ("Lived in supported housing",)


def test_times_in_words():
    assert when(frozenset(), frozenset({Part.AFTERNOON})) == "After 12"
    both = frozenset({Day.TUESDAY, Day.FRIDAY}), frozenset({Part.MORNING, Part.EVENING})
    assert when(*both) == "Tuesday or Friday, in the morning or in the evening"


# What holds for everyone.


def some(entries):
    return st.frozensets(st.sampled_from(list(entries)), max_size=3)


LISTS = {
    "facts": some(Fact),
    "how": some(How),
    "company": some(Company),
    "interests": some(Interest),
    "languages": some(Language),
    "days": some(Day),
    "parts": some(Part),
}
CARDS = st.builds(
    Card,
    describes=st.none() | st.sampled_from(list(Describes)),
    meets_without_stairs=st.booleans(),
    has_dog=st.booleans(),
    wants_worker_first=st.booleans(),
    **LISTS,
)
MENTORS = st.lists(
    st.builds(
        Mentor,
        id=st.integers(1, 30),
        name=st.sampled_from(["Juniper", "Bramble", "Tansy"]),
        card=CARDS,
        supports=st.integers(0, 3),
        room_for=st.integers(0, 3),
        may_be_suggested=st.booleans(),
        was_set_aside=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda mentor: mentor.id,
)
ASKED = st.builds(
    AskedFor,
    name=st.just("Wren"),
    musts=st.frozensets(st.sampled_from(list(Must)), max_size=2),
    knows=st.frozensets(st.integers(1, 30), max_size=3),
    dogs_are_fine=st.booleans(),
    dislikes=some(Interest),
    **LISTS,
)


@given(ASKED, MENTORS)
def test_nobody_above_their_room_or_kept_back_or_set_aside_is_shown(asked, mentors):
    for each in suggest(asked, mentors).shown:
        assert each.mentor.supports < each.mentor.room_for
        assert each.mentor.may_be_suggested
        assert not each.mentor.was_set_aside


@given(ASKED, MENTORS)
def test_every_must_of_everyone_shown_is_met_and_counted(asked, mentors):
    musts = [thing for thing in things_of(asked) if thing.is_must]
    for each in suggest(asked, mentors).shown:
        assert all(thing.met_by(each.mentor).value == "yes" for thing in musts)
        assert len(musts) <= each.met <= each.asked == len(things_of(asked))
        assert len(each.unknown) <= each.asked - each.met
        assert each.caveat


@given(ASKED, MENTORS, st.randoms())
def test_the_order_they_come_in_changes_nothing(asked, mentors, random):
    shuffled = random.sample(mentors, len(mentors))
    assert suggest(asked, shuffled) == suggest(asked, mentors)


@given(ASKED, MENTORS)
def test_more_met_comes_first_then_fewer_supported_then_the_one_longest_with_us(asked, mentors):
    for one, other in pairwise(suggest(asked, mentors).shown):
        first, then = [(-each.met, each.mentor.supports, each.mentor.id) for each in (one, other)]
        assert first < then


NEVER_LEFT_OUT = {"musts": frozenset(), "days": frozenset(), "parts": frozenset()}


@given(ASKED, MENTORS, CARDS, st.integers(0, 2), st.sampled_from([*Fact, *How, *Company, *Interest]))
def test_a_wish_more_that_someone_meets_never_lowers_them(asked, mentors, card, supports, wish):
    name = {Fact: "facts", How: "how", Company: "company", Interest: "interests"}[type(wish)]
    asked = replace(asked, **NEVER_LEFT_OUT, **{name: getattr(asked, name) - {wish}})
    tansy = Mentor(99, "Tansy", replace(card, **{name: getattr(card, name) | {wish}}), supports, room_for=3)
    mentors = [*mentors, tansy]
    before = suggest(asked, mentors).shown
    after = suggest(replace(asked, **{name: getattr(asked, name) | {wish}}), mentors).shown

    def place(suggestions):
        return next(place for place, each in enumerate(suggestions) if each.mentor.id == 99)

    assert place(after) <= place(before)
    assert after[place(after)].met == before[place(before)].met + 1


@given(ASKED, MENTORS, st.data())
def test_keeping_one_apart_takes_away_that_one_only_and_counts_nobody(asked, mentors, data):
    mentors = mentors or [JUNIPER]
    before = suggest(asked, mentors)
    apart = data.draw(st.sampled_from(mentors))
    after = suggest(asked, [replace(each, may_be_suggested=False) if each.id == apart.id else each for each in mentors])
    assert after.shown == tuple(each for each in before.shown if each.mentor.id != apart.id)
    public = [(why, count) for why, count in before.not_shown if why is not NotShown.NOT_THIS_ONE]
    assert [(why, count) for why, count in after.not_shown if why is not NotShown.NOT_THIS_ONE] == public
    assert NotShown.PRIVATE not in dict(after.not_shown)


@given(ASKED, MENTORS)
def test_everyone_is_shown_or_counted_or_private(asked, mentors):
    found = suggest(asked, mentors)
    counted = len(found.shown) + sum(count for _, count in found.not_shown)
    assert counted <= len(mentors)
    assert found.has_private == (counted < len(mentors))

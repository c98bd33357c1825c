"""How other windows would have treated histories, and that many histories at once say what each says by itself.

Mutations these tests were seen to catch: months nobody asked about are held against someone; what was told further
back is forgotten; asking counts as an answer; a shorter window still wants more months vouched for than it has.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.audit.actor import Actor
from coprod.peers.references import acts, comparison, many, standing
from coprod.peers.references.comparison import Fared, Told, compare, fared, with_window
from coprod.peers.references.months import Month
from coprod.peers.references.rules import Activity, Referee, Rule, Standing
from coprod.people.models import Person
from tests import recruiting

JUNE = Month(2026, 6)
RULE = Rule()


def told(first=23, last=0):
    return Activity(JUNE - first, JUNE - last)


def spoken_for(first=23, last=0, standing=Standing.RELIED_ON):
    received = JUNE if standing is Standing.RELIED_ON else None
    return Referee("Kit", standing, JUNE - first, JUNE - last, received=received)


def under(months, *activities, referees=(), asked=24):
    return fared(with_window(RULE, months), Told(asked, JUNE, activities, tuple(referees)))


def test_a_longer_window_is_not_held_against_those_who_were_never_asked():
    assert under(24, told(), referees=[spoken_for()]) is Fared.MEETS
    assert under(60, told(), referees=[spoken_for()]) is Fared.NOT_ASKED


def test_what_was_told_further_back_counts():
    assert under(60, told(59), referees=[spoken_for()]) is Fared.MEETS


def test_someone_who_was_asked_for_five_years_is_held_up_by_them():
    assert under(60, told(), referees=[spoken_for()], asked=60) is Fared.HELD_UP
    assert under(24, told(), referees=[spoken_for()], asked=60) is Fared.MEETS


def test_a_gap_inside_the_window_that_was_asked_holds_up_under_longer_ones_too():
    gap = (told(23, 14), told(6, 0))
    assert [under(months, *gap, referees=[spoken_for(6)]) for months in (60, 24, 12)] == [Fared.HELD_UP] * 3


def test_answers_that_are_still_to_come_hold_up_nobody_for_certain():
    assert under(24, told(), referees=[spoken_for(standing=Standing.ASKED)]) is Fared.COULD
    assert under(24, told(), referees=[spoken_for(standing=Standing.DECLINED)]) is Fared.HELD_UP


def test_someone_known_long_ago_is_held_up_by_a_short_window_only():
    long_ago = [spoken_for(23, 12)]
    assert under(24, told(), referees=long_ago) is Fared.MEETS
    assert under(12, told(), referees=long_ago) is Fared.HELD_UP


def test_a_window_shorter_than_what_must_be_vouched_for_asks_for_all_of_it():
    assert with_window(RULE, 6).vouched_months_required == 6


spans = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda found: (max(found), min(found)))
histories = st.builds(
    Told,
    st.sampled_from(comparison.WINDOWS),
    st.just(JUNE),
    st.lists(spans.map(lambda span: told(*span)), max_size=4).map(tuple),
    st.lists(
        st.builds(
            lambda span, stands: spoken_for(*span, stands),
            spans,
            st.sampled_from([Standing.RELIED_ON, Standing.ASKED, Standing.NAMED, Standing.DECLINED]),
        ),
        max_size=3,
    ).map(tuple),
)


@given(st.lists(histories, max_size=5))
def test_every_history_is_in_one_column_of_every_window(all_of_them):
    assert [each.total for each in compare(RULE, all_of_them)] == [len(all_of_them)] * 4


@given(histories)
def test_only_a_window_longer_than_was_asked_can_be_unknown(history):
    for months in comparison.WINDOWS:
        if months <= history.asked_months:
            assert fared(with_window(RULE, months), history) is not Fared.NOT_ASKED


@given(histories, spans)
def test_telling_more_never_holds_up(history, span):
    more = Told(history.asked_months, JUNE, (*history.activities, told(*span)), history.referees)
    for months in comparison.WINDOWS:
        rule = with_window(RULE, months)
        assert fared(rule, history) is Fared.HELD_UP or fared(rule, more) is not Fared.HELD_UP


@pytest.mark.django_db
def test_many_histories_at_once_say_what_each_says_by_itself(cast, django_assert_max_num_queries):
    priya, ruth = cast("priya"), cast("ruth")
    reference = recruiting.received(recruiting.for_user(cast("asha")), priya)
    acts.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(ruth))
    jon = recruiting.for_user(cast("jon"))
    recruiting.told(jon, months=9)
    recruiting.told(jon, months=3, kind="to_talk_about", vouched_by="")
    mina = recruiting.for_user(cast("mina"))
    recruiting.told(mina, vouched_by="")
    evidence = acts.propose_evidence(
        person=mina.person,
        kind="tasters",
        first=standing.this_month() - 11,
        last=None,
        words="Tasters.",
        once=recruiting.once(),
        by=Actor.of(ruth),
    )
    acts.agree_evidence(evidence, by=Actor.of(cast("owen")))
    people = list(Person.objects.filter(applications__isnull=False).select_related("nobody_else"))
    with django_assert_max_num_queries(5):
        found = many.histories_of(Person.objects.filter(applications__isnull=False).values("pk"))
    assert {each.pk for each in people} == set(found)
    for person in people:
        values = found[person.pk]
        alone = standing.of(person)
        together = standing.rules.coverage(
            alone.situation.rule,
            standing.this_month(),
            values.activities,
            values.referees,
            nobody_else=values.nobody_else,
        )
        assert (together.months, together.next_step) == (alone.months, alone.next_step)
    assert {standing.of(person).is_met for person in people} == {True, False}

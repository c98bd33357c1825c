"""The rule about a history: examples, then what holds for every history, then the next step by brute force.

Mutations of the rule and of the step that these tests were seen to catch:
- a gap may last one month more, or `beyond_gaps` forgets the months after its start
- asking someone accounts for a month; "to talk about" does not
- words are stronger than asking
- a reference received but not decided on vouches; a referee who vouches for no month of the window counts
- a reference is good for one month more, or one less, and speaks for months after it was received
- a second span of the same person replaces the first instead of adding to it
- every kind of referee is accepted; someone who declined is still "named"
- the window starts a month early, or is not clipped at its old end
- words are suggested for the first months of a gap instead of the fewest, most recent ones
- several people are chased before one, or all of them where two would do
- someone who vouches already and is asked again counts as one more referee
- of spans as short as each other the older is suggested; of steps, the one with most months
- someone new comes before someone named; a lower kind wins though it comes less close
- the search ends at the first kind that offers any step
- evidence that one person proposed vouches already; agreed evidence is held to the kinds of referee accepted
- agreed evidence speaks for months after it was proposed; proposed evidence is not outstanding
"""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coprod.peers.references.months import Month, months, runs
from coprod.peers.references.next_step import NextStep, StepKind
from coprod.peers.references.rules import (
    Activity,
    ImpossibleHistory,
    ImpossibleRule,
    MonthState,
    Referee,
    Rule,
    Standing,
    coverage,
)

JUNE = Month(2025, 6)
RULE = Rule()
OTHER_EVIDENCE = (Standing.PROPOSED, Standing.AGREED)


def ago(count):
    return JUNE - count


def told(first=23, last=0):
    return Activity(ago(first), ago(last))


def to_talk_about(first, last):
    return Activity(ago(first), ago(last), to_talk_about=True)


def referee(name, standing, first=23, last=0, **more):
    received = JUNE if standing in (Standing.RELIED_ON, *OTHER_EVIDENCE) else None
    return Referee(name, standing, ago(first), ago(last), **{"received": received, **more})


def relied_on(name, first=23, last=0, **more):
    return referee(name, Standing.RELIED_ON, first, last, **more)


def asked(name, first=23, last=0):
    return referee(name, Standing.ASKED, first, last)


def named(name, first=23, last=0):
    return referee(name, Standing.NAMED, first, last)


def cover(activities=(), referees=(), rule=RULE, **more):
    return coverage(rule, JUNE, activities, referees, **more)


def states(covered):
    return [each.state for each in covered.months]


def state_of(month, covered):
    return next(each.state for each in covered.months if each.month == month)


class TestTheRule:
    def test_the_defaults_are_those_a_charity_begins_with(self):
        assert (RULE.window_months, RULE.references_required) == (24, 1)
        assert (RULE.vouched_months_required, RULE.gap_months_allowed) == (12, 3)
        assert not RULE.cqc_schedule_3_applies

    @pytest.mark.parametrize(
        "impossible",
        [
            {"window_months": 0},
            {"window_months": 121},
            {"references_required": -1},
            {"vouched_months_required": 25},
            {"vouched_months_required": -1},
            {"gap_months_allowed": -1},
            {"reference_good_for_months": 0},
        ],
    )
    def test_a_rule_no_history_could_meet_is_refused(self, impossible):
        with pytest.raises(ImpossibleRule, match=next(iter(impossible))):
            Rule(**impossible)

    def test_a_window_of_six_months_asks_for_fewer_months_vouched_for(self):
        assert Rule(window_months=6, vouched_months_required=6).window(JUNE).first == Month(2025, 1)


class TestWhatCannotHaveBeen:
    def test_an_activity_that_ends_before_it_starts_is_refused(self):
        with pytest.raises(ImpossibleHistory):
            Activity(JUNE, JUNE - 1)

    def test_a_referee_who_stopped_knowing_someone_before_they_met_is_refused(self):
        with pytest.raises(ImpossibleHistory):
            Referee("Jo", Standing.NAMED, JUNE, JUNE - 1)

    def test_a_reference_relied_on_but_never_received_is_refused(self):
        with pytest.raises(ImpossibleHistory):
            Referee("Jo", Standing.RELIED_ON, JUNE)


class TestTheWindow:
    def test_it_is_24_calendar_months_ending_in_the_month_of_sending(self):
        assert [each.month for each in cover().months] == list(months(Month(2023, 7), Month(2025, 6)))

    @pytest.mark.parametrize(
        ("sent", "first"),
        [
            (Month(2024, 12), Month(2023, 1)),
            (Month(2025, 1), Month(2023, 2)),
            (Month(2024, 2), Month(2022, 3)),
            (Month(2024, 3), Month(2022, 4)),
        ],
    )
    def test_it_rolls_with_the_month_of_sending(self, sent, first):
        covered = coverage(RULE, sent, [], []).months
        assert (covered[0].month, covered[-1].month, len(covered)) == (first, sent, 24)

    def test_a_month_told_slides_out_at_the_old_end_as_the_window_rolls(self):
        only_january = [Activity(Month(2023, 1), Month(2023, 1))]
        assert coverage(RULE, Month(2024, 12), only_january, []).count(MonthState.TOLD) == 1
        assert coverage(RULE, Month(2025, 1), only_january, []).count(MonthState.TOLD) == 0

    def test_what_is_still_going_reaches_the_end_of_the_window(self):
        assert cover([Activity(ago(2))]).count(MonthState.TOLD) == 3


class TestTheStateOfAMonth:
    def test_nothing_said_is_not_told(self):
        assert set(states(cover())) == {MonthState.NOT_TOLD}

    def test_to_talk_about_is_stronger_than_not_told(self):
        assert state_of(JUNE, cover([to_talk_about(0, 0)])) is MonthState.TO_TALK_ABOUT

    def test_words_are_stronger_than_to_talk_about(self):
        assert state_of(JUNE, cover([told(0, 0), to_talk_about(0, 0)])) is MonthState.TOLD

    @pytest.mark.parametrize("standing", [Standing.ASKED, Standing.RECEIVED])
    def test_asking_is_stronger_than_words(self, standing):
        assert state_of(JUNE, cover([told()], [referee("Jo", standing)])) is MonthState.ASKED

    def test_vouching_is_strongest(self):
        assert state_of(JUNE, cover([told()], [asked("Jo"), relied_on("Sam")])) is MonthState.VOUCHED_FOR

    @pytest.mark.parametrize("standing", [Standing.NAMED, Standing.NOT_RELIED_ON, Standing.DECLINED])
    def test_other_referees_count_for_nothing(self, standing):
        assert state_of(JUNE, cover([told()], [referee("Jo", standing)])) is MonthState.TOLD

    def test_each_month_knows_who_vouches_for_it_and_who_was_asked(self):
        covered = cover([], [relied_on("Sam", 1, 0), relied_on("Lee", 0, 0), asked("Jo", 1, 1)]).months
        assert [each.vouched_for_by for each in covered[-3:]] == [set(), {"Sam"}, {"Sam", "Lee"}]
        assert [each.asked for each in covered[-3:]] == [set(), {"Jo"}, set()]


class TestWhatAccountsForAMonth:
    def test_words_and_to_talk_about_and_vouching_do(self):
        covered = cover([told(0, 0), to_talk_about(1, 1)], [relied_on("Sam", 2, 2)])
        assert [each.is_accounted_for for each in covered.months[-4:]] == [False, True, True, True]

    def test_asking_alone_does_not(self):
        covered = cover([], [asked("Jo")])
        assert not any(each.is_accounted_for for each in covered.months)
        assert covered.still_to_tell == months(ago(23), JUNE)

    def test_words_account_but_do_not_vouch(self):
        covered = cover([told()])
        assert (covered.count(MonthState.TOLD), covered.vouched_count, covered.is_met) == (24, 0, False)


class TestAllowedGaps:
    rule = Rule(vouched_months_required=1)
    sam = relied_on("Sam", 3, 0)

    def test_a_gap_of_three_months_needs_no_words(self):
        covered = cover([told(23, 13), told(9, 0)], [self.sam], self.rule)
        assert covered.is_met
        in_gap = [each.month for each in covered.months if each.is_in_allowed_gap]
        assert in_gap == list(months(ago(12), ago(10)))

    def test_a_gap_of_four_does(self):
        covered = cover([told(23, 14), told(9, 0)], [self.sam], self.rule)
        assert not covered.is_met
        assert covered.still_to_tell == months(ago(13), ago(10))

    def test_each_gap_counts_by_itself(self):
        covered = cover([told(20, 14), told(10, 7)], [self.sam], self.rule)
        assert covered.is_met
        assert covered.still_to_tell == ()

    def test_an_asked_month_is_no_end_to_a_gap(self):
        covered = cover([told(23, 14), told(9, 0)], [relied_on("Sam", 9, 0), asked("Jo", 12, 12)])
        assert covered.still_to_tell == months(ago(13), ago(10))


class TestEnoughVouching:
    def test_twelve_months_are_enough(self):
        assert cover([told()], [relied_on("Sam", 11, 0)]).is_met

    def test_eleven_months_are_not(self):
        covered = cover([told()], [relied_on("Sam", 10, 0)])
        assert not covered.is_met
        assert covered.shortfall == (0, 1, 0)

    def test_a_month_vouched_for_twice_counts_once(self):
        assert cover([told()], [relied_on("Sam", 7, 0), relied_on("Lee", 9, 2)]).vouched_count == 10

    def test_two_spans_of_one_person_are_one_referee(self):
        twice = [relied_on("Sam", 23, 12), relied_on("Sam", 5, 0)]
        covered = cover([told()], twice, Rule(references_required=2))
        assert covered.referees == {"Sam"}
        assert covered.shortfall == (0, 0, 1)

    def test_a_referee_from_before_the_window_is_not_counted(self):
        assert cover([told()], [relied_on("Sam"), relied_on("Lee", 40, 24)]).referees == {"Sam"}

    def test_a_kind_of_referee_the_rule_does_not_accept_counts_for_nothing(self):
        rule = Rule(accepted_kinds=frozenset({"support worker"}))
        assert not cover([told()], [relied_on("Sam", kind="friend")], rule).is_met
        assert cover([told()], [relied_on("Sam", kind="support worker")], rule).is_met

    def test_a_reference_is_good_for_twelve_months_before_sending(self):
        assert cover([told()], [relied_on("Sam", 23, 12, received=ago(12))]).is_met
        assert not cover([told()], [relied_on("Sam", 23, 13, received=ago(13))]).referees

    def test_a_reference_says_nothing_of_the_months_after_it_was_received(self):
        still = Referee("Sam", Standing.RELIED_ON, ago(23), None, received=ago(6))
        assert cover([], [still]).vouched_count == 18

    def test_a_reference_received_after_sending_speaks_for_the_window(self):
        still = Referee("Sam", Standing.RELIED_ON, ago(23), None, received=JUNE + 2)
        assert cover([], [still]).vouched_count == 24

    def test_a_rule_may_do_without_referees(self):
        assert cover([told()], [], Rule(references_required=0, vouched_months_required=0)).is_met


class TestTheNextStep:
    def test_there_is_none_when_the_rule_is_met(self):
        assert cover([told()], [relied_on("Sam")]).next_step is None

    def test_it_is_a_word_about_the_month_that_breaks_a_long_gap(self):
        step = cover([told(23, 14)], [relied_on("Sam", 23, 6)], Rule(gap_months_allowed=3)).next_step
        assert step.kind is StepKind.TELL
        assert step.months == (ago(2),)
        assert step.meets_rule

    def test_words_come_before_a_chase(self):
        step = cover([told(23, 12)], [relied_on("Sam", 23, 12), asked("Jo", 11, 0)]).next_step
        assert step.kind is StepKind.TELL
        assert step.months == (ago(8), ago(4), JUNE)

    def test_it_is_to_chase_whoever_is_outstanding(self):
        step = cover([told()], [asked("Jo", 11, 0), named("Kim")]).next_step
        assert (step.kind, step.referees, step.months) == (StepKind.CHASE, {"Jo"}, months(ago(11), JUNE))

    def test_one_person_is_chased_before_several(self):
        step = cover([told()], [asked("Jo", 11, 6), asked("Kim", 5, 0), asked("Lee")]).next_step
        assert step.referees == {"Lee"}

    def test_several_people_are_chased_if_one_is_not_enough(self):
        step = cover([told()], [asked("Jo", 11, 6), asked("Kim", 5, 0)]).next_step
        assert (step.kind, step.referees) == (StepKind.CHASE, {"Jo", "Kim"})

    def test_no_more_people_are_chased_than_are_needed(self):
        step = cover([told()], [asked("Jo", 11, 6), asked("Kim", 5, 0), asked("Lee", 2, 0)]).next_step
        assert step.referees == {"Jo", "Kim"}

    def test_chasing_someone_who_vouches_already_brings_no_second_referee(self):
        step = cover([told()], [relied_on("Sam"), asked("Sam")], Rule(references_required=2)).next_step
        assert (step.kind, step.months) == (StepKind.ONE_MORE_REFEREE, (JUNE,))

    def test_of_two_people_as_good_the_one_with_the_most_recent_months_is_chased(self):
        step = cover([told()], [asked("Jo", 12, 1), asked("Kim", 11, 0)]).next_step
        assert step.referees == {"Kim"}

    def test_it_is_one_more_referee_for_the_fewest_and_most_recent_months(self):
        step = cover([told()], [relied_on("Sam", 23, 18)]).next_step
        assert (step.kind, step.newcomers) == (StepKind.ONE_MORE_REFEREE, 1)
        assert step.runs == (months(Month(2025, 1), Month(2025, 6)),)

    def test_months_already_vouched_for_are_spanned_but_do_not_help(self):
        every_third = [relied_on("Sam", count, count) for count in range(2, 24, 3)]
        step = cover([told()], every_third, Rule(vouched_months_required=8 + 3)).next_step
        assert step.months == months(ago(3), JUNE)

    def test_someone_already_named_comes_before_someone_new(self):
        step = cover([told()], [relied_on("Sam", 23, 18), named("Kim", 17, 8)]).next_step
        assert (step.referees, step.newcomers, step.months) == ({"Kim"}, 0, months(ago(17), ago(8)))

    def test_someone_named_who_could_not_do_gives_way_to_someone_new(self):
        step = cover([told()], [relied_on("Sam", 23, 18), named("Kim", 4, 0)]).next_step
        assert (step.referees, step.newcomers) == (set(), 1)

    def test_someone_who_declined_is_not_asked_again(self):
        declined = referee("Kim", Standing.DECLINED)
        assert cover([told()], [named("Kim"), declined]).next_step.newcomers == 1

    def test_it_is_two_more_when_one_would_not_do(self):
        step = cover([told()], [], Rule(references_required=2)).next_step
        assert (step.kind, step.newcomers, step.meets_rule) == (StepKind.TWO_MORE_REFEREES, 2, True)
        assert step.months == months(ago(11), JUNE)

    def test_of_two_more_one_may_be_named_already(self):
        step = cover([told()], [named("Kim", 23, 20)], Rule(references_required=2)).next_step
        assert (step.kind, step.referees, step.newcomers) == (StepKind.TWO_MORE_REFEREES, {"Kim"}, 1)
        assert step.new_months == months(ago(7), JUNE)
        assert step.runs == (months(ago(23), ago(20)), months(ago(7), JUNE))

    def test_it_is_alternative_evidence_when_there_is_nobody_else(self):
        step = cover([told()], [], nobody_else=True).next_step
        assert (step.kind, step.meets_rule) == (StepKind.ALTERNATIVE_EVIDENCE, True)
        assert step.months == months(ago(11), JUNE)

    def test_agreed_evidence_is_what_the_step_asked_for(self):
        step = cover([told()], [], nobody_else=True).next_step
        agreed = Referee("evidence", Standing.AGREED, step.months[0], step.months[-1], received=JUNE)
        assert cover([told()], [agreed], Rule(accepted_kinds=frozenset({"work"})), nobody_else=True).is_met

    def test_evidence_that_waits_for_a_second_person_is_chased_before_more_is_proposed(self):
        proposed = referee("evidence", Standing.PROPOSED)
        step = cover([told()], [proposed], nobody_else=True).next_step
        assert (step.kind, step.referees, step.meets_rule) == (StepKind.CHASE, {"evidence"}, True)

    def test_when_nothing_meets_the_rule_it_is_what_comes_closest(self):
        step = cover([told()], [], Rule(references_required=4)).next_step
        assert (step.kind, step.meets_rule) == (StepKind.TWO_MORE_REFEREES, False)

    def test_from_nothing_at_all_one_referee_could_do(self):
        step = cover().next_step
        assert (step.kind, step.months) == (StepKind.ONE_MORE_REFEREE, months(ago(20), ago(3)))

    def test_a_crowd_of_outstanding_people_is_weighed_without_delay(self):
        step = cover([told()], [asked(f"person {count}", count, count) for count in range(24)]).next_step
        assert (step.kind, step.meets_rule) == (StepKind.CHASE, True)


standings = st.sampled_from(Standing)
NAMES = ("Sam", "Jo", "Kim")


@st.composite
def spans(draw, longest=34):
    first = JUNE - draw(st.integers(-4, longest))
    return first, draw(st.none() | st.integers(0, longest).map(lambda count: first + count))


@st.composite
def activities(draw, longest=34):
    return Activity(*draw(spans(longest)), to_talk_about=draw(st.booleans()))


@st.composite
def referees(draw, longest=34, standings=standings):
    standing = draw(standings)
    back = standing not in (Standing.NAMED, Standing.ASKED, Standing.DECLINED)
    return Referee(
        draw(st.sampled_from(NAMES)),
        standing,
        *draw(spans(longest)),
        kind=draw(st.sampled_from(["support worker", "friend"])),
        received=JUNE - draw(st.integers(-2, 15)) if back else None,
    )


@st.composite
def rules(draw, longest=30, most_references=4):
    length = draw(st.integers(1, longest))
    return Rule(
        window_months=length,
        references_required=draw(st.integers(0, most_references)),
        vouched_months_required=draw(st.integers(0, length)),
        gap_months_allowed=draw(st.integers(0, min(length, 4))),
        accepted_kinds=draw(st.sampled_from([frozenset(), frozenset({"support worker"})])),
    )


told_histories = st.lists(activities(), max_size=4)
who_knows = st.lists(referees(), max_size=5)


def stands_at_least_as_well(after, before):
    return (
        all(new >= old for new, old in zip(states(after), states(before), strict=True))
        and after.vouched_count >= before.vouched_count
        and after.shortfall.distance <= before.shortfall.distance
        and after.is_met >= before.is_met
    )


def moved(thing, by):
    dates = {"first": thing.first + by, "last": thing.last and thing.last + by}
    if received := getattr(thing, "received", None):
        dates["received"] = received + by
    return replace(thing, **dates)


class TestWhateverTheHistory:
    @given(rules(), told_histories, who_knows, activities())
    def test_telling_more_never_makes_it_worse(self, rule, told, known, more):
        assert stands_at_least_as_well(cover([*told, more], known, rule), cover(told, known, rule))

    @given(rules(), told_histories, who_knows, referees(standings=st.just(Standing.RELIED_ON)))
    def test_one_more_reference_never_makes_it_worse(self, rule, told, known, more):
        assert stands_at_least_as_well(cover(told, [*known, more], rule), cover(told, known, rule))

    @given(rules(), told_histories, who_knows, referees(standings=st.sampled_from(OTHER_EVIDENCE)))
    def test_other_evidence_never_makes_it_worse(self, rule, told, known, more):
        assert stands_at_least_as_well(cover(told, [*known, more], rule), cover(told, known, rule))

    @given(rules(), told_histories, who_knows, spans(), st.integers(0, 12))
    def test_agreed_evidence_counts_as_a_reference_of_an_accepted_kind_does(self, rule, told, known, span, months_ago):
        received, kind = JUNE - months_ago, min(rule.accepted_kinds, default="")
        agreed = Referee("evidence", Standing.AGREED, *span, received=received)
        relied_on = Referee("evidence", Standing.RELIED_ON, *span, kind=kind, received=received)
        one, other = cover(told, [*known, agreed], rule), cover(told, [*known, relied_on], rule)
        assert (one, one.months, one.next_step) == (other, other.months, other.next_step)

    @given(rules(), activities(), told_histories, who_knows, st.integers(0, 12), st.integers(0, 12))
    def test_a_longer_activity_never_makes_it_worse(self, rule, told, others, known, earlier, later):
        longer = replace(told, first=told.first - earlier, last=told.last and told.last + later)
        assert stands_at_least_as_well(cover([*others, longer], known, rule), cover([*others, told], known, rule))

    @given(rules(), referees(), told_histories, who_knows, st.integers(0, 12), st.integers(0, 12))
    def test_knowing_the_person_longer_never_makes_it_worse(self, rule, knows, told, others, earlier, later):
        longer = replace(knows, first=knows.first - earlier, last=knows.last and knows.last + later)
        assert stands_at_least_as_well(cover(told, [*others, longer], rule), cover(told, [*others, knows], rule))

    @given(rules(), told_histories, who_knows, st.randoms(use_true_random=False), st.booleans())
    def test_the_order_of_telling_does_not_matter(self, rule, told, known, random, nobody_else):
        one = cover(told, known, rule, nobody_else=nobody_else)
        random.shuffle(told)
        random.shuffle(known)
        other = cover(told, known, rule, nobody_else=nobody_else)
        assert (one, one.months, one.next_step) == (other, other.months, other.next_step)

    @given(rules(), told_histories, who_knows, st.lists(st.integers(1, 99), min_size=2, max_size=2))
    def test_what_lies_outside_the_window_does_not_matter(self, rule, told, known, away):
        before, after = JUNE - rule.window_months - away[0], JUNE + away[1]
        outside = [Activity(before - 5, before), Activity(after), Activity(after, after + 5)]
        elsewhere = [Referee("Lee", standing, before - 5, before, received=JUNE) for standing in Standing]
        one, other = cover(told, known, rule), cover([*told, *outside], [*known, *elsewhere], rule)
        assert (one, one.months, one.next_step) == (other, other.months, other.next_step)

    @given(rules(), told_histories, who_knows)
    def test_every_month_of_the_window_is_in_one_state(self, rule, told, known):
        covered = cover(told, known, rule)
        assert [each.month for each in covered.months] == list(months(JUNE - rule.window_months + 1, JUNE))
        assert sum(covered.count(state) for state in MonthState) == rule.window_months
        assert covered.vouched_count == covered.count(MonthState.VOUCHED_FOR)

    @given(rules(), told_histories, who_knows, st.integers(-30, 30))
    def test_moving_everything_moves_the_answer(self, rule, told, known, by):
        now = cover(told, known, rule)
        later = coverage(rule, JUNE + by, [moved(each, by) for each in told], [moved(each, by) for each in known])
        assert states(later) == states(now)
        assert [month - by for month in later.still_to_tell] == list(now.still_to_tell)

    @given(rules(), told_histories, who_knows)
    def test_it_agrees_with_the_rule_as_it_is_written(self, rule, told, known):
        covered, read = cover(told, known, rule), Reading(rule, told, known)
        assert covered.is_met == read.is_met
        assert covered.still_to_tell == tuple(read.still_to_tell)
        assert covered.vouched_count == len(read.vouched_for)
        assert covered.referees == read.vouching
        assert [each.month for each in covered.months if each.is_accounted_for] == sorted(read.accounted_for)

    @given(rules(), told_histories, who_knows)
    def test_the_rule_is_met_when_nothing_is_missing(self, rule, told, known):
        covered = cover(told, known, rule)
        assert covered.is_met == (covered.next_step is None) == (not any(covered.shortfall))
        assert bool(covered.still_to_tell) == bool(covered.shortfall.words)


class Reading:
    """REF-3 read slowly, with sets of months: what the rule is compared with."""

    def __init__(self, rule, told, known):
        self.rule = rule
        self.window = months(JUNE - rule.window_months + 1, JUNE)
        self.known = [
            each
            for each in known
            if each.standing in OTHER_EVIDENCE or not rule.accepted_kinds or each.kind in rule.accepted_kinds
        ]
        relied_on = [each for each in self.known if each.standing in (Standing.RELIED_ON, Standing.AGREED)]
        self.vouching = {each.identity for each in relied_on if self.spoken_for(each)}
        self.vouched_for = {month for each in relied_on for month in self.spoken_for(each)}
        self.accounted_for = self.vouched_for | {
            month for each in told for month in self.window if each.first <= month <= (each.last or JUNE)
        }
        self.still_to_tell = self.beyond_gaps(set(self.window) - self.accounted_for)

    def spoken_for(self, person):
        until = person.last or JUNE
        if person.received:
            if person.received + self.rule.reference_good_for_months < JUNE:
                return set()
            until = min(until, person.received)
        return {month for month in self.window if person.first <= month <= until}

    def beyond_gaps(self, unaccounted):
        return [month for run in runs(unaccounted) if len(run) > self.rule.gap_months_allowed for month in run]

    @property
    def is_met(self):
        return (
            not self.still_to_tell
            and len(self.vouched_for) >= self.rule.vouched_months_required
            and len(self.vouching) >= self.rule.references_required
        )

    @property
    def distance(self):
        silent = set(self.window) - self.accounted_for
        words = next(
            count
            for count in range(len(silent) + 1)
            if any(not self.beyond_gaps(silent - set(some)) for some in combinations(silent, count))
        )
        return (
            words
            + max(0, self.rule.vouched_months_required - len(self.vouched_for))
            + max(0, self.rule.references_required - len(self.vouching))
        )

    def people(self, *standings):
        """Everyone in one of these standings, with the months they could speak for."""
        able = {}
        for each in self.known:
            if each.standing in standings and self.spoken_for(each):
                able[each.identity] = able.get(each.identity, set()) | self.spoken_for(each)
        return able

    def steps(self, approached, nobody_else):
        """Every step of REF-3, each with its size."""
        for some in every_choice_of(set(self.window) - self.accounted_for):
            yield self.sized(StepKind.TELL, some)
        outstanding = self.people(Standing.ASKED, Standing.RECEIVED, Standing.PROPOSED)
        for some in every_choice_of(outstanding):
            yield self.sized(StepKind.CHASE, set().union(*(outstanding[name] for name in some)), some)
        named = {name: able for name, able in self.people(Standing.NAMED).items() if name not in approached}
        for name, able in named.items():
            yield self.sized(StepKind.ONE_MORE_REFEREE, able, [name])
        for one, other in combinations(named, 2):
            yield self.sized(StepKind.TWO_MORE_REFEREES, named[one] | named[other], [one, other])
        for span in filter(None, (months(first, last) for first in self.window for last in self.window)):
            yield self.sized(StepKind.ALTERNATIVE_EVIDENCE, new=span)
            if not nobody_else:
                yield self.sized(StepKind.ONE_MORE_REFEREE, newcomers=1, new=span)
                yield self.sized(StepKind.TWO_MORE_REFEREES, newcomers=2, new=span)
                for name, able in named.items():
                    yield self.sized(StepKind.TWO_MORE_REFEREES, able, [name], newcomers=1, new=span)

    def sized(self, kind, known=(), people=(), newcomers=0, new=()):
        """A step, after its size: kind, newcomers, people, months, and how far from recent the months are."""
        size = (kind, newcomers, len(people), len(known) + len(new), self.age(new), self.age(known))
        chosen = tuple(sorted({*known, *new}))
        return size, NextStep(kind, chosen, frozenset(people), newcomers, tuple(new), meets_rule=False)

    def age(self, chosen):
        return tuple(month not in chosen for month in reversed(self.window))


def every_choice_of(things):
    return (some for count in range(1, len(things) + 1) for some in combinations(sorted(things), count))


small_rules = rules(longest=6, most_references=3)


class TestTheNextStepAgainstEveryOther:
    @settings(max_examples=150, deadline=None)
    @given(
        small_rules,
        st.lists(activities(longest=6), max_size=2),
        st.lists(referees(longest=6), max_size=4),
        st.booleans(),
    )
    def test_it_is_the_smallest_of_those_that_come_closest(self, rule, told, known, nobody_else):
        suggested = cover(told, known, rule, nobody_else=nobody_else).next_step
        assume(suggested)
        approached = {each.identity for each in known if each.standing is not Standing.NAMED}
        weighed = [
            (Reading(rule, *taken(rule, JUNE, told, known, step)).distance, size, step)
            for size, step in Reading(rule, told, known).steps(approached, nobody_else)
        ]
        closest, _, smallest = min(weighed, key=lambda each: each[:2])
        left = Reading(rule, *taken(rule, JUNE, told, known, suggested))
        assert left.distance == closest
        assert suggested.meets_rule == left.is_met == (closest == 0)
        assert shape(suggested) == shape(smallest)

    @settings(deadline=None)
    @given(rules(), told_histories, who_knows, st.booleans())
    def test_taking_it_does_what_it_says(self, rule, told, known, nobody_else):
        before = cover(told, known, rule, nobody_else=nobody_else)
        assume(before.next_step)
        after = cover(*taken(rule, JUNE, told, known, before.next_step), rule)
        assert after.is_met == before.next_step.meets_rule
        assert after.shortfall.distance < before.shortfall.distance

    @settings(deadline=None)
    @given(rules(), told_histories, who_knows, st.booleans())
    def test_step_by_step_every_history_meets_its_rule(self, rule, told, known, nobody_else):
        for _ in range(rule.window_months + rule.references_required + 1):
            step = cover(told, known, rule, nobody_else=nobody_else).next_step
            if step is None:
                return
            told, known = taken(rule, JUNE, told, known, step)
        pytest.fail("the steps lead nowhere")


def shape(step):
    return step.kind, step.newcomers, len(step.referees), step.months, step.new_months


def taken(rule, ending, activities, referees, step):
    """The activities and referees once a step is taken: months told, references received and relied on.

    They come back in the month of sending unless they already have. Newcomers, and alternative evidence,
    which stands where one reference would, are of an accepted kind, and each gets an identity of its own.
    """
    activities, referees = tuple(activities), tuple(referees)
    if step.kind is StepKind.TELL:
        return (*activities, *(Activity(month, month) for month in step.months)), referees
    kind = min(rule.accepted_kinds, default="")
    strangers, standing = step.newcomers, Standing.RELIED_ON
    if step.kind is StepKind.ALTERNATIVE_EVIDENCE:
        strangers, standing, kind = 1, Standing.AGREED, ""
    found = (
        Referee(object(), standing, step.new_months[0], step.new_months[-1], kind, received=ending)
        for _ in range(strangers)
    )
    return activities, (*(answered(each, step, ending) for each in referees), *found)


def answered(referee, step, ending):
    chased = step.kind is StepKind.CHASE
    answers = referee.standing.is_outstanding if chased else referee.standing is Standing.NAMED
    if not answers or referee.identity not in step.referees:
        return referee
    standing = Standing.AGREED if referee.standing is Standing.PROPOSED else Standing.RELIED_ON
    return replace(referee, standing=standing, received=referee.received or ending)

"""How long each stage usually takes.

Mutations these tests were seen to catch: the mean for the median; half days downwards; four people for five; people
who left counted as having passed; passed before the 24 months; sending taken for the invitation.
"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod import clock
from coprod.peers.recruitment import usual_times
from coprod.peers.recruitment.funnel_rules import middle
from coprod.peers.recruitment.models import Application, ApplicationMove
from coprod.people.models import Person
from tests import recruiting

SPANS = st.lists(st.integers(0, 21_600).map(lambda hours: hours / 24), min_size=1, max_size=12)


@given(SPANS)
def test_the_middle_lies_between_the_shortest_and_the_longest_in_any_order(took):
    assert min(took) - 1 <= middle(took) <= max(took) + 1
    assert middle(reversed(took)) == middle(took)


@given(SPANS)
def test_one_who_takes_for_ever_hardly_moves_it(took):
    assert middle([*took, *took, 9000]) <= middle([max(took)])


@pytest.mark.parametrize(
    ("days", "of_them"), [([], None), ([3], 3), ([1, 2, 90], 2), ([2, 3], 3), ([1, 2, 3, 100], 3), ([0.4], 0)]
)
def test_the_middle_of_a_few(days, of_them):
    assert middle(days) == of_them


def passed(days, *, ago=30, to="decision"):
    """Someone who went on from checks after so many days, so many days ago."""
    person = Person.objects.create(chosen_name="Someone")
    application = Application.objects.create(person=person, role=recruiting.role(), stage=to)
    left = clock.now() - timedelta(days=ago)
    for frm, then, at in (("applying", "checks", left - timedelta(days=days)), ("checks", to, left)):
        ApplicationMove.objects.create(subject=application, from_stage=frm, to_stage=then, at=at, by="A lead")


@pytest.mark.django_db
def test_five_who_passed_make_a_number_and_four_do_not(charity, django_assert_num_queries):
    for days in (10, 20, 30, 40):
        passed(days)
    assert usual_times.of_every_stage() == {}
    passed(50)
    with django_assert_num_queries(1):
        assert usual_times.of_every_stage()["checks"] == usual_times.Usually(30, 5)


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"to": "moved_on"}, {"ago": 760}])
def test_who_left_and_who_passed_long_ago_are_not_counted(other, charity):
    for days in (10, 20, 30, 40):
        passed(days)
    passed(50, **other)
    assert usual_times.of_every_stage() == {}


@pytest.mark.django_db
def test_a_first_yes_counts_from_sending(cast):
    for _ in range(5):
        person = Person.objects.create(chosen_name="Someone", service=cast("priya").person.service)
        application = Application.objects.create(person=person, role=recruiting.role(), stage="checks")
        now = clock.now()
        ApplicationMove.objects.create(
            subject=application, from_stage="said_hello", to_stage="applying", at=now - timedelta(days=20), by="x"
        )
        ApplicationMove.objects.create(subject=application, from_stage="applying", to_stage="checks", at=now, by="x")
        _sent(application, now - timedelta(days=4))
    usual = usual_times.of_every_stage()
    assert (usual["applying"].days, usual["first_yes"].days) == (20, 4)


def _sent(application, at):
    from coprod.peers.references import standing
    from coprod.peers.references.models import ReferenceRule

    rule = ReferenceRule.in_force()
    if rule.pk is None:
        rule.save()
    Application.objects.filter(pk=application.pk).update(sent_at=at, rule=rule, window_ends=standing.this_month())


@pytest.mark.parametrize(("days", "weeks"), [(3, 0), (13, 0), (14, 2), (39, 6)])
def test_long_times_are_told_in_weeks(days, weeks):
    assert usual_times.Usually(days, 5).weeks == weeks

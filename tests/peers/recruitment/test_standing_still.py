"""Stopped part-way, on a break and lost touch: three facts that stay apart, and one offer of company."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging.models import Message, State
from coprod.peers.recruitment import acts, standing_still, worklist
from coprod.peers.recruitment.keeping_touch import CompanyOffer
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.schedule import offer_company
from coprod.peers.recruitment.standing_still import Fact, Known, fact_of
from coprod.programme.breaks import acts as breaks
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import recruiting

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
RULE = {"stopped_after_days": 14, "tries_before_lost": 3}
DAYS = st.integers(min_value=0, max_value=40)


def known(days, tries, on_break, is_part_way):
    return Known(
        is_part_way,
        NOW - timedelta(days=days),
        NOW - timedelta(days=1) if on_break else None,
        (NOW,) * tries,
    )


@given(days=DAYS, tries=st.integers(0, 5), on_break=st.booleans(), is_part_way=st.booleans())
def test_each_fact_has_one_cause_and_a_break_comes_first(days, tries, on_break, is_part_way):
    fact = fact_of(known(days, tries, on_break, is_part_way), NOW, **RULE)
    assert (fact == Fact.ON_A_BREAK) == on_break
    assert (fact == Fact.LOST_TOUCH) == (not on_break and tries >= 3)
    assert (fact == Fact.STOPPED) == (not on_break and tries < 3 and is_part_way and days >= 14)


@pytest.fixture
def priya(cast):
    return Actor.of(cast("priya"))


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def after(days):
    return clock.moved_to(clock.now() + timedelta(days=days))


def company():
    return Message.objects.filter(kind="application_company")


@pytest.mark.django_db
def test_company_is_offered_once_and_then_they_are_left_alone(application):
    with after(13):
        offer_company()
        assert not company().exists()
    with after(14):
        assert standing_still.of(application).note == "Company is not offered yet"
        offer_company()
        offer_company()
    assert company().count() == 1
    with after(90):
        offer_company()
        assert standing_still.of(application).label == "Stopped part-way"
        assert "Company offered on" in standing_still.of(application).note
    assert company().count() == 1


@pytest.mark.django_db
def test_a_missed_day_is_made_up_once(application):
    with after(60):
        offer_company()
    assert company().count() == CompanyOffer.objects.count() == 1


@pytest.mark.django_db
def test_whoever_carries_on_is_not_asked(application, cast):
    with after(13):
        acts.save_what_helps(application, access_needs="", by=Actor.of(cast("asha")))
    with after(20):
        offer_company()
        assert standing_still.of(application).fact is None
    assert not company().exists()
    with after(27):
        offer_company()
    assert company().exists()


@pytest.mark.django_db
def test_a_break_is_silent(application, cast, priya):
    acts.plan_call(application, due=clock.today(), by=priya)
    assert worklist.items(cast("priya"), clock.today())
    breaks.take_break(person=application.person, by=Actor.of(cast("asha")))
    with after(30):
        offer_company()
        assert standing_still.of(application).label == "On a break"
        assert worklist.items(cast("priya"), clock.today()) == []
        breaks.end_break(person=application.person, by=Actor.of(cast("asha")))
        offer_company()
    assert not company().exists()


@pytest.mark.django_db
def test_a_sent_application_has_not_stopped(application):
    application = recruiting.sent(application)
    with after(30):
        offer_company()
        assert standing_still.of(application).fact is None
    assert not company().exists()


@pytest.mark.django_db
def test_tries_without_an_answer_are_lost_touch_until_somebody_answers(application, priya):
    for day, is_reached in ((1, False), (2, False), (3, False)):
        with after(day):
            call = acts.plan_call(application, due=clock.today(), by=priya)
            acts.write_down_call(call, is_reached=is_reached, by=priya)
            standing = standing_still.of(application)
            assert (standing.fact == Fact.LOST_TOUCH, standing.tries) == (day == 3, day)
    with after(40):
        offer_company()
        assert not company().exists(), "nobody is written to whom we cannot reach"
        call = acts.plan_call(application, due=clock.today(), by=priya)
        acts.write_down_call(call, is_reached=True, words="Moved, all well.", by=priya)
        assert standing_still.of(application).tries == 0


@pytest.mark.django_db
def test_messages_that_did_not_get_through_are_tries(application, priya):
    with after(1):
        for number in range(3):
            acts.ask_us(application, kind="company", by=Actor.of(application.person.user))
            Message.objects.create(
                key=f"lost:{number}",
                kind="application_thanks",
                person=application.person,
                state=State.NOT_DELIVERED,
                posted_at=clock.now() + timedelta(hours=1),
                posted_by="coprod",
            )
        assert standing_still.of(application).label == "Lost touch"


@pytest.mark.django_db
def test_many_cost_what_one_costs(cast, priya, django_assert_max_num_queries):
    lead = cast("priya")
    for number in range(4):
        recruiting.invited(lead, name=f"Wren {number}", address=f"wren{number}@people.test")
    found = list(Application.objects.select_related("person"))
    with django_assert_max_num_queries(6):
        assert len(standing_still.of_many(found)) == 4


@pytest.mark.django_db
def test_a_call_is_written_down_once_and_by_those_who_may(application, cast, priya):
    call = acts.plan_call(application, due=clock.today(), by=priya)
    assert acts.plan_call(application, due=clock.today(), by=priya) == call
    for name in ("asha", "owen", "sam", "safia"):
        with pytest.raises(NotAllowed):
            acts.write_down_call(call, is_reached=True, by=Actor.of(cast(name)))
    acts.write_down_call(call, is_reached=False, by=priya)
    assert acts.write_down_call(call, is_reached=True, by=priya).is_reached is False
    with pytest.raises(acts.InThePast):
        acts.plan_call(application, due=clock.today() - timedelta(days=1), by=priya)


@pytest.mark.django_db
def test_what_they_ask_stands_on_today_until_it_is_answered(application, cast, priya):
    asha = Actor.of(cast("asha"))
    ask = acts.ask_us(application, kind="company", by=asha)
    assert acts.ask_us(application, kind="company", by=asha) == ask
    assert [item.what for item in worklist.items(cast("priya"), clock.today())] == [
        "Would like company with the application."
    ]
    acts.ask_us(application, kind="another_role", by=asha)
    for_officer = [item.what for item in worklist.items(cast("ruth"), clock.today())]
    assert for_officer == ["Would like company with the application."], "officers do not change roles"
    acts.answer_ask(application.asks.get(kind="another_role"), by=priya)
    with pytest.raises(NotAllowed):
        acts.ask_us(application, kind="company", by=priya)
    with pytest.raises(WrongStage):
        acts.ask_us(application, kind="come_back", by=asha)
    acts.answer_ask(ask, by=priya)
    assert worklist.items(cast("priya"), clock.today()) == []

"""Asking, showing, two yeses, and what is asked again at the moment of each act."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.matching import acts, standing
from coprod.peers.matching.models import Asked, Match, Resident, SetAside, Veto
from coprod.people import worklists
from coprod.people.models import Role, User
from coprod.programme.breaks import acts as breaks
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import checking, pairing
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(cast):
    return Actor.of(cast("sam"))


@pytest.fixture
def owen(cast):
    """Leads elsewhere."""
    return Actor.of(cast("owen"))


@pytest.fixture
def bryn(cast):
    return Actor.of(pairing.mentor(cast))


def keep_apart(match_or_resident, mentor, by, reason="Neighbours once."):
    resident = getattr(match_or_resident, "resident", match_or_resident)
    return acts.keep_apart(resident, mentor, reason=reason, once=uuid.uuid4(), by=by)


def today_of(user):
    return [(item.who, item.what) for item in worklists.collect(user, clock.today())]


# Asking.


def test_a_resident_is_reached_through_their_worker_and_is_one_however_often_the_form_is_sent(cast, sam):
    once = uuid.uuid4()
    service = cast("sam").person.service
    for _ in range(2):
        acts.add_resident(chosen_name="Wren", service=service, support_worker=cast("sam"), once=once, by=sam)
    route = Resident.objects.get().person.routes.get()
    assert (route.kind, route.through) == ("through", cast("sam"))


def test_someone_of_another_service_adds_nobody(cast, owen):
    with pytest.raises(NotAllowed):
        acts.add_resident(chosen_name="Wren", service=cast("sam").person.service, support_worker=cast("sam"), by=owen)
    assert not Resident.objects.exists()


@pytest.mark.parametrize(
    "answer, keeps_the_day", [("tell_me_more", True), ("not_now", True), ("yes", False), ("no", False)]
)
def test_every_answer_is_kept_and_a_day_to_ask_again_only_where_there_may_be_one(cast, answer, keeps_the_day):
    day = clock.today() + timedelta(days=30)
    found = pairing.asked(pairing.resident(cast), answer, words="In my words.", ask_again_on=day)
    asked = found.answers.get()
    assert (asked.answer, asked.words) == (answer, "In my words.")
    assert (asked.ask_again_on == day) is keeps_the_day


def test_the_database_refuses_a_day_to_ask_again_after_a_no(cast):
    found = pairing.resident(cast)
    row = {"resident": found, "by": cast("sam"), "ask_again_on": clock.today(), "once": uuid.uuid4()}
    with pytest.raises(IntegrityError, match="asked_again_only_when"), transaction.atomic():
        Asked.objects.create(answer="no", **row)
    assert Asked.objects.create(answer="not_now", **row)


def test_asked_twice_with_the_same_form_it_is_one_asking_and_later_ones_are_added(cast, sam):
    found, once = pairing.resident(cast), uuid.uuid4()
    for _ in range(2):
        acts.record_answer(found, answer="not_now", once=once, by=sam)
    acts.record_answer(found, answer="yes", once=uuid.uuid4(), by=sam)
    assert list(found.answers.values_list("answer", flat=True)) == ["yes", "not_now"]


def test_a_lead_of_another_service_writes_nothing_down(cast, owen):
    found = pairing.resident(cast)
    with pytest.raises(NotAllowed):
        acts.record_answer(found, answer="yes", once=uuid.uuid4(), by=owen)
    with pytest.raises(NotAllowed):
        acts.say_what_matters(found, words="Theirs", by=owen)
    assert not found.answers.exists()


def test_who_was_never_asked_is_on_today_and_not_now_is_never_chased(cast):
    found = pairing.resident(cast)
    assert today_of(cast("sam")) == [("Wren Saltmarsh", "Not asked about a mentor yet.")]
    pairing.asked(found, "not_now")
    assert today_of(cast("sam")) == []
    with clock.moved_to(clock.now() + timedelta(days=400)):
        assert today_of(cast("sam")) == []


def test_a_day_they_gave_comes_up_on_that_day(cast):
    found = pairing.asked(pairing.resident(cast), "not_now", ask_again_on=clock.today() + timedelta(days=3))
    assert today_of(cast("sam")) == []
    with clock.moved_to(clock.now() + timedelta(days=3)):
        assert today_of(cast("sam")) == [(found.person.chosen_name, "Gave us a day to ask again.")]


def test_a_resident_on_a_break_is_neither_asked_nor_pressed_for_a_yes(cast, sam):
    for found in (pairing.resident(cast), pairing.shown(cast).resident):
        assert len([what for who, what in today_of(cast("sam")) if who == found.person.chosen_name]) >= 1
        breaks.take_break(person=found.person, by=sam)
    assert [what for who, what in today_of(cast("sam")) if who == "Wren Saltmarsh"] == []
    breaks.end_break(person=found.person, by=sam)
    assert [what for who, what in today_of(cast("sam")) if who == "Wren Saltmarsh"] != []


# A mentor's card.


def test_a_mentor_writes_their_own_card_and_nobody_elses(cast, bryn, sam):
    pairing.card(cast("bryn"))
    with pytest.raises(NotAllowed):
        acts.write_card(cast("bryn").person, words="Not mine.", by=sam)
    assert cast("bryn").person.mentor_card.words == "We can just look at boats."


# Suggestions.


def shown_to(resident):
    return [each.mentor.name for each in standing.suggestions_for(resident).shown]


def test_a_mentor_with_a_card_and_through_the_gates_is_suggested(cast, bryn):
    wren = pairing.wants_a_mentor(cast)
    assert shown_to(wren) == []
    pairing.card(cast("bryn"))
    assert shown_to(wren) == ["Bryn"]


def test_nobody_is_suggested_whose_gate_is_closed(cast):
    wren = pairing.wants_a_mentor(cast)
    pairing.card(cast("bryn"))
    assert shown_to(wren) == []
    assert standing.suggestions_for(wren).has_private
    pairing.mentor(cast)
    assert shown_to(wren) == ["Bryn"]


def test_a_break_takes_a_mentor_off_the_suggestions_and_back_on(cast, bryn):
    wren = pairing.wants_a_mentor(cast)
    pairing.card(cast("bryn"))
    breaks.take_break(person=cast("bryn").person, by=bryn)
    assert shown_to(wren) == []
    breaks.end_break(person=cast("bryn").person, by=bryn)
    assert shown_to(wren) == ["Bryn"]


def test_mentors_of_another_service_are_not_suggested(cast, otterbank, bryn):
    pairing.card(cast("bryn"))
    elsewhere = pairing.asked(
        acts.add_resident(chosen_name="Bay", service=otterbank, support_worker=cast("owen"), by=Actor.of(cast("owen")))
    )
    assert shown_to(elsewhere) == []
    assert not standing.suggestions_for(elsewhere).has_private


def test_not_this_one_and_bringing_them_back(cast, sam, bryn):
    pairing.card(cast("bryn"))
    wren = pairing.wants_a_mentor(cast)
    for _ in range(2):
        acts.set_aside(wren, cast("bryn").person, by=sam)
    assert SetAside.objects.count() == 1
    assert shown_to(wren) == []
    acts.bring_back(wren, by=sam)
    assert shown_to(wren) == ["Bryn"]


def test_the_same_number_of_queries_for_many_mentors(cast, bryn, quayside, django_assert_num_queries):
    pairing.card(cast("bryn"))
    wren = pairing.wants_a_mentor(cast)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        standing.suggestions_for(Resident.objects.select_related("person__service").get(pk=wren.pk))
    for number in range(6):
        pairing.card(with_role(Role.PEER_MENTOR, quayside, name=f"Mentor {number}"))
    with django_assert_num_queries(len(few)):
        standing.suggestions_for(Resident.objects.select_related("person__service").get(pk=wren.pk))


# Showing and two yeses.


def test_shown_twice_it_is_shown_once_and_told_once(cast, sam):
    match = pairing.shown(cast)
    assert acts.show(match.resident, match.mentor, by=sam) == match
    assert Match.objects.count() == 1
    assert Message.objects.filter(kind="card_to_look_at").count() == 1


def test_nobody_is_shown_to_someone_who_did_not_ask(cast, sam, bryn):
    pairing.card(cast("bryn"))
    wren = pairing.asked(pairing.resident(cast), "tell_me_more")
    with pytest.raises(WrongStage, match="has not asked"):
        acts.show(wren, cast("bryn").person, by=sam)
    pairing.asked(wren)
    assert acts.show(wren, cast("bryn").person, by=sam).stage == "proposed"


def test_the_mentor_hears_of_it_once_the_resident_said_yes(cast):
    match = pairing.shown(cast)
    assert (
        not Message.objects.filter(person=match.mentor)
        .exclude(kind__startswith="application")
        .filter(kind="would_you_like_to_meet")
    )
    acts.resident_says_yes(match, by=Actor.of(cast("sam")))
    assert Message.objects.filter(person=match.mentor, kind="would_you_like_to_meet").count() == 1


@pytest.mark.parametrize("resident_first", [True, False])
def test_both_say_yes_in_either_order_and_are_introduced(cast, sam, resident_first):
    match = pairing.shown(cast)
    yeses = [(acts.resident_says_yes, sam), (acts.mentor_says_yes, Actor.of(cast("bryn")))]
    first, then = yeses if resident_first else yeses[::-1]
    assert first[0](match, by=first[1]).stage == "proposed"
    match = then[0](match, by=then[1])
    assert match.stage == "introduced"
    assert (match.resident_yes_by, match.mentor_yes_by) == (cast("sam"), cast("bryn"))
    assert Message.objects.filter(kind__startswith="introduced_").count() == 2


def test_a_yes_said_twice_is_said_once(cast, sam):
    match = pairing.chosen(cast)
    again = acts.resident_says_yes(match, by=sam)
    assert again.resident_yes_at == match.resident_yes_at
    assert Event.objects.filter(what="matching.resident_yes").count() == 1


def test_a_yes_on_the_phone_is_written_down_by_staff_and_by_nobody_else(cast, sam, owen):
    match = pairing.chosen(cast)
    with pytest.raises(NotAllowed):
        acts.mentor_says_yes(match, by=owen)
    with pytest.raises(NotAllowed):
        acts.mentor_says_yes(match, by=Actor.of(cast("asha")))
    assert acts.mentor_says_yes(match, by=sam).mentor_yes_by == cast("sam")


def test_a_mentor_does_not_say_yes_for_the_resident(cast):
    match = pairing.shown(cast)
    with pytest.raises(NotAllowed):
        acts.resident_says_yes(match, by=Actor.of(cast("bryn")))


def test_staff_who_mentor_as_well_are_never_on_both_sides(cast, sam, quayside):
    """Sam works with Wren, and becomes a mentor: a colleague shows Sam's card and writes Wren's yes down."""
    pairing.card(pairing.mentor(cast))
    application = checking.active(cast, "asha")
    wren = pairing.wants_a_mentor(cast, musts=[])
    worker = cast("asha")
    accounts.give_role(user=worker, role=Role.SUPPORT_WORKER, service=quayside, by=Actor.system())
    both = User.objects.get(pk=worker.pk)
    pairing.card(both)
    with pytest.raises(NotAllowed, match="about you"):
        acts.show(wren, application.person, by=Actor.of(both))
    match = acts.show(wren, application.person, by=sam)
    with pytest.raises(NotAllowed, match="about you"):
        acts.resident_says_yes(match, by=Actor.of(both))
    assert acts.resident_says_yes(match, by=sam).resident_yes_by == cast("sam")
    assert acts.mentor_says_yes(match, by=Actor.of(both)).stage == "introduced"


def test_someone_who_mentors_no_more_is_not_introduced(cast, sam):
    match = pairing.chosen(cast)
    role = cast("bryn").roles_held.get(role=Role.PEER_MENTOR)
    with transaction.atomic():
        accounts.end_role(held=role, by=Actor.system())
        with pytest.raises(acts.NotPossibleNow):
            acts.mentor_says_yes(match, by=sam)
        transaction.set_rollback(True)
    assert acts.mentor_says_yes(match, by=sam).stage == "introduced"


def test_the_database_refuses_two_who_did_not_both_say_yes(cast):
    match = pairing.chosen(cast)
    with pytest.raises(IntegrityError, match="together_only_after_two_yeses"), transaction.atomic():
        Match.objects.filter(pk=match.pk).update(stage="introduced")


def test_someone_gone_on_a_break_meanwhile_is_not_introduced_and_afterwards_is(cast, sam):
    match, bryn = pairing.chosen(cast), Actor.of(cast("bryn"))
    breaks.take_break(person=match.mentor, by=bryn)
    with pytest.raises(acts.NotPossibleNow):
        acts.mentor_says_yes(match, by=sam)
    breaks.end_break(person=match.mentor, by=bryn)
    assert acts.mentor_says_yes(match, by=sam).stage == "introduced"


def test_a_veto_after_being_shown_closes_it_and_looks_like_nothing_to_the_mentor(cast, sam):
    match = pairing.chosen(cast)
    keep_apart(match, match.mentor, sam)
    match.refresh_from_db()
    assert match.stage == "closed"
    assert not Message.objects.filter(kind="would_you_like_to_meet").exclude(state="cancelled")
    with pytest.raises(WrongStage, match="nothing you did"):
        acts.mentor_says_yes(match, by=Actor.of(cast("bryn")))
    with pytest.raises(acts.NotPossibleNow, match="Ask the officer"):
        acts.show(match.resident, match.mentor, by=sam)


def test_two_who_met_already_are_not_vetoed_behind_their_back(cast, sam):
    match = pairing.together(cast)
    with pytest.raises(acts.HaveMetAlready):
        keep_apart(match, match.mentor, sam)
    assert not Veto.objects.exists()
    acts.end(match, well=False, by=sam)
    assert keep_apart(match, match.mentor, sam)


def test_the_last_place_is_taken_once(cast, sam):
    """Two leads, two residents, one mentor with room for one."""
    first = pairing.chosen(cast)
    second = pairing.asked(pairing.resident(cast, name="Fenn Alder"))
    other = acts.show(second, cast("bryn").person, by=Actor.of(cast("priya")))
    acts.resident_says_yes(other, by=Actor.of(cast("priya")))
    acts.mentor_says_yes(first, by=sam)
    with pytest.raises(acts.NotPossibleNow):
        acts.mentor_says_yes(other, by=Actor.of(cast("priya")))
    assert Match.objects.together().count() == 1


def test_when_one_is_chosen_the_other_cards_are_put_away(cast, sam, quayside):
    match = pairing.chosen(cast)
    Match.objects.create(resident=match.resident, mentor=cast("asha").person)
    acts.mentor_says_yes(match, by=sam)
    assert sorted(Match.objects.values_list("stage", flat=True)) == ["closed", "introduced"]


@pytest.mark.parametrize("who", ["sam", "bryn"])
def test_not_for_me_needs_no_reason_and_they_are_not_suggested_again(cast, who):
    match = pairing.chosen(cast)
    match = acts.not_for_me(match, by=Actor.of(cast(who)))
    assert match.stage == "not_for_me"
    assert shown_to(match.resident) == []
    with pytest.raises(acts.NotPossibleNow):
        acts.show(match.resident, match.mentor, by=Actor.of(cast("sam")))


def test_a_match_goes_on_and_ends_well(cast, sam):
    match = acts.have_met(pairing.together(cast), by=sam)
    assert acts.have_met(match, by=sam).stage == "getting_to_know"
    match = acts.go_on(match, by=sam)
    assert acts.end(match, well=True, learnt="Fishing helps.", by=sam).stage == "ended_well"
    assert standing.supported_by([match.mentor]) == {}


def test_after_an_early_ending_the_next_one_waits_until_they_ask(cast, sam):
    match = acts.end(pairing.together(cast), well=False, by=sam)
    waits = ("Wren Saltmarsh", "Wants a mentor. Nobody is suggested yet.")
    assert not standing.wants_a_mentor(match.resident)
    assert waits not in today_of(cast("priya"))
    pairing.asked(match.resident)
    assert standing.wants_a_mentor(match.resident)
    assert waits in today_of(cast("priya"))


def test_a_lead_sees_who_waits_the_longest_until_someone_is_shown(cast, sam, bryn):
    pairing.card(cast("bryn"))
    wren = pairing.wants_a_mentor(cast)
    waits = ("Wren Saltmarsh", "Wants a mentor. Nobody is suggested yet.")
    assert waits in today_of(cast("priya"))
    acts.show(wren, cast("bryn").person, by=sam)
    assert waits not in today_of(cast("priya"))
    assert ("Wren Saltmarsh", "Has cards of mentors. Hear whom they would like to meet.") in today_of(cast("sam"))


# What is private.


def test_why_two_are_kept_apart_is_for_officers(cast, sam, bryn):
    veto = keep_apart(pairing.wants_a_mentor(cast), cast("bryn").person, sam)
    readable = {
        who: Veto.objects.readable_by(cast(who)).filter(pk=veto.pk).exists()
        for who in ("ruth", "priya", "sam", "owen", "bryn", "safia")
    }
    assert readable == {"ruth": True, "priya": False, "sam": False, "owen": False, "bryn": False, "safia": False}


def test_reading_why_is_written_down(cast, sam, bryn, client_as):
    veto = keep_apart(pairing.wants_a_mentor(cast), cast("bryn").person, sam)
    page = client_as("ruth").get(f"/workspace/not-possible/{veto.pk}/").content.decode()
    assert "Neighbours once." in page
    assert Event.objects.filter(is_reading=True, subject_id=veto.pk).exists()


def test_an_entry_that_was_taken_off_a_list_stops_nobody(cast):
    """Who wrote it on their card is suggested all the same, and counts as having said nothing there."""
    card = pairing.card(pairing.mentor(cast))
    card.describes = "no_longer_listed"
    assert standing.card_of(card).describes is None
    card.describes = "woman"
    assert standing.card_of(card).describes == "woman"


def test_how_they_would_like_to_choose_stands_beside_the_cards(cast, client_as, sam):
    pairing.card(pairing.mentor(cast))
    resident = pairing.wants_a_mentor(cast)
    page = f"/workspace/residents/{resident.pk}/mentors/"
    assert "would like to choose:" not in client_as("sam").get(page).content.decode()
    acts.choose_how(resident, how="read_out", by=sam)
    assert "their worker reads the cards out" in client_as("sam").get(page).content.decode()
    acts.choose_how(resident, how="keep_looking", by=sam)
    assert "none of these, keep looking" in client_as("sam").get(page).content.decode()

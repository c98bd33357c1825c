"""Asking the panel: terms first, one extension, and nothing published while someone has no answer."""

from datetime import timedelta

import pytest
import time_machine

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import sending
from coprod.messaging.models import Message, State
from coprod.panels.consultations.acts import answering, asking, saying
from coprod.panels.consultations.models import Consultation
from coprod.panels.membership import acts as membership
from coprod.programme.breaks import acts as breaks
from coprod.programme.policies import acts as policies
from coprod.programme.policies.models import Passage, PolicyVersion
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage
from tests import consulting

pytestmark = pytest.mark.django_db


@pytest.fixture
def hal(cast):
    return consulting.hal(cast)


def in_days(days):
    return clock.today() + timedelta(days=days)


def test_opening_tells_every_member_and_nobody_twice(cast, hal):
    consulting.member(cast)
    consulting.member_without_sign_in(cast)
    consultation = consulting.opened(cast)
    with pytest.raises(WrongStage):
        asking.open_it(consultation, by=hal)
    assert Message.objects.filter(kind="panel_asked").count() == 2


@pytest.mark.parametrize(
    "missing, words",
    [
        ({"can_change": ""}, "what can still change"),
        ({"cannot_change": ""}, "what cannot change"),
        ({"decided_by": ""}, "who decides"),
        ({"hear_by": None}, "by when members hear"),
        ({"closes_on": None}, "until when"),
    ],
)
def test_nothing_is_asked_without_terms(cast, hal, missing, words):
    consultation = consulting.prepared(cast, **missing)
    with pytest.raises(StillWaitingFor, match=words):
        asking.open_it(consultation, by=hal)
    asking.set_terms(consultation, **consulting.terms(), by=hal)
    assert asking.open_it(consultation, by=hal).is_open


def test_days_have_to_make_sense(cast, hal):
    consultation = consulting.prepared(cast, closes_on=in_days(9), hear_by=in_days(8))
    with pytest.raises(StillWaitingFor, match="before they have answered"):
        asking.open_it(consultation, by=hal)


def test_the_terms_stay_once_members_have_read_them(cast, hal):
    with pytest.raises(WrongStage):
        asking.set_terms(consulting.opened(cast), can_change="Nothing after all.", by=hal)


def test_two_owners_who_ask_at_once_ask_once(cast, hal):
    version = consulting.published(cast)
    consulting.prepared(cast, version)
    with pytest.raises(asking.AskedAlready):
        consulting.prepared(cast, version)
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize("who", ["nia", "owen", "ruth", "nell"])
def test_only_the_owner_and_leads_ask(cast, who):
    consultation = consulting.prepared(cast)
    with pytest.raises(NotAllowed):
        asking.open_it(consultation, by=Actor.of(cast(who)))
    assert asking.open_it(consultation, by=Actor.of(cast("priya"))).is_open


def test_another_policy_owner_has_no_say(cast):
    consultation = consulting.prepared(cast)
    policy = consultation.version.policy
    policy.owner = cast("priya")
    policy.save()
    with pytest.raises(NotAllowed):
        asking.open_it(consultation, by=consulting.hal(cast))


def test_more_time_once(cast, hal):
    consultation = asking.extend(consulting.opened(cast), closes_on=in_days(12), by=hal)
    assert (consultation.closes_on, consultation.first_closed_on) == (in_days(12), in_days(9))
    with pytest.raises(asking.ExtendedOnce):
        asking.extend(consultation, closes_on=in_days(14), by=hal)


@pytest.mark.parametrize("days", [9, 3, 31])
def test_more_time_is_later_and_before_the_promise(cast, hal, days):
    with pytest.raises(Refusal):
        asking.extend(consulting.opened(cast), closes_on=in_days(days), by=hal)


def test_nothing_is_published_while_one_lacks_an_outcome(cast, hal):
    consultation = consulting.answering_stage(cast)
    version = consulting.rewritten(cast, consultation)
    with pytest.raises(StillWaitingFor, match="Kingfisher on “How late guests can stay”"):
        asking.publish(consultation, by=hal)
    with pytest.raises(StillWaitingFor, match="Kingfisher"):
        policies.publish(version, by=hal)
    assert not PolicyVersion.objects.published().filter(number=2).exists()
    consulting.answered(cast, consultation)
    with pytest.raises(StillWaitingFor, match="together with the answers"):
        policies.publish(version, by=hal)
    asking.publish(consultation, by=hal)
    assert PolicyVersion.objects.published().filter(pk=version.pk).exists()


def test_what_was_taken_back_needs_no_outcome(cast, hal):
    consultation = consulting.answering_stage(cast)
    saying.withdraw(consultation.contributions.get(), by=Actor.of(cast("nell")))
    assert asking.publish(consultation, by=hal).is_published


def test_publishing_twice_is_refused_and_publishes_once(cast, hal):
    consultation = consulting.all_published(cast)
    with pytest.raises(WrongStage):
        asking.publish(consultation, by=hal)
    assert Message.objects.filter(kind="panel_answered").count() == 1


def test_answers_alone_are_published_when_no_words_changed(cast, hal):
    consultation = consulting.answering_stage(cast)
    consulting.answered(cast, consultation, outcome="not_changed")
    assert asking.publish(consultation, by=hal).answered_in == consultation.version


def test_a_doubtful_likeness_is_decided_first(cast, hal):
    consultation = consulting.answering_stage(cast)
    consulting.answered(cast, consultation)
    typed = consulting.TYPED.replace(
        "All guests must show photo ID on arrival.", "All guests must tell staff their first name when they come in."
    )
    version = consulting.rewritten(cast, consultation, typed)
    with pytest.raises(StillWaitingFor, match="not sure about"):
        asking.publish(consultation, by=hal)
    old = consultation.version.passages.get(text__contains="photo ID")
    new = version.passages.get(text__contains="first name")
    policies.decide_lineage(old, new, is_same=True, by=hal)
    assert asking.publish(consultation, by=hal).is_published
    assert new.came_from.get().fate == "changed"


def test_a_published_version_never_changes(cast, hal):
    consultation = consulting.all_published(cast)
    before = list(Passage.objects.filter(version=consultation.answered_in).values_list("text", flat=True))
    newer = consulting.rewritten(cast, consultation, consulting.TYPED)
    assert (newer.number, newer.pk != consultation.answered_in_id) == (3, True)
    assert list(Passage.objects.filter(version=consultation.answered_in).values_list("text", flat=True)) == before


def test_a_member_on_a_break_is_left_in_peace(cast):
    member = consulting.member(cast)
    breaks.take_break(person=member.person, by=Actor.of(cast("nell")))
    with time_machine.travel("2026-06-03T12:00:00Z", tick=False):
        consulting.opened(cast)
        message = Message.objects.get(kind="panel_asked")
        sending.send(message.pk)
    message.refresh_from_db()
    assert message.state == State.HELD


def test_a_member_who_left_is_not_asked(cast):
    member = consulting.member(cast)
    membership.leave(member, by=Actor.of(cast("nia")))
    consulting.opened(cast)
    assert not Message.objects.filter(kind="panel_asked").exists()


def test_messages_hold_no_words_and_no_panel_name(cast):
    consulting.all_published(cast)
    rows = str(list(Message.objects.values()))
    assert "Could it be 11" not in rows
    assert "Kingfisher" not in rows


def test_two_owners_answering_at_once(cast, hal):
    consultation = consulting.answering_stage(cast)
    said = list(consultation.contributions.all())
    once = consulting.once()
    first = answering.answer(consultation, said, outcome="changed", why="Yes.", once=once, by=hal)
    assert answering.answer(consultation, said, outcome="changed", why="Yes.", once=once, by=hal) == first
    with pytest.raises(answering.AnsweredMeanwhile):
        answering.answer(consultation, said, outcome="not_changed", why="No.", by=Actor.of(cast("priya")))
    assert consultation.contributions.get().answer.outcome == "changed"


def test_the_same_answer_sent_twice_is_saved_once_and_another_keeps_its_words(cast, client_as, hal):
    consultation = consulting.answering_stage(cast)
    said, page = consultation.contributions.get(), f"/workspace/consultations/{consultation.pk}/answer/"
    form = {"contributions": said.pk, "outcome": "changed", "why": "Many asked.", "once": consulting.once()}
    assert client_as("hal").post(page, form).status_code == 302
    assert client_as("hal").post(page, form).status_code == 302
    again = client_as("priya").post(page, {**form, "why": "No room.", "once": consulting.once()})
    assert again.status_code == 200
    assert "No room." in again.content.decode()
    assert [answer.why for answer in consultation.answers.all()] == ["Many asked."]


def test_answers_are_written_between_closing_and_publishing(cast, hal):
    consultation = consulting.opened(cast)
    said = consulting.said(cast, consultation)
    with pytest.raises(WrongStage):
        answering.answer(consultation, [said], outcome="changed", why="Yes.", by=hal)
    asking.close(consultation, by=hal)
    with pytest.raises(answering.NothingChosen):
        answering.answer(consultation, [], outcome="changed", why="Yes.", by=hal)
    answer = answering.answer(consultation, [said], outcome="changed", why="Yes.", by=hal)
    asking.publish(consultation, by=hal)
    with pytest.raises(WrongStage):
        answering.reword(answer, outcome="not_changed", why="No.", by=hal)
    with pytest.raises(WrongStage):
        answering.take_back(answer, by=hal)


def test_an_answer_taken_away_leaves_it_waiting(cast, hal):
    consultation = consulting.answering_stage(cast)
    answering.take_back(consulting.answered(cast, consultation), by=hal)
    assert consultation.contributions.waiting().count() == 1


def test_a_writer_who_is_a_member_never_answers_themselves(cast, hal):
    """Hal owns the policy and is Seaglass on the panel: Priya answers Seaglass, Hal answers Kingfisher."""
    consultation = consulting.opened(cast)
    seaglass = consulting.member(cast, "Seaglass", "hal")
    theirs, own = consulting.said(cast, consultation), consulting.said(cast, consultation, by_member=seaglass)
    asking.close(consultation, by=hal)
    with pytest.raises(answering.SaidByYou):
        answering.answer(consultation, [own, theirs], outcome="changed", why="I am right.", by=hal)
    assert answering.answer(consultation, [theirs], outcome="changed", why="Yes.", by=hal)
    written = answering.answer(consultation, [own], outcome="changed", why="Yes.", by=Actor.of(cast("priya")))
    with pytest.raises(answering.SaidByYou):
        answering.reword(written, outcome="changed", why="I am right.", by=hal)
    assert answering.reword(written, outcome="partly", why="In part.", by=Actor.of(cast("priya")))


@pytest.mark.parametrize("who", ["nia", "owen", "nell"])
def test_only_the_owner_and_leads_answer(cast, who):
    consultation = consulting.answering_stage(cast)
    said = consultation.contributions.all()
    with pytest.raises(NotAllowed):
        answering.answer(consultation, said, outcome="changed", why="Yes.", by=Actor.of(cast(who)))
    with pytest.raises(NotAllowed):
        answering.answer_taps(consultation, consulting.part(consultation), words="Yes.", by=Actor.of(cast(who)))
    passage = consultation.version.passages.first()
    with pytest.raises(NotAllowed):
        answering.say_what_led_to(consultation, passage, said, by=Actor.of(cast(who)))


def test_a_doubtful_likeness_is_decided_in_the_middle_of_answering(cast, client_as):
    """The writer lands where they carry on."""
    consultation = consulting.answering_stage(cast)
    consulting.answered(cast, consultation)
    typed = consulting.TYPED.replace(
        "All guests must show photo ID on arrival.", "All guests must tell staff their first name when they come in."
    )
    version = consulting.rewritten(cast, consultation, typed)
    old = consultation.version.passages.get(text__contains="photo ID")
    new = version.passages.get(text__contains="first name")
    page = f"/workspace/consultations/{consultation.pk}/"
    decide = f"{page}lineage/{old.pk}/{new.pk}/"
    shown = client_as("hal").get(page).content.decode()
    assert decide in shown
    assert "Publish the answers" not in shown
    answer = client_as("hal").post(decide, {"is_same": "no"})
    assert (answer.status_code, answer["Location"]) == (302, page)
    shown = client_as("hal").get(page).content.decode()
    assert decide not in shown
    assert "Publish the answers" in shown


def test_from_the_next_version_the_writer_finds_back_to_the_answers(cast, client_as):
    consultation = consulting.answering_stage(cast)
    consulting.rewritten(cast, consultation)
    policy = client_as("hal").get(f"/workspace/policies/{consultation.version.policy_id}/").content.decode()
    assert f'href="/workspace/consultations/{consultation.pk}/"' in policy


def test_the_writer_reads_whether_they_got_it_right(cast, client_as):
    consultation = consulting.all_published(cast)
    page = f"/workspace/consultations/{consultation.pk}/"
    assert "Nobody has said yet" in client_as("hal").get(page).content.decode()
    client_as("nell").post(f"/panel/consultations/{consultation.pk}/right/", {"is_right": "no", "words": "11 is late."})
    shown = client_as("hal").get(page).content.decode()
    assert "11 is late." in shown
    assert "Not quite" in shown
    assert "Nell" not in shown

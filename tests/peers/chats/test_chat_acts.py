"""A chat from beginning to end, and what is refused with a sentence."""

from datetime import timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging.models import Message, State
from coprod.peers.chats import acts, asked, candidates, standing
from coprod.peers.chats.models import AgreedQuestions, Chat, Interviewer, QuestionNote
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import evidence
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people import acts as people
from coprod.people.models import Person, Role
from coprod.people.waits import collect
from coprod.programme.breaks import acts as breaks
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import chatting, checking, recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


def kinds_to(user):
    return list(
        Message.objects.filter(person=user.person, kind__startswith="chat")
        .order_by("pk")
        .values_list("kind", flat=True)
    )


def test_from_arranging_to_reasons_shared(cast):
    chat = chatting.decided(cast)
    assert [move.to_stage for move in chat.moves.all()] == ["arranging", "offered", "arranged", "held", "decided"]
    assert (chat.outcome, chat.reasons) == ("yes", chatting.REASONS)
    assert kinds_to(cast("asha")) == ["chat_times", "chat_arranged", "chat_outcome"]
    assert kinds_to(cast("bryn")) == ["chat_sit_in", "chat_to_agree"]


def test_a_chat_keeps_the_questions_it_began_with(cast):
    chat = chatting.opened(cast)
    people.decide_setting(
        AgreedQuestions,
        effective_from=clock.today(),
        reason="Shorter",
        questions=["What are you good at?"],
        by=Actor.of(cast("ruth")),
    )
    assert tuple(Chat.objects.get(pk=chat.pk).agreed.questions) == asked.FIRST_QUESTIONS
    assert chatting.opened(cast, "jon").agreed.questions == ["What are you good at?"]


def test_arranging_twice_is_arranging_once(cast):
    assert chatting.opened(cast) == chatting.opened(cast)
    one = chatting.offered(cast)
    times = [each.starts_at for each in one.times.still_offered()]
    acts.offer_times(one, mode=one.mode, place=one.place, times=times, by=Actor.of(cast("priya")))
    chosen = acts.choose_time(one, starts_at=times[0], by=Actor.of(cast("asha")))
    acts.choose_time(one, starts_at=times[0], by=Actor.of(cast("asha")))
    assert chosen.moves.count() == 3
    assert kinds_to(cast("asha")).count("chat_times") == 1


@pytest.mark.parametrize("who", ["owen", "ruth", "sam", "asha"])
def test_only_a_lead_of_their_service_arranges(cast, who):
    assert chatting.opened(cast).stage == "arranging"
    with pytest.raises(NotAllowed):
        acts.open_chat(person=cast("jon").person, for_role="Peer mentor", by=Actor.of(cast(who)))


def test_nobody_arranges_or_sits_in_their_own_chat(cast):
    priya, bryn = cast("priya"), cast("bryn")
    with pytest.raises(NotAllowed):
        acts.open_chat(person=priya.person, for_role="Peer mentor", by=Actor.of(priya))
    chat = acts.open_chat(person=bryn.person, for_role="Podcast maker", by=Actor.of(priya))
    assert bryn not in {each.user for each in candidates.of(bryn.person)}
    with pytest.raises(acts.NotWithThem):
        acts.choose_interviewers(chat, users=[priya, bryn], by=Actor.of(priya))


def test_two_sit_in_and_one_has_lived_experience_or_it_says_why_not(cast):
    chat, by = chatting.opened(cast), Actor.of(cast("priya"))
    with pytest.raises(StillWaitingFor, match="Two or more"):
        acts.choose_interviewers(chat, users=[cast("bryn")], by=by)
    with pytest.raises(StillWaitingFor, match="lived experience"):
        acts.choose_interviewers(chat, users=[cast("priya"), cast("sam")], by=by)
    acts.choose_interviewers(chat, users=[cast("priya"), cast("sam")], nobody_because="All are away.", by=by)
    acts.choose_interviewers(chat, users=[cast("priya"), cast("bryn")], by=by)
    assert {each.name for each in chat.interviewers.sitting_in()} == {"Priya Sandpiper", "Bryn Dipper"}


def test_a_colleague_counts_only_by_their_own_word(cast):
    cast("sam"), cast("asha")
    lived = lambda: {each.user for each in candidates.of(cast("asha").person) if each.has_lived_experience}  # noqa: E731
    assert cast("sam") not in lived()
    acts.count_me(counts=True, by=Actor.of(cast("sam")))
    assert cast("sam") in lived()
    acts.count_me(counts=False, by=Actor.of(cast("sam")))
    assert cast("sam") not in lived()


def test_someone_of_another_service_or_on_a_break_cannot_sit_in(cast, otterbank):
    chat, priya, bryn = chatting.opened(cast), cast("priya"), cast("bryn")
    other = with_role(Role.PEER_MENTOR, otterbank)
    with pytest.raises(acts.NotWithThem):
        acts.choose_interviewers(chat, users=[priya, other], by=Actor.of(priya))
    breaks.take_break(person=bryn.person, by=Actor.of(bryn))
    with pytest.raises(acts.NotWithThem):
        acts.choose_interviewers(chat, users=[priya, bryn], by=Actor.of(priya))


def test_no_times_are_offered_during_a_break(cast):
    chat, by = chatting.with_interviewers(cast), Actor.of(cast("priya"))
    offer = {"mode": "phone", "place": "We ring", "times": [chatting.soon()], "by": by}
    breaks.take_break(person=chat.person, by=Actor.of(cast("asha")))
    with pytest.raises(acts.OnABreak):
        acts.offer_times(chat, **offer)
    breaks.end_break(person=chat.person, by=Actor.of(cast("asha")))
    assert acts.offer_times(chat, **offer).stage == "offered"


def test_a_time_that_has_gone_or_is_taken_back_cannot_be_chosen(cast):
    chat, asha = chatting.offered(cast), Actor.of(cast("asha"))
    with pytest.raises(acts.NotThen):
        acts.choose_time(chat, starts_at=chatting.soon(9), by=asha)
    with pytest.raises(acts.NotThen):
        acts.offer_times(chat, mode="phone", place="x", times=[clock.now()], by=Actor.of(cast("priya")))
    assert acts.choose_time(chat, starts_at=chatting.soon(4), by=asha).stage == "arranged"


def test_none_of_them_suits_and_a_lead_writes_down_another(cast):
    chat = acts.ask_for_another_time(chatting.offered(cast), suits="After 12.", by=Actor.of(cast("asha")))
    assert (chat.stage, chat.suits, chat.times.still_offered().count()) == ("arranging", "After 12.", 0)
    by = Actor.of(cast("priya")).for_person("Asha")
    chat = acts.arrange_for(chat, mode="phone", place="07700 900417", starts_at=chatting.soon(6), by=by)
    assert (chat.stage, chat.starts_at) == ("arranged", chatting.soon(6))


def test_moving_wants_a_kind_reason_and_takes_back_what_has_not_gone(cast):
    chat, by = chatting.arranged(cast), Actor.of(cast("priya"))
    offer = {"mode": "phone", "place": "We ring", "times": [chatting.soon(8)], "by": by}
    with pytest.raises(StillWaitingFor, match="why it moves"):
        acts.offer_times(chat, **offer)
    moved = acts.offer_times(chat, **offer, because="Bryn is ill.")
    assert (moved.stage, moved.starts_at) == ("offered", None)
    first = Message.objects.get(person=cast("asha").person, kind="chat_arranged")
    assert first.state == State.CANCELLED
    assert "chat_off" in kinds_to(cast("bryn"))


def test_two_interviewers_never_overwrite_one_another(cast):
    chat = chatting.begun(cast)
    for who in ("priya", "bryn"):
        acts.save_note(chat, number=1, words=f"Words of {who}", by=Actor.of(cast(who)))
    acts.save_note(chat, number=1, words="Better words of bryn", by=Actor.of(cast("bryn")))
    kept = QuestionNote.objects.order_by("interviewer__user__person__chosen_name")
    assert [each.words for each in kept] == ["Better words of bryn", "Words of priya"]
    assert Chat.objects.get(pk=chat.pk).stage == "held"


@pytest.mark.parametrize("who", ["asha", "ruth", "nell", "owen"])
def test_only_those_who_sit_in_write_notes(cast, who):
    chat = chatting.begun(cast)
    with pytest.raises(NotAllowed):
        acts.save_note(chat, number=1, words="x", by=Actor.of(cast(who)))
    assert acts.save_note(chat, number=1, words="x", by=Actor.of(cast("bryn")))


def test_notes_wait_for_the_beginning(cast):
    with pytest.raises(WrongStage):
        acts.save_note(chatting.arranged(cast), number=1, words="x", by=Actor.of(cast("bryn")))


def test_nothing_is_shared_before_everyone_agrees_to_the_newest_words(cast):
    first, priya, bryn = chatting.proposed(cast), Actor.of(cast("priya")), Actor.of(cast("bryn"))
    with pytest.raises(StillWaitingFor, match="Bryn Dipper"):
        acts.share(first.chat, proposal=first, by=priya)
    newer = acts.propose(first.chat, outcome="talk_again", reasons="Softer.", once=recruiting.once(), by=priya)
    with pytest.raises(WrongStage, match="changed"):
        acts.agree(first, by=bryn)
    acts.agree(newer, by=bryn)
    acts.agree(newer, by=bryn)
    with pytest.raises(WrongStage, match="changed"):
        acts.share(first.chat, proposal=first, by=priya)
    assert acts.share(first.chat, proposal=newer, by=priya).outcome == "talk_again"
    with pytest.raises(WrongStage):
        acts.share(first.chat, proposal=newer, by=priya)


def test_a_lead_writes_down_that_an_interviewer_agrees(cast):
    proposal = chatting.proposed(cast)
    bryn = Interviewer.objects.get(user=cast("bryn"))
    with pytest.raises(NotAllowed):
        acts.agree(proposal, interviewer=bryn, by=Actor.of(cast("sam")))
    acts.agree(proposal, interviewer=bryn, by=Actor.of(cast("priya")))
    assert proposal.is_agreed


def test_not_this_role_names_what_else_is_open(cast):
    chat = chatting.held(cast)
    said = {"outcome": "not_this_role", "reasons": "Nights are hard now.", "once": recruiting.once()}
    with pytest.raises(StillWaitingFor, match="else is open"):
        acts.propose(chat, **said, by=Actor.of(cast("priya")))
    assert acts.propose(chat, **said, also_open="The podcast.", by=Actor.of(cast("priya")))


def test_whoever_steps_back_opens_its_pages_no_more(cast):
    chat, bryn = chatting.arranged(cast), cast("bryn")
    assert chat in Chat.objects.of_interviewer(bryn)
    acts.step_back(chat, by=Actor.of(bryn))
    assert chat not in Chat.objects.of_interviewer(bryn)


def test_an_application_with_a_chat_waits_for_a_yes(cast):
    application = checking.references_met(recruiting.for_user(cast("asha")), cast)
    application.refresh_from_db()
    assert evidence.of(application).missing == []
    chatting.role_with_a_chat()
    application = type(application).objects.select_related(*evidence.FETCHED_ALONG).get(pk=application.pk)
    assert evidence.of(application).missing == ["The chat is still to come."]
    with pytest.raises(StillWaitingFor):
        recruitment.checks_are_done(application, by=Actor.of(cast("priya")))
    assert recruitment.arrange_chat(application, by=Actor.of(cast("priya"))) == chatting.opened(cast)
    chatting.decided(cast)
    assert standing.of(application.person).is_yes("Peer mentor")
    assert recruitment.checks_are_done(application, by=Actor.of(cast("priya"))).stage == "decision"


def test_a_chat_that_is_asked_for_later_takes_nothing_from_who_is_welcomed(cast):
    application = checking.welcomed(cast)
    chatting.role_with_a_chat()
    application = type(application).objects.select_related(*evidence.FETCHED_ALONG).get(pk=application.pk)
    assert evidence.of(application).missing == []


def test_an_application_that_is_closed_calls_the_chat_off(cast):
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    chat = chatting.arranged(cast)
    recruitment.close(application, because="stopped", by=Actor.of(cast("asha")))
    chat.refresh_from_db()
    assert chat.stage == "called_off"
    assert "chat_off" in kinds_to(cast("bryn"))


def test_a_chat_to_come_follows_the_application_to_another_role(cast):
    application, priya = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya")), Actor.of(cast("priya"))
    chat = chatting.arranged(cast)
    hosts = RoleOnOffer.objects.create(name="Podcast host", involves="Questions.", asks_for_chat=True)
    application = recruitment.take_another_role(application, role=hosts, by=priya)
    chat.refresh_from_db()
    assert (chat.stage, chat.for_role) == ("arranged", "Podcast host")
    gardeners = RoleOnOffer.objects.create(name="Gardener", involves="Beans.")
    recruitment.take_another_role(application, role=gardeners, by=priya)
    chat.refresh_from_db()
    assert (chat.stage, chat.for_role) == ("called_off", "Podcast host")
    assert "chat_off" in kinds_to(cast("bryn"))


def test_a_chat_that_was_held_stays_what_it_was_about(cast):
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    chat = chatting.held(cast)
    gardeners = RoleOnOffer.objects.create(name="Gardener", involves="Beans.")
    recruitment.take_another_role(application, role=gardeners, by=Actor.of(cast("priya")))
    chat.refresh_from_db()
    assert (chat.stage, chat.for_role) == ("held", "Peer mentor")


def test_how_long_a_chat_is_waited_for_is_a_track(cast):
    chat, waiting = chatting.decided(cast), chatting.offered(cast, "jon")
    people = Person.objects.filter(pk__in=[chat.person_id, waiting.person_id]).values("pk")
    found = {wait.person: wait for wait in collect(people) if wait.track == "Chat"}
    moves = {move.to_stage: move.at for move in chat.moves.all()}
    assert (found[chat.person_id].began, found[chat.person_id].ended) == (moves["arranging"], moves["decided"])
    assert found[waiting.person_id].ended is None


def test_where_many_chats_stand_is_one_query(cast, django_assert_num_queries):
    chatting.decided(cast)
    chatting.offered(cast, "jon")
    ids = [cast("asha").person_id, cast("jon").person_id, cast("bryn").person_id]
    with django_assert_num_queries(1):
        found = standing.of_many(ids)
    assert [found[pk].is_yes("Peer mentor") for pk in ids] == [True, False, False]
    before = standing.of(cast("asha").person, clock.today() - timedelta(days=1))
    assert not before.is_yes("Peer mentor")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "between 1"),
        (["x"] * 13, "between 1"),
        (["x" * 301], "300 letters"),
        (["What are you good at?", "Tell us about your recovery."], "recovery"),
        (["Have you any convictions?"], "convictions"),
    ],
)
def test_questions_that_cannot_be_asked_of_everyone(lines, sentence):
    assert sentence in asked.problem(lines)
    assert asked.problem(["What are you good at?"]) == ""
    assert asked.problem(list(asked.FIRST_QUESTIONS)) == ""


def test_nobody_decides_alone_after_the_others_stepped_back(cast):
    chat = chatting.begun(cast)
    acts.step_back(chat, by=Actor.of(cast("bryn")))
    acts.save_note(chat, number=1, words="Gulls.", by=Actor.of(cast("priya")))
    with pytest.raises(StillWaitingFor, match="Two or more"):
        acts.held(chat, by=Actor.of(cast("priya")))
    with pytest.raises(WrongStage):
        acts.propose(chat, outcome="yes", reasons="Yes.", once=recruiting.once(), by=Actor.of(cast("priya")))
    before = Message.objects.count()
    acts.choose_interviewers(chat, users=[cast("priya"), cast("bryn")], by=Actor.of(cast("priya")))
    assert Message.objects.count() == before, "nobody is told of a time that has gone"
    assert acts.held(chat, by=Actor.of(cast("priya"))).stage == "held"


def test_a_form_about_one_chat_is_refused_for_another(cast):
    proposal, other = chatting.proposed(cast), chatting.held(cast, "jon")
    with pytest.raises(WrongStage, match="another chat"):
        acts.propose(other, outcome="yes", reasons="Yes.", once=proposal.once, by=Actor.of(cast("priya")))
    assert not other.proposals.exists()


def test_whoever_has_no_role_any_more_sits_in_no_chat(cast):
    chat = chatting.begun(cast)
    assert Chat.objects.of_interviewer(cast("bryn")).get() == chat
    cast("bryn").roles_held.all().delete()
    with_role(Role.APPLICANT, cast("bryn").person.service)
    assert not Chat.objects.of_interviewer(type(cast("bryn")).objects.get(pk=cast("bryn").pk)).exists()

"""The pages of a chat: what each of those in it sees, and who never learns what."""

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import rendering
from coprod.messaging.models import Message
from coprod.peers.chats import acts, worklist
from coprod.peers.chats.models import Chat
from coprod.people import next_steps
from coprod.people.models import Role
from coprod.programme.breaks import acts as breaks
from tests import chatting, recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db

MARKER = "MARKER-NOTE"


def noted(cast):
    """Asha applied and gave her marks; Bryn's notes have a marker."""
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    application.hopes = "MARKER-HOPES"
    application.save(update_fields=["hopes"])
    chat = chatting.begun(cast)
    acts.save_note(chat, number=1, words=MARKER, by=Actor.of(cast("bryn")))
    return Chat.objects.get(pk=chat.pk)


def test_notes_are_read_by_recruiting_staff_and_each_reading_is_written_down(cast, client_as):
    page = f"/workspace/chats/{noted(cast).pk}/notes/"
    for who in ("priya", "ruth", "safia"):
        assert MARKER in client_as(who).get(page).content.decode()
    assert Event.objects.filter(is_reading=True, what="chats.chat.read").count() == 3


def test_a_note_is_nowhere_else(cast, client_as):
    chat = noted(cast)
    proposal = acts.propose(
        chat, outcome="yes", reasons="Kind words.", once=recruiting.once(), by=Actor.of(cast("priya"))
    )
    acts.agree(proposal, by=Actor.of(cast("bryn")))
    acts.share(chat, proposal=proposal, by=Actor.of(cast("priya")))
    pages = {
        "asha": ["/me/chat/", "/me/", "/apply/"],
        "priya": [f"/workspace/chats/{chat.pk}/", f"/workspace/people/{chat.person_id}/", "/workspace/"],
    }
    for who, addresses in pages.items():
        for address in addresses:
            assert MARKER not in client_as(who).get(address).content.decode(), address
    assert "Kind words." in client_as("asha").get("/me/chat/").content.decode()
    assert not Event.objects.filter(sentence__contains=MARKER).exists()
    assert not Event.objects.filter(changes__icontains=MARKER).exists()
    for message in Message.objects.all():
        assert MARKER not in rendering.for_recipient(message).body


def test_an_interviewer_sees_a_first_name_the_role_and_their_own_notes_only(cast, client_as):
    chat = noted(cast)
    acts.save_note(chat, number=1, words="PRIYAS-WORDS", by=Actor.of(cast("priya")))
    bryn = client_as("bryn")
    for address in (f"/me/chats/{chat.pk}/", f"/me/chats/{chat.pk}/notes/1/", "/me/chats/", "/me/"):
        words = bryn.get(address).content.decode()
        for private in ("Thistlewood", "MARKER-HOPES", "PRIYAS-WORDS", "asha@people.test"):
            assert private not in words, address
    assert MARKER in bryn.get(f"/me/chats/{chat.pk}/notes/1/").content.decode()
    assert bryn.get(f"/workspace/people/{chat.person_id}/").status_code == 404


def test_once_the_outcome_is_shared_an_interviewer_opens_it_no_more(cast, client_as):
    chat = chatting.decided(cast)
    assert client_as("bryn").get(f"/me/chats/{chat.pk}/").status_code == 404


def test_a_lead_of_another_service_finds_nothing(cast, client_as):
    chat = chatting.held(cast)
    assert client_as("priya").get(f"/workspace/chats/{chat.pk}/").status_code == 200
    for page in ("", "notes/", "outcome/", "people/", "call-off/"):
        assert client_as("owen").get(f"/workspace/chats/{chat.pk}/{page}").status_code == 404


def test_words_that_changed_meanwhile_are_read_before_they_are_shared(cast, client_as):
    old = chatting.proposed(cast)
    new = acts.propose(old.chat, outcome="yes", reasons="Newer.", once=recruiting.once(), by=Actor.of(cast("priya")))
    acts.agree(new, by=Actor.of(cast("bryn")))
    page, priya = f"/workspace/chats/{old.chat_id}/share/", client_as("priya")
    assert priya.post(page, {"proposal": old.pk}).status_code == 409
    assert priya.post(page, {"proposal": new.pk}).status_code == 302
    assert priya.post(page, {"proposal": new.pk}).status_code == 409


def test_the_person_has_the_questions_beforehand_by_their_own_way(cast):
    chatting.arranged(cast)
    words = rendering.for_recipient(Message.objects.get(person=cast("asha").person, kind="chat_arranged")).body
    for there in ("What are you good at", "Priya and Bryn", chatting.PLACE, "You can bring someone"):
        assert there in words


def test_today_asks_for_notes_for_an_agreement_and_for_a_call(cast):
    today = clock.today()

    def asked(user):
        return [item.what for item in worklist.items(user, today)]

    chat = chatting.begun(cast, sitting_in=("priya", "bryn"))
    assert asked(cast("priya")) == ["Their chat was to be by now. Was it held?", "Write your notes of the chat."]
    acts.save_note(chat, number=1, words="x", by=Actor.of(cast("priya")))
    assert asked(cast("priya")) == ["Agree the outcome of their chat, and share it."]
    assert asked(cast("owen")) == []
    titles = [step.title for step in next_steps.collect(cast("bryn").person)]
    assert "Write your notes of the chat with Asha" in titles


def test_nobody_on_a_break_is_asked_for_anything(cast):
    chat = chatting.arranged(cast)
    breaks.take_break(person=chat.person, by=Actor.of(cast("asha")))
    breaks.take_break(person=cast("bryn").person, by=Actor.of(cast("bryn")))
    items = worklist.items(cast("priya"), clock.today())
    assert [item.what for item in items] == ["They are on a break. Move the chat, or call it off."]
    assert not [step for step in next_steps.collect(cast("bryn").person) if "chat" in step.title]


def test_todays_chats_cost_the_same_however_many(cast, quayside, django_assert_max_num_queries):
    for number in range(4):
        someone = with_role(Role.APPLICANT, quayside, name=f"Reed {number}")
        chat = acts.open_chat(person=someone.person, for_role="Peer mentor", by=Actor.of(cast("priya")))
        acts.choose_interviewers(chat, users=[cast("priya"), cast("bryn")], by=Actor.of(cast("priya")))
    with django_assert_max_num_queries(8):
        assert len(worklist.items(cast("priya"), clock.today())) == 4

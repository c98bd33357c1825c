"""The pages where a lead reads, tries out and changes the words of messages (MSG-5)."""

import pytest
from django.urls import reverse

from coprod.audit.models import Event
from coprod.messaging import kinds
from coprod.messaging.models import Wording
from coprod.messaging.wording import drafts
from tests.accounts.test_kept import end_session, marker_in, sign_in
from tests.database import contents

pytestmark = pytest.mark.django_db

KIND = "reference_request"
PAGE = f"/workspace/messages/wording/{KIND}/"
LIST = "/workspace/messages/wording/"


@pytest.fixture
def ada(client_as):
    return client_as("ada")


def typed(**changes):
    shown = drafts.in_words(kinds.by_code(KIND), drafts.first_words(kinds.by_code(KIND)))
    words = {part.value: text for part, text in shown.items()}
    return {**words, "number": "0", "reason": "They asked for it.", **changes}


def changed(page):
    return page.content.decode().replace("&#x27;", "'")


def test_the_list_has_every_kind_by_room_at_a_fixed_price(ada, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = ada.get(LIST).content.decode()
    for kind in kinds.every():
        assert kind.label in page
    assert page.index("Accounts") < page.index("Recruitment") < page.index("References")
    assert "Changed" not in page


def test_the_words_of_every_kind_can_be_changed(ada):
    for kind in kinds.every():
        assert kind.placeholders, f"The words of {kind.code} cannot be changed."
        assert ada.get(f"{LIST}{kind.code}/").status_code == 200


def test_a_kind_without_placeholders_is_listed_as_fixed_and_has_no_page(ada, monkeypatch):
    changeable = [kind for kind in kinds.every() if kind.placeholders]
    monkeypatch.setattr(kinds, "_registered", {kind.code: kind for kind in changeable})
    assert "This wording is fixed" not in ada.get(LIST).content.decode()
    kinds.Kind("test_fixed", label="A fixed one", templates="messages/on_a_break")
    assert "This wording is fixed" in ada.get(LIST).content.decode()
    assert ada.get(f"{LIST}test_fixed/").status_code == 404
    assert ada.post(f"{LIST}test_fixed/first-words/", {}).status_code == 404
    assert ada.get(f"{LIST}no_such_kind/").status_code == 404


def test_the_page_shows_the_words_in_words(ada):
    page = ada.get(PAGE).content.decode()
    assert "Hello {{ the referee’s name }}," in page
    assert "{{ our phone number }}" in page
    assert "Hello Kit Warbler," in page
    assert "http://localhost:8000/references/example/" in page
    assert "{%" not in page
    assert "A real private link is longer" in page
    assert "A real private link" not in ada.get(f"{LIST}on_a_break/").content.decode()


def test_looking_changes_nothing(ada):
    before = contents()
    page = changed(ada.post(PAGE, typed(subject="Hello from {{ our name }}", reason="", look="1")))
    assert "Hello from Harbour Housing Together" in page
    assert "Nothing is saved yet" in page
    assert contents() == before


def test_looking_at_words_with_a_mistake_says_so_and_keeps_them(ada):
    page = changed(ada.post(PAGE, typed(body="Hello {{ person.name }}", look="1")))
    assert "We do not know “{{ person.name }}”" in page
    assert "Hello {{ person.name }}</textarea>" in page
    assert "How it looks now" in page


def test_words_are_saved_and_count(ada, cast):
    assert ada.post(PAGE, typed(subject="Hello from {{ our name }}")).status_code == 302
    version = Wording.objects.get()
    assert (version.subject, version.author, version.reason) == (
        "Hello from {{our_name}}", cast("ada"), "They asked for it.")  # fmt: skip
    page = ada.get(PAGE).content.decode()
    assert "They asked for it." in page
    assert 'value="Hello from {{ our name }}"' in page
    assert "Changed" in ada.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"body": "Hello. No link at all."}, "Put “{{ the private link }}” in"),
        ({"body": "{{ the private link|safe }}"}, "We do not know"),
        ({"body": "{% include 'x' %} {{ the private link }}"}, "Curly brackets are only for"),
        ({"subject": "{{ the private link }}"}, "may be read on a shared phone"),
        ({"subject": ""}, "subject"),
        ({"reason": ""}, "Write a sentence about why."),
        ({"body": "{{ the private link }} " + "a" * 6000}, "5"),
    ],
)
def test_words_that_cannot_be_used_are_refused_and_nothing_typed_is_lost(ada, change, sentence):
    page = ada.post(PAGE, typed(call="Say hello from us.", **change))
    assert page.status_code == 200
    assert sentence in changed(page)
    assert "Say hello from us." in changed(page)
    assert not Wording.objects.exists()
    assert ada.post(PAGE, typed(call="Say hello from us.")).status_code == 302


def test_the_code_for_signing_in_cannot_lose_its_code(ada):
    page = f"{LIST}sign_in_code/"
    data = {"subject": "Your code", "body": "Hello.", "text": "", "number": "0", "reason": "Shorter."}
    assert "Put “{{ the code }}” in" in changed(ada.post(page, data))
    assert "cannot stand here" in changed(
        ada.post(page, data | {"subject": "{{ the code }}", "body": "{{ the code }}"})
    )
    assert ada.post(page, data | {"body": "{{ the code }}"}).status_code == 302


def test_what_says_too_much_is_asked_about_word_by_word(ada):
    telling = typed(subject="A reference about {{ the person’s name }}", text="Mentor? {{ the private link }}")
    page = changed(ada.post(PAGE, telling))
    assert "Keep “reference about”, in the subject" in page
    assert "Keep “Mentor”, in the text" in page
    assert not Wording.objects.exists()
    assert "Tick each word" in changed(ada.post(PAGE, telling | {"keep": ["mentor"]}))
    assert not Wording.objects.exists()
    assert ada.post(PAGE, telling | {"keep": ["mentor", "reference about"]}).status_code == 302
    assert Wording.objects.count() == 1


def test_a_body_may_say_what_a_subject_may_not(ada):
    body = "A reference about {{ the person’s name }}:\n\n{{ the private link }}"
    assert ada.post(PAGE, typed(body=body)).status_code == 302


def test_looking_says_what_will_be_asked_about(ada):
    page = changed(ada.post(PAGE, typed(subject="Your DBS", look="1")))
    assert "“DBS”, in the subject" in page


def test_two_at_once_lose_nothing(ada, client_as, cast):
    other = client_as(cast("ada"))
    assert other.post(PAGE, typed(subject="Theirs")).status_code == 302
    page = changed(ada.post(PAGE, typed(subject="Mine", reason="Better.")))
    assert "Ada Merlin changed these words while you wrote" in page
    assert 'value="Mine"' in page
    assert "Theirs" in page
    assert 'name="number" value="1"' in page
    assert Wording.objects.count() == 1
    assert ada.post(PAGE, typed(subject="Mine", reason="Better.", number="1")).status_code == 302
    assert Wording.newest(kinds.by_code(KIND)).subject == "Mine"


def test_the_first_words_again_ask_for_a_reason_and_only_after_a_change(ada):
    assert "Use the first words again" not in ada.get(PAGE).content.decode()
    ada.post(PAGE, typed(subject="Mine"))
    assert "Use the first words again" in ada.get(PAGE).content.decode()
    back = reverse("workspace:first_words", args=[KIND])
    assert "Write a sentence about why." in changed(ada.post(back, {"first-number": 1, "first-reason": ""}))
    assert Wording.objects.count() == 1
    assert ada.post(back, {"first-number": 1, "first-reason": "They read better."}).status_code == 302
    assert Wording.newest(kinds.by_code(KIND)).is_first_words
    assert "The first words again." in ada.get(PAGE).content.decode()
    assert ada.get(back).status_code == 405


def test_what_was_typed_outlives_an_ended_session(ada, cast):
    data = typed(subject="Mine", typed_by=marker_in(ada.get(PAGE)))
    end_session(ada)
    assert "/account/login/" in ada.post(PAGE, data, headers={"referer": f"http://testserver{PAGE}"}).url
    sign_in(ada, cast("ada"))
    page = changed(ada.get(PAGE))
    assert 'value="Mine"' in page
    assert "We kept what you typed" in page
    assert not Wording.objects.exists()


@pytest.mark.parametrize("name", ["priya", "ruth", "tom"])
def test_others_do_not_find_the_pages_nor_a_way_to_them(client_as, name):
    client = client_as(name)
    assert client.get(LIST).status_code == 404
    assert client.post(PAGE, typed(subject="Mine")).status_code == 404
    assert LIST not in client.get("/workspace/messages/").content.decode()
    assert not Event.objects.filter(what="messages.words_changed").exists()


def test_those_who_may_find_the_way(ada):
    assert LIST in ada.get("/workspace/messages/").content.decode()


@pytest.mark.parametrize(("number", "status", "sentence"), [("0", 302, ""), ("7", 200, "changed these words")])
def test_a_number_that_nobody_was_given_is_a_sentence(client_as, number, status, sentence):
    """Only a page made by hand sends one: what was typed stays."""
    answer = client_as("ada").post(PAGE, typed(subject="Mine", number=number))
    assert answer.status_code == status
    assert sentence in answer.content.decode()

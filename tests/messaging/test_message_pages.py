"""The staff pages of messages: who sees what, and that no secret is ever on them (MSG-4)."""

import pytest
from django.core import mail
from django.http import Http404
from django.urls import reverse

from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.lists import lists_for, sees_messages
from coprod.messaging.models import Message, State, SwitchedOff
from coprod.messaging.views.mail import mail as mail_page
from coprod.people.models import ContactRoute

SECRET = "PLANTED"


@pytest.fixture
def as_priya(client_as):
    return client_as("priya")


@pytest.fixture
def reached_by(asha):
    def only(kind, address="07700 900871", **more):
        asha.routes.all().delete()
        return ContactRoute.objects.create(person=asha, position=1, kind=kind, address=address, **more)

    return only


@pytest.fixture
def post(asha, by):
    def put(kind, **more):
        return outbox.post(kind, to=asha, key=f"{kind.code}:{Message.objects.count()}", refs={}, by=by, **more)

    return put


LISTS = ["messaging:messages", "messaging:texts", "messaging:calls", "messaging:letters", "messaging:told"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_full(as_priya, name, post, news, reached_by, priya):
    assert as_priya.get(reverse(name)).status_code == 200
    reached_by("text")
    post(news)
    reached_by("phone")
    post(news)
    reached_by("post", "1 Quay\nHarbour")
    post(news)
    reached_by("through", "", through=priya)
    post(news)
    page = as_priya.get(reverse(name))
    assert "Asha Thistlewood" in page.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_a_person_without_a_staff_role_does_not_find_them(client_as, name):
    assert client_as("asha").get(reverse(name)).status_code == 404


@pytest.mark.parametrize("state", [State.WAITING, State.MAY_HAVE_BEEN_SENT, State.NOT_DELIVERED])
def test_a_secret_is_never_on_a_page_that_is_visited(as_priya, post, with_link, state):
    message = post(with_link, secret=f"{SECRET}-abc")
    Message.objects.update(state=state)
    page = as_priya.get(reverse("messaging:message", args=[message.pk])).content.decode()
    assert "[private link]" in page
    assert SECRET not in page
    assert SECRET not in as_priya.get(reverse("messaging:messages")).content.decode()


def test_a_code_is_never_on_a_page(as_priya, post, code):
    message = post(code, secret=SECRET)
    page = as_priya.get(reverse("messaging:message", args=[message.pk])).content.decode()
    assert "Your code is [code]." in page
    assert SECRET not in page


def test_a_message_whose_records_are_gone_still_has_its_page(as_priya, post, news):
    message = post(news)
    Message.objects.update(kind="no_longer_named")
    page = as_priya.get(reverse("messaging:message", args=[message.pk]))
    assert "no longer kept" in page.content.decode()


def test_the_words_are_shown_on_a_press_only(as_priya, post, with_link, reached_by):
    reached_by("text")
    message = post(with_link)
    url = reverse("messaging:words", args=[message.pk])
    assert as_priya.get(url).status_code == 405
    assert Message.objects.get().secret == ""
    page = as_priya.post(url)
    assert "PLANTED-token-1" in page.content.decode()
    assert "sms:07700%20900871?body=Press%20http" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_letter_comes_as_a_pdf(as_priya, post, with_link, reached_by):
    reached_by("post", "1 Quay\nHarbour")
    message = post(with_link)
    assert as_priya.get(reverse("messaging:letter", args=[message.pk])).status_code == 405
    answer = as_priya.post(reverse("messaging:letter", args=[message.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["send_again", "arrived", "leave", "done", "words", "no_answer", "letter"])
def test_another_services_message_is_not_found(client_as, post, news, reached_by, name):
    reached_by("phone")
    message = post(news)
    before = Message.objects.values().get()
    owen = client_as("owen")
    assert owen.post(reverse(f"messaging:{name}", args=[message.pk])).status_code == 404
    assert owen.get(reverse("messaging:message", args=[message.pk])).status_code == 404
    assert Message.objects.values().get() == before


def test_done_with_a_note(as_priya, post, news, reached_by):
    reached_by("phone")
    message = post(news)
    as_priya.post(reverse("messaging:done", args=[message.pk]), {f"call-{message.pk}-note": "Will come on Friday"})
    message.refresh_from_db()
    assert (message.state, message.note) == (State.DONE, "Will come on Friday")


def test_pressing_done_twice_says_so_in_a_page(as_priya, post, news, reached_by):
    reached_by("phone")
    url = reverse("messaging:done", args=[post(news).pk])
    assert as_priya.post(url).status_code == 302
    assert as_priya.post(url).status_code == 409


def test_the_list_can_be_narrowed_and_turned_over(as_priya, post, news, django_assert_max_num_queries):
    for _ in range(60):
        post(news)
    with django_assert_max_num_queries(12):
        page = as_priya.get(reverse("messaging:messages"), {"state": "waiting", "page": 2})
    assert len(page.context["page"].object_list) == 10
    assert as_priya.get(reverse("messaging:messages"), {"state": "sent"}).context["page"].paginator.count == 0


def test_a_person_switches_messages_off_and_on(client_as, news, post):
    post(news)
    client = client_as("asha")
    url = reverse("own_messages:wanted")
    assert "News" in client.get(url).content.decode()
    client.post(url, {})
    assert SwitchedOff.objects.get().kind == news.code
    client.post(url, {"wanted": [news.for_people]})
    assert not SwitchedOff.objects.exists()


def test_people_read_their_own_words_for_a_kind_and_one_switch_serves_all_that_share_them(client_as, news, post):
    twin = Kind("test_twin", label="Internal twin", templates="test/news", for_people=news.for_people)
    other = Kind("test_other", label="Internal other", templates="test/news")
    post(news)
    client = client_as("asha")
    url = reverse("own_messages:wanted")
    page = client.get(url).content.decode()
    assert "News from us" in page
    assert "Internal" not in page
    assert other.for_people not in page
    client.post(url, {})
    assert set(SwitchedOff.objects.values_list("kind", flat=True)) == {news.code, twin.code}
    assert post(twin).state == State.CANCELLED
    assert post(other).state == State.WAITING
    assert other.for_people in client.get(url).content.decode()
    client.post(url, {"wanted": [news.for_people, other.for_people]})
    assert not SwitchedOff.objects.exists()


def test_a_colleague_finds_only_the_lists_that_hold_something_for_them(client_as, cast, post, news, reached_by):
    def menu(name):
        return [line.url_name for line in lists_for(cast(name))]

    everything = [*LISTS[:1], "messaging:calls", "messaging:texts", "messaging:letters", "messaging:told"]
    assert menu("tom") == menu("sam") == []
    assert menu("priya") == everything
    assert menu("ada") == [*everything, "workspace:wording"]
    reached_by("through", "", through=cast("sam"))
    post(news)
    assert menu("tom") == []
    assert menu("sam") == ["messaging:messages", "messaging:told"]


@pytest.mark.parametrize("name", ["tom", "sam", "flo"])
def test_messages_are_in_the_menu_of_those_who_see_any(client_as, cast, post, news, reached_by, name):
    line = 'href="/workspace/messages/"'
    assert line not in client_as(name).get("/handbook/").content.decode()
    assert line in client_as("priya").get("/workspace/").content.decode()
    assert sees_messages(cast("ada"))
    assert not sees_messages(cast("asha"))
    reached_by("through", "", through=cast(name))
    post(news)
    assert sees_messages(cast(name))
    assert line in client_as(name).get("/workspace/").content.decode()


def test_a_menu_of_lists_costs_one_query(cast, django_assert_num_queries):
    sam = cast("sam")
    assert sam.roles
    with django_assert_num_queries(1):
        lists_for(sam)


def test_mail_on_a_new_machine_says_how_to_make_some(rf, settings, tmp_path, charity):
    settings.SHOW_MAIL, settings.EMAIL_FILE_PATH = True, tmp_path
    assert "No mail yet. Ask for a sign-in code" in mail_page(rf.get("/mail/")).content.decode()


def test_mail_is_shown_whole_in_development_only(rf, settings, tmp_path, news, asha):
    with pytest.raises(Http404):
        mail_page(rf.get("/mail/"))
    settings.SHOW_MAIL = True
    settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    words = "Hello Asha.\n\nPress http://localhost:8000/x/ — a long line " + "and more " * 30
    mail.EmailMessage("Your link", words, to=["asha@people.test"]).send()
    shown = mail_page(rf.get("/mail/")).content.decode()
    assert 'href="http://localhost:8000/x/"' in shown
    assert "Your link" in shown


def test_no_address_of_development_is_open_elsewhere(client, charity):
    assert client.get("/mail/").status_code == 404


def test_a_support_worker_sees_the_news_they_carry(client_as, cast, post, news, reached_by):
    reached_by("through", "", through=cast("sam"))
    message = post(news)
    client = client_as("sam")
    assert "Asha Thistlewood" in client.get(reverse("messaging:told")).content.decode()
    client.post(reverse("messaging:done", args=[message.pk]))
    message.refresh_from_db()
    assert (message.state, message.done_by) == (State.DONE, "Sam Linnet")


def test_a_worker_who_leaves_is_seen_off_on_a_page(client_as, cast, asha, reached_by):
    reached_by("through", "", through=cast("sam"))
    cast("priya")
    page = client_as("ada").get(reverse("messaging:hand_over")).content.decode()
    assert "Sam Linnet" in page
    data = {"from_user": cast("sam").pk, "to_user": cast("priya").pk}
    client_as("ada").post(reverse("messaging:hand_over"), data)
    assert asha.routes.get().through == cast("priya")


def test_a_lead_of_one_service_cannot_hand_over_the_routes_of_others(client_as, cast, asha, reached_by):
    reached_by("through", "", through=cast("sam"))
    data = {"from_user": cast("sam").pk, "to_user": cast("owen").pk}
    assert client_as("owen").post(reverse("messaging:hand_over"), data).status_code == 404
    assert asha.routes.get().through == cast("sam")

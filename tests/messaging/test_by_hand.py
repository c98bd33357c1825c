"""What one of us carries: the way a person likes best, the lists, and the doubts a person settles (MSG-2)."""

from datetime import datetime

import pytest

from coprod import clock
from coprod.audit.models import Event
from coprod.messaging import acts, channels, outbox, schedule, sending, worklist
from coprod.messaging.models import Message, State, SwitchedOff, Trouble
from coprod.messaging.outbox import Addressee
from coprod.people.models import Break, ContactRoute
from coprod.ui.refusals import StillWaitingFor, WrongStage

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=clock.LONDON)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.moved_to(NOON):
        yield


@pytest.fixture
def reached_by(asha):
    def only(kind, address="07700 900871", **more):
        asha.routes.all().delete()
        return ContactRoute.objects.create(person=asha, position=1, kind=kind, address=address, **more)

    return only


@pytest.fixture
def post(asha, by):
    def put(kind, to=None, **more):
        return outbox.post(kind, to=to or asha, key=f"{kind.code}:1", refs={}, by=by, **more)

    return put


def after(message):
    message.refresh_from_db()
    return message.state


def test_the_first_working_way_is_taken(post, news, asha):
    ContactRoute.objects.filter(person=asha).update(does_not_work_since=clock.now())
    ContactRoute.objects.create(person=asha, position=2, kind="phone", address="01632 960142")
    message = post(news)
    assert (message.channel, message.state) == ("phone", State.ON_A_LIST)


def test_without_a_way_it_says_so(post, news, asha):
    asha.routes.all().delete()
    message = post(news)
    assert (message.state, message.trouble) == (State.NOT_DELIVERED, Trouble.NO_ROUTE)


def test_texts_go_to_the_list_without_a_gateway(post, news, reached_by):
    reached_by("text")
    assert post(news).state == State.ON_A_LIST


def test_a_code_never_goes_on_a_list_that_staff_read(post, code, reached_by):
    reached_by("text")
    message = post(code, secret="493027")
    assert (message.state, message.trouble) == (State.NOT_DELIVERED, Trouble.NO_ROUTE)


def test_a_code_to_a_number_waits_for_nobody_either(post, code):
    message = post(code, Addressee("Asha", "text", "07700 900871"), secret="493027")
    assert message.state == State.NOT_DELIVERED


def test_the_words_are_made_when_a_worker_asks_and_erased_when_sent(post, with_link, reached_by, by):
    reached_by("text")
    message = post(with_link)
    assert message.secret == ""
    words = acts.show_words(message=message, by=by)
    assert words.body == "Press http://localhost:8000/open/PLANTED-token-1/\n"
    assert acts.show_words(message=message, by=by) == words
    acts.record_done(message=message, by=by)
    assert after(message) == State.DONE
    assert message.secret == ""
    assert message.done_by == "Priya Sandpiper"


def test_opening_the_words_is_kept_in_the_audit_without_the_link(post, with_link, reached_by, by):
    reached_by("text")
    acts.show_words(message=post(with_link), by=by)
    event = Event.objects.get(what="message.words_opened")
    assert "PLANTED" not in f"{event.sentence}{event.changes}"


def test_people_on_a_break_are_not_on_the_lists(post, news, asha, reached_by, by):
    reached_by("text")
    message = post(news)
    Break.objects.create(person=asha)
    assert not Message.objects.on_list("text").exists()
    with pytest.raises(acts.OnABreak):
        acts.show_words(message=message, by=by)
    Break.objects.update(ended_at=clock.now())
    assert Message.objects.on_list("text").get() == message


def test_sent_pressed_by_two_workers_counts_once(post, news, reached_by, by):
    reached_by("text")
    message = post(news)
    acts.record_done(message=message, by=by)
    with pytest.raises(WrongStage):
        acts.record_done(message=message, by=by)


def test_no_answer_brings_the_call_back_tomorrow(post, news, reached_by, by, priya):
    reached_by("phone", "01632 960142")
    message = post(news)
    assert [item.kind for item in worklist.items(priya, clock.today())] == ["phone"]
    acts.record_no_answer(message=message, by=by, note="Try before 11")
    assert after(message) == State.ON_A_LIST
    assert worklist.items(priya, clock.today()) == []
    with clock.moved_to(NOON.replace(day=11)):
        assert [item.kind for item in worklist.items(priya, clock.today())] == ["phone"]


def test_news_through_a_worker_is_urgent_until_told(post, news, reached_by, by, priya):
    reached_by("through", "", through=priya)
    message = post(news)
    assert [item.kind for item in worklist.items(priya, clock.today())] == ["late"]
    acts.record_done(message=message, by=by)
    assert worklist.items(priya, clock.today()) == []


@pytest.fixture
def sam(cast):
    return cast("sam")


def test_a_worker_who_leaves_hands_over_whom_they_carry_news_to(post, news, asha, reached_by, by, priya, sam):
    reached_by("through", "", through=priya)
    message = post(news)
    assert acts.hand_over_routes(from_user=priya, to_user=sam, by=by) == 1
    assert after(message) == State.ON_A_LIST
    assert message.worker == sam
    assert asha.routes.get().through == sam


def test_routes_are_not_handed_to_someone_who_has_left(asha, reached_by, by, priya, sam):
    reached_by("through", "", through=priya)
    sam.is_active = False
    with pytest.raises(StillWaitingFor):
        acts.hand_over_routes(from_user=priya, to_user=sam, by=by)
    assert asha.routes.get().through == priya


def test_a_doubt_is_settled_by_a_person(post, news, by, mailoutbox):
    message = post(news)
    Message.objects.update(state=State.MAY_HAVE_BEEN_SENT)
    acts.it_arrived(message=message, by=by)
    assert after(message) == State.SENT
    with pytest.raises(WrongStage):
        acts.send_again(message=message, by=by)
    assert not mailoutbox


def test_a_person_may_send_it_again(post, news, by, mailoutbox, django_capture_on_commit_callbacks):
    message = post(news)
    Message.objects.update(state=State.MAY_HAVE_BEEN_SENT)
    with django_capture_on_commit_callbacks(execute=True):
        acts.send_again(message=message, by=by)
    assert after(message) == State.SENT
    assert mailoutbox[0].extra_headers["Message-ID"] == message.message_id


def test_an_address_that_does_not_work_becomes_a_work_item(mail_server, post, news, asha, by, priya):
    mail_server.answers["asha"] = "never"
    message = post(news)
    sending.send(message.pk)
    (item,) = worklist.items(priya, clock.today())
    assert item.who == "Asha Thistlewood"
    assert "did not get through" in item.what
    with pytest.raises(StillWaitingFor):
        acts.send_again(message=message, by=by)
    ContactRoute.objects.create(person=asha, position=2, kind="phone", address="01632 960142")
    acts.send_again(message=message, by=by)
    assert after(message) == State.ON_A_LIST


def test_leaving_it_ends_it(post, news, asha, by, priya):
    asha.routes.all().delete()
    message = post(news)
    acts.leave_it(message=message, by=by)
    assert after(message) == State.CANCELLED
    assert worklist.items(priya, clock.today()) == []


def test_staff_of_another_service_see_nothing_to_do(post, news, reached_by, cast):
    reached_by("phone")
    post(news)
    assert worklist.items(cast("owen"), clock.today()) == []


def test_switching_a_kind_off_and_on(asha, news, by):
    acts.switch(person=asha, kind=news, on=False, by=by)
    acts.switch(person=asha, kind=news, on=False, by=by)
    assert SwitchedOff.objects.count() == 1
    acts.switch(person=asha, kind=news, on=True, by=by)
    assert not SwitchedOff.objects.exists()


def test_a_code_cannot_be_switched_off(asha, code, by):
    with pytest.raises(StillWaitingFor):
        acts.switch(person=asha, kind=code, on=False, by=by)
    assert not SwitchedOff.objects.exists()


def test_today_costs_the_same_however_much_waits(asha, news, by, priya, reached_by, django_assert_num_queries):
    reached_by("phone")
    for number in range(3):
        outbox.post(news, to=asha, key=str(number), refs={}, by=by)
    assert worklist.items(priya, clock.today()), "roles and services are asked once for each request"
    with django_assert_num_queries(1):
        assert len(worklist.items(priya, clock.today())) == 3
    for number in range(3, 12):
        outbox.post(news, to=asha, key=str(number), refs={}, by=by)
    with django_assert_num_queries(1):
        assert len(worklist.items(priya, clock.today())) == 12


def test_buttons_are_only_for_channels_that_work(settings):
    assert channels.is_by_hand("text")
    settings.TEXT_GATEWAY_URL = "https://texts.test/"
    assert not channels.is_by_hand("text")
    assert channels.is_by_hand("phone")


def test_the_sweep_leaves_lists_alone(post, news, reached_by):
    reached_by("phone")
    message = post(news)
    schedule.sweep()
    assert after(message) == State.ON_A_LIST


def test_what_there_is_to_do_shows_on_today(client_as, post, news, answer, reached_by, asha):
    reached_by("text")
    post(news)
    reached_by("phone", "01632 960142")
    post(answer)
    page = client_as("priya").get("/workspace/").content.decode()
    assert "Show the words" in page
    assert "Call 01632 960142" in page

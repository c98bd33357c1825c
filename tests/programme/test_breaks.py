"""A break: silent at once, undone without a trace for 15 minutes, told once, and the way back (PPL-7)."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import kinds, outbox, sending
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message, State
from coprod.people.models import Break, Charity, ContactRoute, Person, Role, RoleHeld, Service, User
from coprod.programme.breaks import acts, schedule
from coprod.programme.breaks.circle import who_is_told
from coprod.ui.refusals import WrongStage
from tests.people import signed_in_client

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=clock.LONDON)


def after(**delta):
    return clock.moved_to(NOON + timedelta(**delta))


def user(name, role=None, service=None):
    person = Person.objects.create(chosen_name=name)
    address = f"{name.split()[0].lower()}@charity.test"
    ContactRoute.objects.create(person=person, position=1, kind="email", address=address)
    found = User.objects.create_for(person, email=address)
    if role:
        RoleHeld.objects.create(user=found, role=role, service=service, starts_on=NOON.date())
    return found


@pytest.fixture
def quayside(db):
    Charity.objects.create(name="Harbour Housing Together")
    return Service.objects.create(name="Quayside", parent=Service.objects.create(name="Coast"))


@pytest.fixture
def asha(quayside):
    asha = user("Asha Thistlewood")
    asha.person.service = quayside
    asha.person.save()
    return asha


@pytest.fixture
def priya(quayside):
    return user("Priya Sandpiper", Role.LEAD, quayside.parent)


@pytest.fixture
def on_a_break(asha, priya):
    with clock.moved_to(NOON):
        return acts.take_break(person=asha.person, by=Actor.of(asha))


def told():
    return [message.person.chosen_name for message in Message.objects.filter(kind="on_a_break")]


def test_a_break_silences_at_once(asha, on_a_break):
    assert asha.person.is_on_break


def test_pressing_twice_is_one_break(asha, on_a_break):
    assert acts.take_break(person=asha.person, by=Actor.of(asha)) == on_a_break
    assert Break.objects.count() == 1


def test_nobody_is_told_before_15_minutes(asha, on_a_break):
    with after(minutes=14, seconds=59):
        schedule.tell_others()
    assert told() == []


def test_undone_in_time_nobody_is_ever_told(asha, on_a_break):
    with after(minutes=14):
        acts.undo_break(person=asha.person, by=Actor.of(asha))
        acts.undo_break(person=asha.person, by=Actor.of(asha))
    with after(days=1):
        schedule.tell_others()
    assert told() == []
    assert not asha.person.is_on_break


def test_others_are_told_once_however_often_the_schedule_runs(asha, on_a_break):
    for minutes in (15, 15, 16, 60):
        with after(minutes=minutes):
            schedule.tell_others()
    assert told() == ["Priya Sandpiper"]


def test_others_are_told_once_when_the_schedule_misses_a_day(asha, on_a_break):
    with after(days=1):
        schedule.tell_others()
        schedule.tell_others()
    assert told() == ["Priya Sandpiper"]


def test_once_told_it_cannot_be_undone_but_ended(asha, on_a_break):
    with after(minutes=15):
        schedule.tell_others()
        with pytest.raises(WrongStage):
            acts.undo_break(person=asha.person, by=Actor.of(asha))
        assert asha.person.is_on_break
        acts.end_break(person=asha.person, by=Actor.of(asha))
        acts.end_break(person=asha.person, by=Actor.of(asha))
    assert not asha.person.is_on_break
    assert Message.objects.filter(kind="back_from_a_break").count() == 1


def test_back_before_anyone_was_told_nobody_hears_of_it(asha, on_a_break):
    with after(minutes=10):
        acts.end_break(person=asha.person, by=Actor.of(asha))
    with after(minutes=30):
        schedule.tell_others()
    assert not Message.objects.exists()


def test_the_message_about_a_break_has_no_reason_and_a_plain_subject(on_a_break, mailoutbox):
    with after(minutes=15):
        schedule.tell_others()
        sending.send(Message.objects.get().pk)
    assert mailoutbox[0].subject == "A message from Harbour Housing Together"
    assert "Asha Thistlewood is taking a break." in mailoutbox[0].body


def test_what_waited_is_held_and_goes_when_they_are_back(
    asha, on_a_break, mailoutbox, django_capture_on_commit_callbacks
):
    kind = Kind(
        "test_break_news", label="News", templates="messages/on_a_break", context=lambda m: {"person": m.person}
    )
    with after(minutes=5):
        message = outbox.post(kind, to=asha.person, key="1", refs={}, by=Actor.system())
        sending.send(message.pk)
        message.refresh_from_db()
        assert message.state == State.HELD
        with django_capture_on_commit_callbacks(execute=True):
            acts.end_break(person=asha.person, by=Actor.of(asha))
    message.refresh_from_db()
    assert message.state == State.SENT
    assert len(mailoutbox) == 1


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch):
    monkeypatch.setattr(kinds, "_registered", dict(kinds._registered))


def test_the_named_contact_is_told_instead_of_the_leads(asha, priya):
    asha.person.named_contact = user("Ruth Fieldfare")
    with clock.moved_to(NOON):
        assert [str(one) for one in who_is_told(asha.person)] == ["Ruth Fieldfare"]


def test_leads_elsewhere_are_not_told(asha, priya):
    user("Len Dunnock", Role.LEAD, Service.objects.create(name="Elsewhere"))
    user("Kit Warbler", Role.LEAD)
    with clock.moved_to(NOON):
        assert who_is_told(asha.person) == [priya]


def test_without_a_lead_nearby_the_programmes_lead_is_told(asha):
    kit = user("Kit Warbler", Role.LEAD)
    with clock.moved_to(NOON):
        assert who_is_told(asha.person) == [kit]


def test_a_contact_on_a_break_is_left_in_peace(asha, priya):
    ruth = user("Ruth Fieldfare")
    asha.person.named_contact = ruth
    Break.objects.create(person=ruth.person)
    with clock.moved_to(NOON):
        assert who_is_told(asha.person) == [priya]


def test_one_tap_undo_and_the_way_back_on_the_page(asha, priya):
    client = signed_in_client(asha)
    assert "I need a break" in client.get(reverse("breaks:own")).content.decode()
    page = client.post(reverse("breaks:take"), follow=True).content.decode()
    assert "Undo" in page
    assert "I am back" in page
    page = client.post(reverse("breaks:undo"), follow=True).content.decode()
    assert "I need a break" in page
    client.post(reverse("breaks:take"))
    page = client.post(reverse("breaks:end"), follow=True).content.decode()
    assert "I need a break" in page


def test_looking_at_the_page_changes_nothing(asha):
    client = signed_in_client(asha)
    for name in ("take", "undo", "end"):
        assert client.get(reverse(f"breaks:{name}")).status_code == 405
    assert not Break.objects.exists()


def test_staff_record_a_break_for_someone_who_asked(asha, quayside):
    priya = user("Priya Sandpiper")
    RoleHeld.objects.create(user=priya, role=Role.LEAD, service=quayside.parent)
    client = signed_in_client(priya)
    page = client.post(reverse("breaks:take_for", args=[asha.person.pk]), follow=True)
    assert page.status_code == 200
    assert asha.person.is_on_break


def test_staff_of_another_service_do_not_find_the_person(asha):
    outsider = user("Len Dunnock")
    RoleHeld.objects.create(user=outsider, role=Role.LEAD, service=Service.objects.create(name="Elsewhere"))
    client = signed_in_client(outsider)
    for name in ("take_for", "undo_for", "end_for"):
        assert client.post(reverse(f"breaks:{name}", args=[asha.person.pk])).status_code == 404
    assert client.get(reverse("breaks:for", args=[asha.person.pk])).status_code == 404
    assert not Break.objects.exists()

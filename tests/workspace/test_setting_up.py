"""`make setup`: from an empty database to an administrator who is invited, once."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from coprod.accounts.invitations import PURPOSE
from coprod.audit.models import Event
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.models import Charity, Role, Service, User
from coprod.ui.refusals import Refusal
from coprod.vault import links

ANSWERS = {
    "name": "Tern House",
    "service": "Shoreline",
    "administrator": "Wren Avocet",
    "administrator_email": "Wren@Tern.test",
}


@pytest.fixture
def set_up(db, django_capture_on_commit_callbacks):
    def run(**answers):
        said = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("setup_charity", "--no-input", **answers, stdout=said)
        return re.search(r"/account/invitation/(\S+)/", said.getvalue()).group(1)

    return run


def test_it_writes_what_a_charity_begins_with(set_up):
    set_up(**ANSWERS)
    charity = Charity.objects.get()
    assert (charity.name, charity.contact_number, charity.outside_hours) == ("Tern House", "", "")
    assert Service.objects.get().name == "Shoreline"
    assert RoleOnOffer.objects.get(is_open=True).name == "Peer mentor"
    administrator = User.objects.get()
    assert administrator.email == "wren@tern.test"
    assert set(administrator.roles) == {(Role.ADMINISTRATOR, None), (Role.LEAD, None)}
    assert set(Event.objects.values_list("actor_label", flat=True)) == {"set-up"}


def test_the_printed_address_and_the_one_in_the_mail_are_the_same(set_up):
    token = set_up(**ANSWERS)
    assert links.follow(PURPOSE, token).subject_id == User.objects.get().pk
    assert token in mail.outbox[0].body


def test_until_the_administrator_signed_in_a_second_run_prints_a_new_address(set_up):
    first = set_up(**ANSWERS)
    second = set_up()
    assert links.follow(PURPOSE, second)
    with pytest.raises(Refusal):
        links.follow(PURPOSE, first)
    assert Charity.objects.count() == User.objects.count() == 1


def test_after_that_it_refuses_politely(set_up):
    from coprod import clock

    set_up(**ANSWERS)
    User.objects.update(last_login=clock.now())
    with pytest.raises(CommandError, match="It belongs to Tern House"):
        set_up(**ANSWERS | {"name": "Another"})
    assert Charity.objects.get().name == "Tern House"


def test_what_is_missing_is_said_all_at_once(set_up):
    with pytest.raises(CommandError) as complaint:
        set_up(name="Tern House", administrator_email="not an address")
    assert [line.split(":")[0] for line in str(complaint.value).splitlines()] == [
        "--service",
        "--administrator",
        "--administrator-email",
    ]
    assert not Charity.objects.exists()


def test_with_nobody_to_ask_it_says_so(db):
    with pytest.raises(CommandError, match="nobody to ask"):
        call_command("setup_charity")

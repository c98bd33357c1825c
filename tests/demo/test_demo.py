"""The demonstration: told by acts only, complete, silent, and without a door where people's data is real."""

import re
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from coprod import clock, demo
from coprod.demo.backends import PATH as BACKEND
from coprod.demo.management.commands.seed_demo import Command as SeedDemo
from coprod.messaging.models import OPEN_STATES, Message
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import MOVES, Stage
from coprod.peers.references import standing
from coprod.people import worklists
from coprod.people.models import Person, User
from coprod.programme.enquiries.models import REACHABLE_BY, Enquiry
from tests.database import contents
from tests.people import signed_in_client
from tests.settings.test_production import COMPLETE, manage

pytestmark = pytest.mark.django_db

SOURCES = sorted(Path(demo.__file__).parent.glob("**/*.py"))
NOT_AN_ACT = re.compile(
    r"\.(create|acreate|get_or_create|update_or_create|save|asave|bulk_create|bulk_update|update|delete)\(|factory"
)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_story_is_told_by_acts_only(source):
    written = [line.strip() for line in source.read_text().splitlines() if NOT_AN_ACT.search(line)]
    assert not written, "The demonstration does what people do, through acts."


def test_the_reader_of_sources_sees_what_it_forbids():
    assert {"story.py", "site.py", "seed_demo.py"} <= {source.name for source in SOURCES}
    for line in ("Person.objects.create(name=1)", "person.save()", "rows.update(stage=1)", "PersonFactory = factory"):
        assert NOT_AN_ACT.search(line)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command(SeedDemo(), stdout=StringIO())


def someone(name):
    return User.objects.get(person__chosen_name=name)


def test_the_story_has_every_stage_and_every_kind_of_waiting(told):
    reachable = {move.to for move in MOVES}
    assert reachable <= set(Application.objects.values_list("stage", flat=True))
    assert Application.objects.filter(stage=Stage.APPLYING, sent_at__isnull=False).exists()
    hellos = set(Enquiry.objects.waiting().values_list("reach_by", flat=True))
    assert hellos == {kind.value for kind in REACHABLE_BY}

    items = worklists.collect(someone("Priya Sandpiper"), clock.today())
    assert {"phone", "late", "week"} <= {item.kind for item in items}
    said = " ".join(item.what for item in items)
    for what in ("Said hello.", "Sent an application.", "They would rather talk.", "has not opened the link"):
        assert what in said
    to_read = [item.what for item in worklists.collect(someone("Ruth Fieldfare"), clock.today())]
    assert any("sent a reference" in what for what in to_read)


def test_ashas_record_shows_four_people_in_four_states(told):
    asha = Person.objects.get(chosen_name="Asha Thistlewood")
    stages = {referee.name: standing.latest_request(referee).stage for referee in asha.referees.all()}
    assert stages == {
        "Kit Warbler": "relied_on",
        "Morag Pipit": "would_rather_talk",
        "Dr Sunita Wheatear": "received",
        "Len Dunnock": "asked",
    }
    page = signed_in_client(someone("Priya Sandpiper")).get(f"/workspace/people/{asha.pk}/").content.decode()
    for name in stages:
        assert name in page
    assert "Inside Checks" in page


def test_nothing_leaves_the_machine(told):
    assert mail.outbox == []
    assert Message.objects.exists()
    assert not Message.objects.filter(state__in=OPEN_STATES).exists()


def test_a_database_with_people_in_it_is_left_alone(cast, capsys):
    cast("asha")
    before = contents()
    with pytest.raises(CommandError, match="There is something in this database already"):
        call_command(SeedDemo())
    call_command(SeedDemo(), if_empty=True)
    assert capsys.readouterr().out == ""
    assert contents() == before


@pytest.fixture
def door(settings, cast):
    """The demonstration's door, as on a developer's machine, and two people behind it."""
    import_module("coprod.urls")  # before the demonstration is installed, as every other test finds it
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "coprod.demo"]
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, BACKEND]
    settings.ROOT_URLCONF = "tests.demo.demonstration_urls"
    cast("asha")
    return cast("priya")


def test_one_press_is_being_someone(door, client):
    assert "Be Priya Sandpiper" in client.get("/demo/").content.decode()
    assert client.post(f"/demo/be/{door.pk}/").url == "/me/"
    assert client.get("/workspace/").status_code == 200, "the second factor is taken as used"


def test_those_with_most_to_see_stand_first(door, client, cast):
    cast("bryn")
    page = client.get("/demo/").content.decode()
    assert (
        page.index("24 months of history") < page.index("Everyone else who takes part") < page.index("Be Bryn Dipper")
    )


def test_without_the_forms_own_mark_nobody_becomes_anyone(door):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(f"/demo/be/{door.pk}/").status_code == 403
    assert "_auth_user_id" not in browser.session


def test_opening_an_address_does_nothing(door, client):
    before = contents()
    assert client.get("/demo/").status_code == 200
    for address in (f"/demo/be/{door.pk}/", "/demo/referee/1/"):
        for method in ("GET", "HEAD"):
            assert client.generic(method, address).status_code == 405
    assert contents() == before
    assert not Session.objects.exists()


def test_where_the_demonstration_is_not_installed_its_mark_opens_nothing(cast):
    """A session that carries the mark (a copied database, a moved cookie) still needs a second factor."""
    browser = signed_in_client(cast("priya"), second_factor=False)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "demonstration", "at": clock.now().timestamp()}]
    session.save()
    assert browser.get("/workspace/").status_code == 302
    assert browser.get("/demo/").status_code == 404
    assert not browser.login(demonstration=True, pk=cast("priya").pk)


SEEN_FROM_OUTSIDE = """
from django.conf import settings
from django.core.management import get_commands
from django.urls import resolve
print(resolve("/demo/be/1/").view_name)
print("COMMANDS", [name for name in get_commands() if name.endswith("_demo")])
print("BACKENDS", [name for name in settings.AUTHENTICATION_BACKENDS if "demo" in name.lower()])
"""


def test_in_production_there_is_no_door_no_backend_and_no_command(tmp_path):
    seen = manage("shell", "--no-imports", "-c", SEEN_FROM_OUTSIDE, tmp_path=tmp_path, **COMPLETE)
    assert seen.stdout.split("\n")[:3] == ["wagtail_serve", "COMMANDS []", "BACKENDS []"], seen.stderr

"""Closing names what else is open; coming back keeps what is still valid."""

from datetime import timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import rendering
from coprod.messaging.models import Message
from coprod.peers.checks.models import DbsCheck, IdentitySeen
from coprod.peers.recruitment import acts, coming_back, worklist
from coprod.peers.recruitment.models import Application, Closed, RoleOnOffer
from coprod.peers.references.models import ReferenceRequest
from coprod.programme.courses.models import Course
from tests import checking, recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return Actor.of(cast("priya"))


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def read(kind):
    return rendering.for_recipient(Message.objects.get(kind=kind)).body


@pytest.mark.parametrize(
    ("because", "kind"),
    [
        ("stopped", "application_stopped"),
        ("could_not_go_ahead", "application_not_this_role"),
        ("moved_on_well", "application_moved_on"),
    ],
)
def test_they_hear_it_kindly_with_our_sentence_and_what_else_is_open(application, priya, because, kind):
    RoleOnOffer.objects.create(name="Podcast host", involves="Questions.")
    RoleOnOffer.objects.create(name="Gardener", involves="Beans.", is_open=False)
    acts.close(application, because=because, words="It was good to know you.", by=priya)
    assert "It was good to know you." in read(kind)
    assert "Podcast host" in read(kind)
    assert "Gardener" not in read(kind)


def test_whom_we_lost_touch_with_is_not_written_to(application, priya):
    acts.close(application, because=Closed.LOST_TOUCH, words="Hello?", by=priya)
    assert not Message.objects.filter(kind__startswith="application_").exists()


def test_the_preview_changes_nothing_and_is_what_they_read(application, client_as, cast):
    form = {"because": "stopped", "words": "The door is open.", "note": ""}
    page = f"/workspace/applications/{application.pk}/close/"
    shown = client_as("priya").post(page, {**form, "preview": "1"}).content.decode()
    application.refresh_from_db()
    assert application.is_open
    assert "Nothing is lost" in shown
    client_as("priya").post(page, form)
    assert "The door is open." in read("application_stopped")


def test_someone_asks_to_come_back_and_the_lead_sees_what_still_counts(cast, application, priya, client_as):
    checking.references_met(application, cast)
    acts.close(application, because="stopped", by=priya)
    client_as("asha").post("/apply/ask/come_back/")
    item = worklist.items(cast("priya"), clock.today())[0]
    assert item.what == "Would like to come back."
    page = client_as("priya").get(item.actions[0].url).content.decode()
    assert "The reference from Kit Warbler" in page
    acts.welcome_back(application, by=priya)
    assert worklist.items(cast("priya"), clock.today()) == []
    assert Message.objects.filter(kind="application_welcome_back").exists()


def test_what_is_too_old_is_said_with_its_reason(cast, application, priya):
    Course.objects.create(name="Keeping safe", is_required=True)
    checking.references_met(application, cast)
    acts.close(application, because="stopped", by=priya)
    with clock.moved_to(clock.now() + timedelta(days=500)):
        back = coming_back.of(application)
    assert any("references stay good for 12 months" in line for line in back.again)
    assert not any("Kit Warbler" in line for line in back.still)
    assert any("Keeping safe" in line for line in back.again)


@pytest.mark.parametrize(("months", "is_kept"), [(1, True), (9, False)])
def test_id_that_was_seen_counts_for_the_next_check_while_it_is_recent(cast, application, priya, months, is_kept):
    checking.role_with_a_check()
    recruiting.in_checks(application, priya.user)
    checking.identity_seen(cast)
    acts.close(application, because="stopped", by=priya)
    with clock.moved_to(clock.now() + timedelta(days=31 * months)):
        application.refresh_from_db()
        assert any("ID that was seen" in line for line in coming_back.of(application).still) == is_kept
        application = acts.welcome_back(application, by=priya)
        recruiting.told(application)
        acts.say_yes_if(acts.send(application, by=Actor.of(cast("asha"))), by=priya)
    new = DbsCheck.objects.open().get()
    assert hasattr(new, "identity") == is_kept
    assert IdentitySeen.objects.count() == 1 + is_kept


def test_what_another_open_application_needs_goes_on(cast, application, priya):
    """Referees are asked about a person, and a check is theirs: closing one of two applications takes neither away."""
    checking.role_with_a_check()
    application.refresh_from_db()
    podcast = RoleOnOffer.objects.create(name="Podcast host", involves="Questions.", eligibility=checking.enhanced())
    application = recruiting.in_checks(application, priya.user)
    other = Application.objects.create(person=application.person, role=podcast)
    acts.close(application, because=Closed.STOPPED, by=priya)
    assert DbsCheck.objects.open().exists()
    assert ReferenceRequest.objects.get().stage == "asked"
    acts.close(other, because=Closed.STOPPED, by=priya)
    assert not DbsCheck.objects.open().exists()
    assert ReferenceRequest.objects.get().stage == "withdrawn"


def test_a_check_that_the_other_role_does_not_ask_for_stops(cast, application, priya):
    checking.role_with_a_check()
    application.refresh_from_db()
    application = recruiting.in_checks(application, priya.user)
    podcast = RoleOnOffer.objects.create(name="Podcast host", involves="Questions.")
    Application.objects.create(person=application.person, role=podcast)
    acts.close(application, because=Closed.STOPPED, by=priya)
    assert not DbsCheck.objects.open().exists()

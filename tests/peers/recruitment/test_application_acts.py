"""What happens to an application: going right, each refusal beside it, and who may not."""

import pytest
import time_machine

from coprod.accounts.invitations import NoAddress
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.recruitment import acts
from coprod.peers.recruitment.models import Application, Closed, Note
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest
from coprod.peers.references.months import Month
from coprod.people.models import Person
from coprod.programme.enquiries import acts as enquiries
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def test_inviting_makes_a_person_with_a_way_in(priya):
    hello = recruiting.enquiry()
    application = acts.invite(hello, role=recruiting.role(), by=Actor.of(priya))
    assert application.stage == "applying"
    assert application.person.chosen_name == "Teasel Bramley"
    assert application.person.user.email == "teasel@people.test"
    assert application.person.named_contact == priya
    assert [move.to_stage for move in application.moves.all()] == ["said_hello", "applying"]
    assert Message.objects.get().about_person == application.person


def test_a_second_lead_who_invites_is_told_that_someone_was_quicker(priya):
    hello = recruiting.enquiry()
    acts.invite(hello, role=recruiting.role(), by=Actor.of(priya))
    with pytest.raises(acts.AlreadyInvited):
        acts.invite(hello, role=recruiting.role(), by=Actor.of(priya))
    assert Person.objects.filter(chosen_name="Teasel Bramley").count() == 1


def test_someone_without_e_mail_or_mobile_cannot_be_invited_and_nothing_is_left_behind(priya):
    hello = recruiting.enquiry(address="teasel@people.test")
    hello.reach_by, hello.address = "phone", "01632 960111"
    hello.save()
    with pytest.raises(NoAddress):
        acts.invite(hello, role=recruiting.role(), by=Actor.of(priya))
    assert not Person.objects.filter(chosen_name="Teasel Bramley").exists()


def test_an_officer_does_not_invite(cast):
    hello = recruiting.enquiry()
    with pytest.raises(NotAllowed):
        acts.invite(hello, role=recruiting.role(), by=Actor.of(cast("ruth")))
    assert not Application.objects.exists()


def test_a_lead_of_one_service_takes_in_an_unassigned_hello_there(priya, quayside):
    application = acts.invite(recruiting.enquiry(service=None), role=recruiting.role(), by=Actor.of(priya))
    assert application.person.service == quayside


def test_a_part_is_kept_and_shown_as_done(application, cast):
    asha = Actor.of(cast("asha"))
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "Company"}, by=asha)
    application.refresh_from_db()
    assert application.hopes == "Company"
    assert application.parts_done == ["hopes"]


def test_what_someone_wrote_never_reaches_the_audit(application, cast):
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "MARKER-HOPES"}, by=Actor.of(cast("asha")))
    event = Event.objects.get(what="recruitment.part_saved")
    assert event.changes["hopes"] == "changed"
    assert "MARKER-HOPES" not in str(list(Event.objects.values()))


def test_sending_keeps_the_rule_and_the_window(application):
    with time_machine.travel("2026-03-31T12:00:00Z", tick=False):
        application = recruiting.sent(application)
    assert application.rule.window_months == 24
    assert application.window_ends == Month(2026, 3)
    application.refresh_from_db()
    assert application.window_ends == Month(2026, 3)


def test_sending_twice_is_sending_once(application, cast):
    application = recruiting.sent(application)
    again = acts.send(application, by=Actor.of(cast("asha")))
    assert again.sent_at == application.sent_at
    assert Message.objects.filter(kind="application_thanks").count() == 1


def test_an_application_with_parts_missing_is_not_sent(application, cast):
    recruiting.filled_in(application)
    application.parts_done = [part for part in application.parts_done if part != "hopes"]
    application.save()
    with pytest.raises(StillWaitingFor, match="What you want from this"):
        acts.send(application, by=Actor.of(cast("asha")))
    application.refresh_from_db()
    assert not application.is_sent


def test_nobody_to_name_is_a_full_answer(application, cast):
    asha = Actor.of(cast("asha"))
    recruiting.filled_in(application)
    application.person.referees.all().delete()
    with pytest.raises(StillWaitingFor, match="Choose who we can ask"):
        acts.send(application, by=asha)
    acts.has_nobody_to_name_yet(application, by=asha)
    assert acts.send(application, by=asha).is_sent


def test_what_was_sent_is_not_changed_any_more(application, cast):
    application = recruiting.sent(application)
    with pytest.raises(WrongStage):
        acts.save_part(application, PartKey.HOPES, answers={"hopes": "Other"}, by=Actor.of(cast("asha")))


def test_a_yes_if_asks_everyone_the_person_agreed_to(application, priya):
    recruiting.named(application, "Morag Pipit", "morag@probation.test")
    recruiting.told(application, vouched_by="Jo with no address")
    application = recruiting.in_checks(application, priya)
    asked = ReferenceRequest.objects.filter(referee__person=application.person)
    assert {each.referee.name for each in asked} == {"Kit Warbler", "Morag Pipit"}
    assert Message.objects.filter(kind="application_yes_if").count() == 1


def test_there_is_no_yes_before_the_application_is_sent(application, priya):
    recruiting.filled_in(application)
    with pytest.raises(StillWaitingFor):
        acts.say_yes_if(application, by=Actor.of(priya))
    assert not ReferenceRequest.objects.exists()


def test_two_leads_say_yes_at_once_and_everyone_is_asked_once(application, priya):
    recruiting.in_checks(application, priya)
    with pytest.raises(WrongStage, match="someone else was quicker"):
        acts.say_yes_if(application, by=Actor.of(priya))
    assert ReferenceRequest.objects.count() == 1


@pytest.mark.parametrize("name", ["ruth", "asha", "ada"])
def test_only_a_lead_says_yes(application, cast, name):
    application = recruiting.sent(application)
    with pytest.raises(NotAllowed):
        acts.say_yes_if(application, by=Actor.of(cast(name)))


def test_closing_stops_asking_and_keeps_what_was_told(application, priya):
    application = recruiting.in_checks(application, priya)
    application = acts.close(application, because=Closed.STOPPED, by=Actor.of(priya))
    assert application.stage == "moved_on"
    assert ReferenceRequest.objects.get().stage == "withdrawn"
    assert application.person.activities.count() == 1


def test_welcome_back_resumes_with_what_is_there(application, priya, cast):
    application = acts.close(recruiting.sent(application), because=Closed.LOST_TOUCH, by=Actor.of(priya))
    application = acts.welcome_back(application, by=Actor.of(priya))
    assert (application.stage, application.is_sent, application.closed_because) == ("applying", False, "")
    assert acts.send(application, by=Actor.of(cast("asha"))).is_sent


def test_a_note_sent_twice_is_one_note(application, priya):
    once = recruiting.once()
    for _ in range(2):
        acts.add_note(application.person, words="Came for tea.", once=once, by=Actor.of(priya))
    assert Note.objects.count() == 1


def test_answering_a_closed_hello_is_refused(priya):
    hello = enquiries.close(recruiting.enquiry(), note="Found a job.", by=Actor.of(priya))
    with pytest.raises(WrongStage):
        enquiries.answer(hello, words="Hello", once=recruiting.once(), by=Actor.of(priya))
    assert not Message.objects.exists()


def test_an_old_name_stays_out_of_the_audit(application):
    by = Actor.of(application.person.user)
    acts.save_about_you(application, described={"chosen_name": "Ash", "pronouns": "they"}, routes=[], by=by)
    assert Event.objects.get(what="people.described").changes == {
        "chosen_name": "changed",
        "pronouns": "changed",
        "routes": "changed",
    }


def test_a_hello_is_read_in_its_service_once_they_are_invited(cast, priya, client_as):
    hello = recruiting.enquiry(service=None)
    page = f"/workspace/enquiries/{hello.pk}/"
    assert client_as("owen").get(page).status_code == 200
    acts.invite(hello, role=recruiting.role(), by=Actor.of(priya))
    assert client_as("owen").get(page).status_code == 404
    assert client_as("priya").get(page).status_code == 200


def test_closing_forgets_what_a_referee_saved_for_later(application, priya):
    request = recruiting.asked(application, priya)
    references.save_for_later(request, answers={"good_with": "People."})
    acts.close(application, because=Closed.STOPPED, by=Actor.of(priya))
    request.refresh_from_db()
    assert (request.stage, request.draft) == ("withdrawn", "")

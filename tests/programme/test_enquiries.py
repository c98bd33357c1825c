"""A hello: received once, answered by a working day, by recruiting staff, closed with a reason (REC-1)."""

from datetime import date

import holidays
import pytest

from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.programme.enquiries import acts
from coprod.programme.enquiries.models import Enquiry
from coprod.programme.enquiries.rules import answer_by
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import recruiting

pytestmark = pytest.mark.django_db

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=[2026, 2027])


@pytest.mark.parametrize(
    ("received", "answered_by"),
    [
        (date(2026, 11, 16), date(2026, 11, 18)),  # Monday
        (date(2026, 11, 19), date(2026, 11, 23)),  # Thursday: over the weekend
        (date(2026, 11, 21), date(2026, 11, 24)),  # Saturday: Monday is the first working day
        (date(2026, 12, 24), date(2026, 12, 30)),  # Christmas, Boxing Day on a Saturday, and its Monday
    ],
)
def test_two_working_days(received, answered_by):
    assert answer_by(received, working_days=2, holidays=ENGLAND) == answered_by


def test_the_same_form_sent_twice_is_one_hello(charity):
    once = recruiting.once()
    for _ in range(2):
        acts.receive(chosen_name="Wren", reach_by="email", address="wren@people.test", once=once, by=recruiting.VISITOR)
    assert Enquiry.objects.count() == 1


def test_an_answer_goes_the_way_they_asked_for(cast):
    enquiry = recruiting.enquiry()
    acts.answer(enquiry, words="Lovely to hear from you.", once=recruiting.once(), by=Actor.of(cast("priya")))
    message = Message.objects.get()
    assert (message.channel, message.address) == ("email", "teasel@people.test")
    assert Enquiry.objects.get().stage == "answered"


def test_a_closed_hello_is_not_answered(cast):
    enquiry, by = recruiting.enquiry(), Actor.of(cast("priya"))
    acts.close(enquiry, note="They found something nearer home.", by=by)
    with pytest.raises(WrongStage):
        acts.answer(enquiry, words="Hello.", once=recruiting.once(), by=by)
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["asha", "sam", "tom"])
def test_who_may_not_answer_or_close(cast, who):
    enquiry, by = recruiting.enquiry(), Actor.of(cast(who))
    with pytest.raises(NotAllowed):
        acts.answer(enquiry, words="Hello.", once=recruiting.once(), by=by)
    with pytest.raises(NotAllowed):
        acts.close(enquiry, note="No.", by=by)
    assert Enquiry.objects.get().stage == "waiting"


@pytest.mark.parametrize(("who", "sees"), [("priya", True), ("ruth", True), ("owen", False), ("sam", False)])
def test_a_hello_of_a_service_is_seen_there_and_by_the_whole_programme(cast, who, sees):
    recruiting.enquiry(service="Quayside")
    assert Enquiry.objects.visible_to(cast(who)).exists() == sees

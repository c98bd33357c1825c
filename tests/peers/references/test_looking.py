"""Second looks at stored references: what is seen, what the decision keeps, and who cannot be the only one."""

from datetime import date

import pytest

from coprod.audit.actor import Actor
from coprod.messaging import acts as messaging
from coprod.messaging.models import Message
from coprod.peers.references import acts, looking, standing
from coprod.peers.references.models import Decision, Reference, ReferenceRequest
from coprod.people.models import Role
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth(cast):
    return cast("ruth")


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def whys(reference, reader):
    return [look.why.value for look in looking.second_looks_at(reference, reader=reader)]


def received_from(application, lead, **named):
    recruiting.filled_in(application)
    referee = recruiting.named(application, **named)
    request = acts.send_request(referee, by=Actor.of(lead))
    return acts.submit(request, first=standing.this_month() - 23, last=None, by=recruiting.KIT)


def decide(reference, by, outcome="relied_on", **more):
    return acts.decide(reference, outcome=outcome, reason="Clear.", **more, by=Actor.of(by))


def test_an_ordinary_reference_needs_no_second_look(application, cast, ruth):
    reference = recruiting.received(application, cast("priya"))
    assert whys(reference, ruth) == []
    assert decide(reference, ruth).looked_at == []


def test_the_applicant_as_their_own_referee(application, cast, ruth):
    reference = received_from(application, cast("priya"), name="Asha Thistlewood", address="ASHA@people.test")
    assert whys(reference, ruth) == ["own_contact", "own_name"]
    with pytest.raises(StillWaitingFor):
        decide(reference, ruth)
    assert not Decision.objects.exists()
    assert reference.request.stage == "received"
    assert decide(reference, ruth, has_looked=True).looked_at == ["own_contact", "own_name"]
    assert standing.of(application.person).is_met


def test_a_conversation_can_come_before_the_second_look(application, cast, ruth):
    reference = received_from(application, cast("priya"), name="Bea", address="asha@people.test")
    assert decide(reference, ruth, outcome="needs_conversation").looked_at == []
    with pytest.raises(StillWaitingFor):
        decide(reference, ruth, outcome="not_relied_on")


def test_two_referees_with_one_address(application, cast, ruth):
    reference = received_from(application, cast("priya"), name="Bea Lapwing", address="kit@group.test")
    assert whys(reference, ruth) == ["shared_here"]


def test_one_address_under_two_names_for_two_applicants(application, cast, ruth):
    other = recruiting.for_user(cast("jon"))
    recruiting.named(other, name="Bea Lapwing", address="Kit@group.test")
    reference = recruiting.received(application, cast("priya"))
    assert whys(reference, ruth) == ["shared_elsewhere"]


def test_a_keyworker_who_speaks_for_two_applicants_is_nothing_odd(application, cast, ruth):
    recruiting.named(recruiting.for_user(cast("jon")))
    assert whys(recruiting.received(application, cast("priya")), ruth) == []


def test_a_link_used_where_the_applicant_is_signed_in(application, cast, client_as, ruth):
    request = recruiting.asked(application, cast("priya"))
    token = links.mint(PrivateLink.objects.get(purpose="reference"))
    client_as("asha").get(f"/references/{token}/")
    request.refresh_from_db()
    assert not request.is_from_own_device
    client_as("jon").post(f"/references/{token}/")
    request.refresh_from_db()
    assert not request.is_from_own_device
    client_as("asha").post(f"/references/{token}/")
    reference = acts.submit(request, first=standing.this_month() - 3, last=None, by=recruiting.KIT)
    reference.refresh_from_db()
    assert whys(Reference.objects.get(), ruth) == ["own_device"]


@pytest.fixture
def by_text(application, cast, ruth):
    """Kit was asked by a text that Ruth sent by hand: she saw the private link."""
    request = recruiting.asked(application, cast("priya"))
    Message.objects.filter(kind="reference_request").update(state="on_a_list", channel="text")
    messaging.show_words(message=Message.objects.get(kind="reference_request"), by=Actor.of(ruth))
    return request


def phoned(request, by):
    return acts.write_down(
        request,
        first=standing.this_month() - 23,
        last=None,
        answers={"rely": "yes"},
        number="01632 960142",
        number_from="found",
        by=Actor.of(by),
    )


def test_who_wrote_it_down_and_saw_the_link_is_not_the_only_one_to_rely_on_it(by_text, ruth):
    reference = phoned(by_text, ruth)
    with pytest.raises(acts.AnotherOfficer):
        decide(reference, ruth)
    assert not Decision.objects.exists()
    other = with_role(Role.OFFICER)
    assert decide(reference, other).by == other


def test_who_wrote_it_down_without_seeing_the_link_may_rely_on_it(application, cast, ruth):
    reference = phoned(recruiting.asked(application, cast("priya")), ruth)
    assert decide(reference, ruth).outcome == "relied_on"


def test_who_saw_the_link_looks_twice_at_an_answer_over_it(by_text, ruth):
    reference = acts.submit(by_text, first=standing.this_month() - 23, last=None, by=recruiting.KIT)
    assert whys(reference, ruth) == ["saw_the_link"]
    assert whys(reference, with_role(Role.OFFICER)) == []
    assert decide(reference, ruth, has_looked=True).looked_at == ["saw_the_link"]


def test_the_officer_sees_it_and_is_asked_again(application, cast, client_as, ruth):
    reference = received_from(application, cast("priya"), name="Bea Lapwing", address="kit@group.test")
    client = client_as("ruth")
    page = client.get(f"/workspace/references/{reference.pk}/").content.decode()
    assert "Worth a second look" in page
    answer = {"outcome": "relied_on", "reason": "Rang both."}
    refused = client.post(f"/workspace/references/{reference.pk}/", answer)
    assert "tick this" in refused.content.decode()
    assert client.post(f"/workspace/references/{reference.pk}/", {**answer, "has_looked": "on"}).status_code == 302
    assert Decision.objects.get().looked_at == ["shared_here"]


def test_the_officer_sees_that_the_applicant_wrote_about_themselves(application, cast, client_as):
    reference = received_from(application, cast("priya"), name="Asha Thistlewood", address="ASHA@people.test")
    client, page = client_as("ruth"), f"/workspace/references/{reference.pk}/"
    shown = client.get(page).content.decode()
    assert "We reach the applicant in the same way." in shown
    assert "The referee has the applicant’s own name." in shown
    assert client.post(page, {"outcome": "relied_on", "reason": "Clear."}).status_code == 200
    assert not Decision.objects.exists()


# By letter.


def letter(request, by, **more):
    values = {
        "first": standing.this_month() - 23,
        "last": None,
        "answers": {"said": "He has been on time for a year."},
        "letter_dated": date(2025, 6, 1),
        "letter_kept": "Grey cabinet",
    }
    return acts.write_down_letter(request, **(values | more), by=Actor.of(by))


def test_a_letter_is_written_down_by_an_officer(application, cast, ruth):
    request = recruiting.asked(application, cast("priya"))
    with pytest.raises(NotAllowed):
        letter(request, cast("priya"))
    reference = letter(request, ruth)
    assert (reference.came, reference.letter_kept, reference.written_down_by) == ("by letter", "Grey cabinet", ruth)
    assert PrivateLink.objects.get(purpose="reference").used_at
    with pytest.raises(WrongStage):
        letter(request, ruth)
    decide(reference, ruth)
    assert standing.of(application.person).is_met


def test_a_letter_that_only_confirms_dates_vouches_for_its_months(application, cast, client_as):
    request = recruiting.asked(application, cast("priya"))
    data = {
        "letter_dated": "2025-06-01",
        "first_month": "01",
        "first_year": "2024",
        "is_still_so": "on",
        "letter_kept": "Grey cabinet",
    }
    client = client_as("ruth")
    address = f"/workspace/references/by-letter/{request.pk}/"
    for wrong in ({"letter_dated": "2199-01-01"}, {"letter_kept": ""}, {"first_year": ""}):
        assert client.post(address, data | wrong).status_code == 200
    assert not Reference.objects.exists()
    page = client.post(address, data, follow=True).content.decode()
    assert Reference.objects.get().only_dates
    assert "dates only" in page


def test_the_officer_sees_that_it_is_dates_only(application, cast, client_as):
    request = recruiting.asked(application, cast("priya"))
    acts.submit(request, first=standing.this_month() - 11, last=None, only_dates=True, by=recruiting.KIT)
    assert "Dates only." in client_as("ruth").get("/workspace/references/").content.decode()
    assert ReferenceRequest.objects.get().stage == "received"

"""One person, two parts: staff who apply themselves, and staff whose second role reaches further than their first."""

import pytest

from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.references import acts as references
from coprod.people.models import Role, User
from coprod.ui.refusals import NotAllowed
from tests import recruiting


def also(user, role, service=None):
    """The same user, who from now on holds another role as well."""
    accounts.give_role(user=user, role=role, service=service, by=Actor.system())
    return User.objects.get(pk=user.pk)


@pytest.fixture
def request_by_text(cast):
    """A request for a reference about Asha that waits on the text list."""
    asha = cast("asha")
    application = recruiting.filled_in(recruiting.for_user(asha))
    referee = application.person.referees.get()
    references.name_referee(
        person=application.person,
        referee=referee,
        name=referee.name,
        kind=referee.kind,
        reach_by="text",
        address="07700 900871",
        may_be_asked=True,
        by=Actor.of(asha),
    )
    recruitment.send(application, by=Actor.of(asha))
    recruitment.say_yes_if(application, by=Actor.of(cast("priya")))
    return Message.objects.get(kind="reference_request")


@pytest.mark.parametrize("role", [Role.FINANCE, Role.OFFICER])
def test_staff_who_apply_themselves_never_get_their_referees_link(request_by_text, cast, client_as, role):
    words = f"/workspace/texts/{request_by_text.pk}/words/"
    asha = also(cast("asha"), role)
    assert request_by_text not in Message.objects.visible_to(asha)
    assert client_as(asha).post(words).status_code == 404
    assert "/references/" in client_as("priya").post(words).content.decode()


@pytest.mark.parametrize("second_role", [Role.SAFEGUARDING, Role.OFFICER])
def test_a_lead_leads_in_their_own_service_however_far_another_role_sees(cast, client_as, second_role):
    theirs = recruiting.sent(recruiting.for_user(cast("asha")))
    elsewhere = recruiting.sent(recruiting.for_user(cast("mina")))
    browser = client_as(also(cast("priya"), second_role))
    assert browser.get(f"/workspace/people/{elsewhere.person_id}/").status_code == 200
    assert browser.post(f"/workspace/applications/{elsewhere.pk}/yes-if/").status_code == 403
    assert browser.post(f"/workspace/applications/{theirs.pk}/yes-if/").status_code == 302
    assert browser.get(f"/workspace/team/{cast('mina').pk}/").status_code == 404
    assert browser.get(f"/workspace/team/{cast('asha').pk}/").status_code == 200


def test_asking_a_referee_again_is_for_lead_and_officer_of_that_service(cast, client_as):
    theirs = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    elsewhere = recruiting.in_checks(recruiting.for_user(cast("mina")), cast("owen")).person.referees.get()
    browser = client_as(also(cast("priya"), Role.SAFEGUARDING))
    assert browser.post(f"/workspace/requests/{elsewhere.requests.get().pk}/ask-again/").status_code == 403
    assert browser.post(f"/workspace/people/{elsewhere.person_id}/referees/{elsewhere.pk}/ask/").status_code == 403
    assert browser.post(f"/workspace/requests/{theirs.pk}/ask-again/").status_code == 302


def test_an_officer_decides_in_their_own_service_only(cast, otterbank, quayside):
    reference = recruiting.received(recruiting.for_user(cast("asha")), cast("priya"))
    near, far = also(cast("sam"), Role.OFFICER, quayside), also(cast("owen"), Role.OFFICER, otterbank)
    with pytest.raises(NotAllowed):
        references.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(far))
    references.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(near))

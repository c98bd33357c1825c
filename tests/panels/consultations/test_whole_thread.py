"""Open, comment, outcome, version 2, mine, public page: by the pages, as a member and a policy owner press them."""

import pytest

from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.panels.consultations.acts import asking
from coprod.panels.consultations.models import Consultation, Contribution
from tests import consulting

pytestmark = pytest.mark.django_db

WORDS = "My sister came 200 miles to see me and had to leave at 9pm."


def text(page):
    return page.content.decode()


@pytest.fixture
def hal(cast, client_as):
    return client_as("hal")


@pytest.fixture
def nell(cast, client_as):
    consulting.member(cast)
    return client_as("nell")


def test_from_the_question_to_the_public_page(cast, hal, nell, client_as):
    version = consulting.published(cast)
    terms = {name: str(value) for name, value in consulting.terms().items()}
    page = hal.post(f"/workspace/consultations/new/{version.pk}/", terms)
    assert page.status_code == 302, text(page)
    consultation = Consultation.objects.get()
    hal.post(f"/workspace/consultations/{consultation.pk}/open/")
    assert Message.objects.filter(kind="panel_asked").count() == 1

    address = f"/panel/consultations/{consultation.pk}/"
    assert "The fire rules." in text(nell.get(address))
    assert "You see this once you have had your say" in text(nell.get(f"{address}parts/1/"))
    bit = version.passages.get(part__position=1, number=2)
    form = {"kind": "change", "words": WORDS, "passage": bit.pk, "may_be_quoted": "yes", "once": consulting.once()}
    assert nell.post(f"{address}parts/1/", form).status_code == 302
    assert nell.post(f"{address}parts/1/", form).status_code == 302, "sent twice"
    said = Contribution.objects.get()
    assert WORDS in text(nell.get("/panel/mine/"))

    work = f"/workspace/consultations/{consultation.pk}/"
    hal.post(f"{work}close/")
    page = text(hal.get(work))
    assert WORDS in page
    assert "Kingfisher" in page
    assert "Nell" not in page
    assert "Being looked at" in text(nell.get("/panel/mine/"))
    assert hal.post(f"{work}publish/").status_code == 409, "nobody is left without an answer"
    answer = {
        "contributions": [said.pk],
        "outcome": "changed",
        "did": "Guests can stay until 11pm.",
        "why": "Many asked for later.",
        "once": consulting.once(),
    }
    assert hal.post(f"{work}answer/", answer).status_code == 302
    assert "Many asked for later." not in text(nell.get("/panel/mine/")), "drafted, not published"
    hal.post(f"/workspace/policies/{version.policy_id}/write/", {"typed": consulting.TYPED_AGAIN})
    changed = version.policy.versions.get(number=2).passages.get(text__contains="11pm")
    assert "<ins>11pm</ins>" in text(hal.get(work))
    hal.post(f"{work}led-to/{changed.pk}/", {"said": [said.pk]})
    page = hal.post(f"{work}publish/")
    assert page.url == "/you-said-we-did/guests-and-visitors/"

    mine = text(nell.get("/panel/mine/"))
    assert "Many asked for later." in mine
    assert "<del>9pm</del>" in mine
    assert "<ins>11pm</ins>" in mine
    public = text(client_as(None).get(page.url))
    assert WORDS in public
    assert "Kingfisher" in public
    assert "<ins>11pm</ins>" in public
    assert f'href="#said-{said.pk}"' in public
    assert "A few people" in public, "one person is too few for a number"
    assert "until 11pm" not in text(client_as(None).get(f"/policies/{version.policy_id}/version/1/"))
    assert "by 11pm" in text(client_as(None).get(f"/policies/{version.policy_id}/"))

    nell.post(f"/panel/contributions/{said.pk}/quoting/", {"may_be_quoted": "no"})
    public = text(client_as(None).get(page.url))
    assert WORDS not in public
    assert "Kingfisher" not in public
    assert nell.post(f"{address}right/", {"is_right": "yes"}).status_code == 302
    told = Message.objects.get(kind="panel_answered")
    assert told.person == cast("nell").person


def test_a_member_without_a_sign_in_changes_their_mind_about_being_quoted(cast, client_as, client):
    walt = consulting.member_without_sign_in(cast)
    consultation = consulting.opened(cast)
    said = consulting.said(cast, consultation, words=WORDS, by_member=walt, may_be_quoted=True)
    asking.close(consultation, by=consulting.hal(cast))
    consulting.answered(cast, consultation)
    consultation = asking.publish(consultation, by=consulting.hal(cast))
    public = f"/you-said-we-did/{consultation.slug}/"
    stop = f"/workspace/contributions/{said.pk}/stop-quoting/"
    for who in ("hal", "owen", "sam", "ada"):
        assert client_as(who).post(stop).status_code == 404
    assert WORDS in text(client.get(public))
    assert stop not in text(client_as("hal").get(f"/workspace/consultations/{consultation.pk}/"))
    assert stop in text(client_as("nia").get(f"/workspace/consultations/{consultation.pk}/"))
    assert client_as("nia").post(stop).status_code == 302
    assert WORDS not in text(client.get(public))
    assert client_as("nia").post(stop).status_code == 302, "pressed twice it is said once"
    assert Event.objects.get(what="panels.quoting").on_behalf_of == "Seaglass"

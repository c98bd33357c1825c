"""A session that ends in the middle of a part: what was typed comes back to whoever typed it, and to nobody else."""

import re

import pytest
from django.core import mail

from coprod.peers.recruitment.models import Application
from tests import recruiting

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "People who go quiet, and first days."


@pytest.fixture
def asha(cast):
    recruiting.for_user(cast("asha"))
    cast("mina")
    return cast("asha")


def sign_in(browser, address, onward):
    """With a code, as after any other end of a session."""
    page = browser.post(onward, {"address": address})
    assert page.status_code == 302, page.content.decode()
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    return browser.post(page.url, {"code": code}, follow=True)


def typed_after_the_end(browser):
    """The form is still open in the browser when its session is gone, and is sent."""
    page = browser.get("/apply/know/")
    marker = re.search(r'name="typed_by" value="([^"]+)"', page.content.decode())[1]
    browser.session.flush()
    browser.cookies.pop("sessionid")
    return browser.post(
        "/apply/know/",
        {"knows": ["moving_in"], "good_with": WORDS, "typed_by": marker},
        headers={"referer": "http://testserver/apply/know/"},
    )


def test_what_was_typed_comes_back_to_the_same_person(asha, client_as):
    browser = client_as("asha")
    ended = typed_after_the_end(browser)
    assert ended.status_code == 302
    page = sign_in(browser, "asha@people.test", ended.url)
    assert page.request["PATH_INFO"] == "/apply/know/"
    assert WORDS in page.content.decode()
    assert 'value="moving_in" id="id_knows_0" checked' in page.content.decode()
    assert Application.objects.get(person=asha.person).good_with == "", "it waits for the person to save it"


def test_someone_else_in_the_same_browser_does_not_see_it(asha, client_as):
    browser = client_as("asha")
    ended = typed_after_the_end(browser)
    page = sign_in(browser, "mina@people.test", ended.url)
    assert WORDS not in page.content.decode()
    recruiting.for_user(page.wsgi_request.user)
    assert WORDS not in browser.get("/apply/know/").content.decode()


@pytest.mark.parametrize(
    "address, answers",
    [
        ("/apply/history/", {"kind": "work", "words": WORDS}),
        ("/apply/people/", {"name": WORDS, "kind": "work"}),
        ("/apply/hopes/", {"hopes": WORDS}),
    ],
)
def test_every_page_of_the_application_gives_it_back(asha, client_as, address, answers):
    browser = client_as("asha")
    marker = re.search(r'name="typed_by" value="([^"]+)"', browser.get(address).content.decode())[1]
    browser.session.flush()
    browser.cookies.pop("sessionid")
    ended = browser.post(address, {**answers, "typed_by": marker}, headers={"referer": f"http://testserver{address}"})
    page = sign_in(browser, "asha@people.test", ended.url)
    assert WORDS in page.content.decode()

"""The handbook: every page can be read by those it is for, and leads only to places that exist."""

import re

import pytest
from django.urls import resolve
from wagtail.views import serve

from coprod.handbook.pages import AUDIENCES, FOLDER, as_html, every_page

pytestmark = pytest.mark.django_db
PAGES = pytest.mark.parametrize("page", every_page(), ids=lambda page: page.slug)
UNKIND = re.compile(r"\b(service users?|vulnerable|complex|failed|rejected|offenders?|experts?|email)\b|!", re.I)


def test_every_file_is_a_page():
    assert {page.slug for page in every_page()} == {path.stem for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_everyone_named_has_a_page(audience):
    assert any(audience in page.audiences for page in every_page())


@PAGES
def test_a_page_opens_with_its_title(page, client_as):
    response = client_as("ada").get(f"/handbook/{page.slug}/")
    assert response.status_code == 200
    assert f'<h1 class="govuk-heading-xl">{page.title}</h1>'.replace("'", "&#x27;") in response.content.decode()


@PAGES
def test_links_lead_somewhere(page):
    slugs = {page.slug for page in every_page()}
    for href in re.findall(r'href="([^"]+)"', page.body):
        if href.startswith("/handbook/"):
            assert href.split("/")[2] in slugs, href
        else:
            assert resolve(href).func is not serve, href


@PAGES
def test_pages_are_short_and_plain(page):
    words = re.sub(r"<[^>]+>", " ", page.body)
    assert len(words.split()) < 300
    assert UNKIND.findall(words) == []


def test_people_see_what_is_for_them(client_as):
    titles = client_as("asha").get("/handbook/").content.decode()
    assert "Tell us about your last two years" in titles
    assert "Read a reference and decide" not in titles


def test_staff_may_read_what_others_do(client_as):
    titles = client_as("priya").get("/handbook/").content.decode()
    own, others = titles.split("What others do")
    assert "Answer a hello" in own
    assert "Tell us about your last two years" in others


def test_a_page_for_others_is_not_found(client_as):
    assert client_as("asha").get("/handbook/read-and-decide/").status_code == 404
    assert client_as("ruth").get("/handbook/read-and-decide/").status_code == 200


def test_a_page_that_is_not_there_is_not_found(client_as):
    assert client_as("asha").get("/handbook/how-to-fly/").status_code == 404


def test_strangers_sign_in_first(client):
    assert client.get("/handbook/").url.startswith("/account/login/")


def test_html_in_a_page_is_shown_as_text():
    assert "<script>" not in as_html("<script>alert(1)</script>\n\n[x](javascript:alert(1))")


def test_links_between_files_become_links_between_pages():
    assert '<a class="govuk-link" href="/handbook/sign-in/">' in as_html("[how](sign-in.md)")

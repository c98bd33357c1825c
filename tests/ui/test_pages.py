"""The layouts, menus, notices and pages about pages."""

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import include, path, reverse

from coprod import urls
from coprod.people.models import Charity
from coprod.ui import menus
from coprod.ui.menus import MenuItem
from coprod.ui.refusals import Refusal, StillWaitingFor


def refuse(request):
    raise StillWaitingFor("Kit has not answered yet.", next_url="/styleguide/")


def refuse_plainly(request):
    raise Refusal("This cannot be taken back.")


def forbid(request):
    raise PermissionDenied


def echo(request):
    return HttpResponse(str(len(request.POST.get("story", ""))))


def layout(request, name):
    return render(request, f"ui/{name}.html")


def broken(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [
    path("refuse/", refuse),
    path("refuse/plainly/", refuse_plainly),
    path("forbid/", forbid),
    path("echo/", echo),
    path("broken/", broken),
    path("layout/<name>/", layout),
    path("", include("coprod.ui.urls")),
    *urls.urlpatterns,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def charity():
    charity = Charity(
        name="Harbour Housing Together",
        contact_number="0808 157 0123",
        number_cost="Calls are free",
        contact_hours="Mon to Fri, 9am to 5pm",
        outside_hours="999 if someone is in danger",
    )
    charity.save()
    return charity


def text_of(response):
    return re.sub(r"[ \n]+", " ", response.content.decode())


def test_the_header_has_the_charitys_name_and_its_number(client, charity):
    page = text_of(client.get("/layout/base/"))
    assert "<span>Harbour Housing Together</span>" in page
    assert 'href="tel:08081570123"' in page
    assert "0808\u00a0157\u00a00123" in page
    assert "- Harbour Housing Together</title>" in page


def test_nothing_is_promised_that_the_charity_has_not_set(client):
    page = text_of(client.get("/layout/base/"))
    assert "Talk to a person" not in page
    assert "tel:" not in page
    assert "Outside these hours" not in page


def test_the_footer_says_cost_hours_and_what_happens_outside_them(client, charity):
    page = text_of(client.get("/layout/base/"))
    footer = page[page.index("<footer") :]
    for words in ("Calls are free", "Mon to Fri, 9am to 5pm", "Outside these hours: 999 if someone is in danger"):
        assert words in footer


def test_pages_of_participants_can_be_left_quickly_without_script(client, charity):
    page = text_of(client.get("/layout/participant/"))
    assert 'data-module="govuk-exit-this-page"' in page
    assert f'href="{charity.exit_url}" rel="nofollow noreferrer"' in page
    assert "govuk-exit-this-page" not in text_of(client.get("/layout/work/"))
    assert "govuk-exit-this-page" not in text_of(client.get("/layout/base/"))


def test_signing_out_is_a_button_that_posts_and_signing_in_a_link(rf, cast):
    request = rf.get("/")
    request.user = AnonymousUser()
    visitor = render(request, "ui/base.html").content.decode()
    assert f'<a class="govuk-link" href="{reverse("account_login")}">Sign in</a>' in visitor
    request.user = cast("priya")
    page = render(request, "ui/base.html").content.decode()
    assert f'<span class="cp-who">{request.user}</span>' in page
    away = reverse("account_logout")
    assert re.search(rf'<form method="post" action="{away}">(<input[^>]*>)+<button[^>]*>Sign out', page)
    assert "Sign in" not in page


def test_staff_pages_are_denser(client):
    assert 'class="govuk-template__body cp-work"' in text_of(client.get("/layout/work/"))


def test_a_title_begins_with_error_only_while_something_is_to_fix(client, charity):
    wrong = text_of(client.post("/styleguide/form/", {}))
    assert "<title>Error: Tell us about Asha Thistlewood - Harbour Housing Together</title>" in wrong
    assert "<title>Tell us about Asha" in text_of(client.get("/styleguide/form/"))


def test_what_was_just_done_is_said_in_a_banner_that_takes_focus(client):
    answers = {
        "name": "Kit",
        "phone": "01632 960 188",
        "know": "group",
        "helps": ["lift"],
        "since_month": "08",
        "since_year": "2025",
        "react": "works",
        "free": ["tue"],
        "service": "quay",
        "good": "She turns up.",
        "agree": "on",
    }
    page = text_of(client.post("/styleguide/form/", answers, follow=True))
    assert re.search(r'govuk-notification-banner--success" role="alert".*We have your answers', page)


def test_a_refusal_is_a_page_with_a_sentence_and_what_to_do_next(client, charity):
    response = client.get("/refuse/")
    assert response.status_code == 409
    page = text_of(response)
    assert '<h1 class="govuk-heading-xl">Nearly there</h1>' in page
    assert "Kit has not answered yet." in page
    assert re.search(r'href="/styleguide/"[^>]*>Go on from here', page)
    assert "Stuck? Call" in page


def test_a_refusal_without_a_way_on_leads_back(client):
    page = text_of(client.get("/refuse/plainly/"))
    assert "This cannot be taken back." in page
    assert "You can go back to the page you were on" in page


def test_a_page_that_is_not_there_says_so_kindly(client, charity):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "We could not find that page" in text_of(response)
    assert "0808" in text_of(response)


def test_a_forbidden_page_says_whose_it_is_not(client):
    response = client.get("/forbid/")
    assert response.status_code == 403
    assert "This page is for someone else" in text_of(response)


def test_a_fault_of_ours_is_a_page_that_needs_no_database(client, django_assert_num_queries):
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/broken/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in text_of(response)


def test_a_form_that_was_open_too_long_is_explained(client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/styleguide/form/", {"name": "Kit"})
    assert response.status_code == 403
    assert "Please send that again" in text_of(response)


def test_five_megabytes_reach_the_form_that_refuses_them_with_a_sentence(client):
    story = "words " * 900_000
    page = client.post("/styleguide/form/", {"good": story}).content.decode()
    assert "Please keep “What is Asha good with?” under 10000 characters" in page
    assert story.strip() in page


def test_more_than_can_be_read_is_a_page_and_not_a_bare_error(client, charity):
    body = b"story=" + b"x" * 9_000_000
    response = client.post("/echo/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "That was too much at once" in text_of(response)
    assert "0808" in text_of(response)
    fits = client.post("/echo/", b"story=xx", content_type="application/x-www-form-urlencoded")
    assert fits.content == b"2"


def test_a_file_larger_than_any_is_not_even_read(client):
    class Body(BytesIO):
        def read(self, *size):
            raise AssertionError("it was read")

    kind = "multipart/form-data; boundary=b"
    too_large = {"CONTENT_LENGTH": str(10**10), "wsgi.input": Body()}
    assert client.generic("POST", "/echo/", content_type=kind, **too_large).status_code == 413
    assert client.post("/echo/", {"story": "xx", "file": BytesIO(b"sound")}).content == b"2"


def test_too_much_text_beside_a_file_is_the_same_page(client):
    assert client.post("/echo/", {"story": "x" * 9_000_000}).status_code == 413


def test_too_many_answers_are_the_same_page(client):
    assert client.post("/echo/", {f"f{number}": "x" for number in range(600)}).status_code == 413


@pytest.fixture
def empty_menus(monkeypatch):
    monkeypatch.setattr(menus, "_items", {name: [] for name in menus.MENUS})
    monkeypatch.setattr(menus, "_sources", {name: [] for name in menus.MENUS})


def lines_at(address, user=None):
    request = RequestFactory().get(address)
    request.user = user or AnonymousUser()
    return menus.lines_for("work", request)


def test_a_page_elsewhere_can_belong_to_a_line(empty_menus, rf, cast):
    menus.register(
        "work",
        MenuItem("Today", path="/workspace/", order=10),
        MenuItem("Panel", path="/workspace/panel/", order=20, also=("/workspace/policies/",)),
    )
    for here, current in (("/workspace/", "Today"), ("/workspace/policies/3/", "Panel"), ("/workspace/x/", "Today")):
        lines = menus.lines_for("work", rf.get(here))
        assert [line.label for line in lines if line.current] == [current]


def test_a_source_is_asked_each_time_the_menu_is_drawn(empty_menus):
    places = []
    menus.register("work", MenuItem("Today", path="/workspace/", order=10))
    menus.register_source("work", lambda request: places)
    assert [line.label for line in lines_at("/")] == ["Today"]
    places.append(MenuItem("First", path=f"/{len(places)}/", order=5))
    assert [line.label for line in lines_at("/")] == ["First", "Today"]


def test_a_source_for_a_menu_that_is_not_there_is_refused(empty_menus):
    with pytest.raises(ValueError, match="There is no menu called cellar"):
        menus.register_source("cellar", list)


def test_a_menu_shows_what_rooms_registered_in_order(empty_menus):
    menus.register("work", MenuItem("People", path="/workspace/people/", order=20))
    menus.register("work", MenuItem("Today", path="/workspace/", order=10), MenuItem("Guide", "styleguide", order=30))
    assert [(line.label, line.url) for line in lines_at("/")] == [
        ("Today", "/workspace/"),
        ("People", "/workspace/people/"),
        ("Guide", "/styleguide/"),
    ]


def test_registering_twice_shows_once(empty_menus):
    for _ in range(2):
        menus.register("work", MenuItem("Today", path="/workspace/"))
    assert len(lines_at("/")) == 1


def test_only_the_nearest_item_is_where_you_are(empty_menus):
    menus.register("work", MenuItem("Today", path="/workspace/"), MenuItem("People", path="/workspace/people/"))
    assert [line.current for line in lines_at("/workspace/")] == ["page", ""]
    assert [line.current for line in lines_at("/workspace/people/7/")] == ["", "true"]
    assert [line.current for line in lines_at("/elsewhere/")] == ["", ""]


def test_an_item_is_shown_only_to_those_it_is_for(empty_menus):
    menus.register("work", MenuItem("Reports", path="/r/", visible=lambda user: user.is_authenticated))
    assert lines_at("/") == []

    class SignedIn:
        is_authenticated = True

    assert [line.label for line in lines_at("/", SignedIn())] == ["Reports"]


def test_a_menu_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no menu called"):
        menus.register("sidebar", MenuItem("Today", path="/"))


def test_the_current_item_is_told_to_those_who_hear_the_page(empty_menus):
    menus.register("work", MenuItem("Today", path="/workspace/"))
    request = RequestFactory().get("/workspace/")
    request.user = AnonymousUser()
    html = Template('{% menu "work" %}').render(Context({"request": request}))
    assert 'href="/workspace/" aria-current="page"' in html
    assert "govuk-service-navigation__item--active" in html


def test_an_empty_menu_takes_no_room(empty_menus):
    assert Template('{% menu "work" %}').render(Context({})).strip() == ""

"""The administrator says who the charity is, and which logo every page shows."""

import pytest
from django.core.files.storage import storages

from coprod.audit.models import Event
from coprod.people import acts
from coprod.people.models import Charity
from coprod.ui.refusals import NotAllowed
from tests.vault.uploads import picture, upload

PAGE, LOGO, NO_LOGO = "/workspace/charity/", "/workspace/charity/logo/", "/workspace/charity/no-logo/"
ABOUT = {
    "name": "Harbour Housing Together",
    "contact_number": "01632 960009",
    "number_cost": "Free from any phone",
    "contact_hours": "Every day, 8am to 8pm",
    "outside_hours": "",
    "contact_email": "hello@harbour.test",
    "exit_url": "https://weather.example/",
    "footer_note": "",
}


@pytest.fixture
def ada(client_as):
    return client_as("ada")


def send_logo(browser, content=None, name="logo.png", declared="image/png"):
    return browser.post(LOGO, {"logo-logo": upload(name, content or picture("PNG"), declared)})


def test_what_is_said_stands_on_every_page(ada, client):
    assert ada.post(PAGE, ABOUT).status_code == 302
    assert "01632 960009".replace(" ", "\u00a0") in client.get("/hello/").content.decode().replace("&nbsp;", "\u00a0")
    event = Event.objects.latest("pk")
    assert event.what == "people.charity_described"
    assert event.changes["contact_number"] == ["01632 960001", "01632 960009"]


def test_a_charitys_own_colours_stand_on_every_page(ada, client):
    assert "ui/palettes/" not in client.get("/hello/").content.decode()
    assert ada.post(PAGE, ABOUT | {"colours": "plum"}).status_code == 302
    assert "ui/palettes/plum.css" in client.get("/hello/").content.decode()


def test_a_number_that_is_none_is_refused_beside_the_field(ada):
    response = ada.post(PAGE, ABOUT | {"contact_number": "ring us"})
    assert "Type a phone number" in response.content.decode()
    assert Charity.of_this_installation().contact_number == "01632 960001"


def test_a_logo_is_shown_to_everyone_and_may_be_kept_by_browsers(ada, client):
    assert send_logo(ada).status_code == 302
    logo = Charity.of_this_installation().logo
    assert f'src="{logo.url}"' in client.get("/hello/").content.decode()
    response = client.get(logo.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"].startswith("public")


def test_a_logo_that_is_no_picture_is_refused_beside_the_field(ada):
    response = send_logo(ada, b"<svg onload='x'/>")
    assert "Please send a JPEG picture, a PNG picture or a WebP picture." in response.content.decode()
    half = picture("PNG", size=(300, 300))
    assert "could not open that picture" in send_logo(ada, half[: len(half) // 3]).content.decode()
    assert Charity.of_this_installation().logo is None


def test_another_logo_takes_the_place_of_the_first(ada, django_capture_on_commit_callbacks):
    send_logo(ada)
    first = Charity.of_this_installation().logo
    with django_capture_on_commit_callbacks(execute=True):
        send_logo(ada, picture("JPEG"), "logo.jpg", "image/jpeg")
    assert Charity.of_this_installation().logo.content_type == "image/jpeg"
    assert not storages["private"].exists(first.stored_as)


def test_a_logo_can_be_taken_away(ada):
    send_logo(ada)
    assert ada.post(NO_LOGO).status_code == 302
    assert Charity.of_this_installation().logo is None
    assert Event.objects.latest("pk").sentence == "took the charity’s logo away"


def test_only_an_administrator_may(cast, charity):
    from coprod.audit.actor import Actor

    acts.describe_charity(contact_hours="Mondays", by=Actor.of(cast("ada")))
    with pytest.raises(NotAllowed):
        acts.describe_charity(contact_hours="Never", by=Actor.of(cast("priya")))
    with pytest.raises(NotAllowed):
        acts.change_logo(upload=None, by=Actor.of(cast("priya")))
    assert Charity.of_this_installation().contact_hours == "Mondays"

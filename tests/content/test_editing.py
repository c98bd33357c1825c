"""What content editors can do under /cms/, and what they cannot."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from coprod.content.blocks import previews
from coprod.content.blocks.bands import CardBlock
from coprod.content.blocks.links import LinkBlock, check_path
from coprod.content.blocks.pictures import PictureBlock
from coprod.content.home.models import HomePage, StandardPage
from tests.content.conftest import picture_file

pytestmark = pytest.mark.django_db


def hero(title):
    button = {"words": "Say hello", "page": "", "path": "/hello/", "icon": "speech"}
    buttons = {"count": 1, "0": {"deleted": "", "order": "0", "type": "item", "value": button}}
    fields = {"title": title, "text": "Come in.", "drawing": "harbour"}
    return {**fields, **{f"buttons-{key}": value for key, value in nested_form_data(buttons).items()}}


def home_form(title, **more):
    return nested_form_data(
        {
            "title": "Home",
            "slug": "home",
            "seo_title": "",
            "search_description": "",
            "opening": streamfield([("hero", hero(title))]),
            "body": streamfield([("text", rich_text("<p>Some words of ours.</p>"))]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            **more,
        }
    )


@pytest.fixture
def home(site):
    return HomePage.objects.get()


@pytest.fixture
def edie(client_as):
    return client_as("edie")


def test_an_editor_changes_and_publishes_the_home_page(home, edie, client):
    form = home_form("Come as you are", **{"action-publish": "1"})
    response = edie.post(f"/cms/pages/{home.pk}/edit/", form)
    assert response.status_code == 302, response.context["form"].errors
    page = client.get("/").content.decode()
    assert "Come as you are" in page
    assert '<p class="govuk-body"' in page


def test_a_draft_is_not_shown(home, edie, client):
    assert edie.post(f"/cms/pages/{home.pk}/edit/", home_form("Not yet")).status_code in (200, 302)
    assert "Not yet" not in client.get("/").content.decode()
    assert HomePage.objects.get().get_latest_revision_as_object().opening[0].value["title"] == "Not yet"


def test_an_editor_adds_a_page(home, edie, client):
    form = {
        "title": "Who we are",
        "slug": "who-we-are",
        "introduction": "",
        "body": streamfield([]),
        "show_in_menus": "on",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    response = edie.post(f"/cms/pages/add/home/standardpage/{home.pk}/", nested_form_data(form))
    assert response.status_code == 302
    assert 'href="/who-we-are/"' in client.get("/").content.decode()


@pytest.mark.parametrize("who", ["priya", "ruth", "asha", "tom"])
def test_others_cannot_edit(who, home, client_as):
    form = home_form("Not mine", **{"action-publish": "1"})
    assert client_as(who).post(f"/cms/pages/{home.pk}/edit/", form).status_code == 404
    assert HomePage.objects.get().opening[0].value["title"] != "Not mine"


def test_without_a_second_factor_an_editor_cannot_edit(home, client_as):
    form = home_form("Too soon", **{"action-publish": "1"})
    response = client_as("edie", second_factor=False).post(f"/cms/pages/{home.pk}/edit/", form)
    assert response.url.startswith("/account/second-factor/")
    assert HomePage.objects.get().opening[0].value["title"] != "Too soon"


def test_the_way_to_the_editor_is_shown_to_editors_with_a_second_factor(home, client_as, client):
    link = f'href="/cms/pages/{home.pk}/edit/"'
    assert link in client_as("edie").get("/").content.decode()
    assert link not in client_as("edie", second_factor=False).get("/").content.decode()
    assert link not in client_as("priya").get("/").content.decode()
    assert link not in client.get("/").content.decode()


def test_the_editor_has_pages_and_images_and_nothing_else(home, edie, rf, cast):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/cms/")
    request.user = cast("edie")
    assert {item.name for item in admin_menu.menu_items_for_request(request)} == {"explorer", "images"}
    for place in ("users", "groups", "documents", "settings", "sites", "collections"):
        assert edie.get(f"/cms/{place}/").status_code == 404
    assert edie.get("/cms/redirects/").status_code != 200


def test_the_editors_first_page_leads_to_our_handbook(home, edie):
    page = edie.get("/cms/").content.decode()
    assert 'href="/handbook/change-the-home-page/"' in page
    assert "guide.wagtail.org" not in page


def test_the_home_page_cannot_go(home, edie):
    assert edie.post(f"/cms/pages/{home.pk}/delete/").status_code == 302
    assert edie.post(f"/cms/pages/{home.pk}/unpublish/").status_code == 302
    assert HomePage.objects.get().live


def test_a_page_is_previewed_in_our_own_frame(home, edie):
    address = f"/cms/pages/{home.pk}/edit/preview/"
    assert edie.post(address, home_form("A first look")).json() == {"is_valid": True, "is_available": True}
    preview = edie.get(f"{address}?in_preview_panel=true")
    assert "A first look" in preview.content.decode()
    assert "Edit this page" not in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_block_is_previewed_before_it_is_chosen(home, edie):
    block = HomePage.body.field.stream_block.child_blocks["said_and_did"]
    preview = edie.get(f"/cms/block-preview/?id={block.definition_prefix}")
    assert preview.status_code == 200
    assert "Kingfisher" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]


# Links and pictures.


@pytest.mark.parametrize("path", ["/hello/", "/apply/"])
def test_a_place_of_the_product_can_be_linked(path):
    check_path(path)


@pytest.mark.parametrize("path", ["/podcast", "hello/", "https://example.org/", "//example.org/", "/who-we-are/"])
def test_other_addresses_are_refused(path):
    with pytest.raises(ValidationError):
        check_path(path)


def link_to(site, **values):
    block = LinkBlock()
    page = StandardPage.objects.first() if values.pop("page", False) else None
    return block.clean(block.to_python({"words": "", "path": "", "page": page and page.pk, **values}))


def test_a_link_may_stay_empty(site):
    assert link_to(site).url == ""


def test_a_link_leads_to_a_page_while_it_is_published(site):
    link = link_to(site, words="Read this", page=True)
    assert link.url == "/your-information/"
    StandardPage.objects.get(slug="your-information").unpublish()
    link["page"].refresh_from_db()
    assert link.url == ""


@pytest.mark.parametrize(
    "values",
    [{"words": "Read this"}, {"path": "/hello/"}, {"words": "Read this", "path": "/hello/", "page": True}],
    ids=["no target", "no words", "two targets"],
)
def test_half_a_link_is_refused(values, site):
    with pytest.raises(StructBlockValidationError):
        link_to(site, **values)


@pytest.fixture
def image(db):
    return Image.objects.create(title="Door", file=picture_file())


def picture_with(image, **values):
    block = PictureBlock()
    return block.clean(block.to_python({"image": image.pk, **values}))


def test_an_image_needs_words_for_those_who_cannot_see_it(image):
    assert picture_with(image, alt_text="A red door")["image"] == image
    with pytest.raises(StructBlockValidationError):
        picture_with(image, alt_text=" ")


def test_a_drawing_and_an_image_do_not_go_together(image):
    with pytest.raises(StructBlockValidationError):
        picture_with(image, alt_text="A red door", drawing="walk")


def test_a_drawing_we_no_longer_have_draws_nothing():
    value = CardBlock().to_python({**previews.CARDS["cards"][0], "picture": {"drawing": "../base"}})
    from django.template.loader import render_to_string

    assert "<svg" not in render_to_string("blocks/picture.html", {"picture": value["picture"]})


def upload(edie, file):
    return edie.post("/cms/images/add/", {"title": "A door", "file": file})


def test_an_editor_uploads_an_image(home, edie):
    assert upload(edie, picture_file()).status_code == 302
    assert Image.objects.get().title == "A door"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("door.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("door.png", b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
        ("door.jpg", b"MZ this is a program"),
    ],
    ids=["svg", "svg called png", "a program called jpg"],
)
def test_what_is_no_picture_is_refused(name, content, home, edie):
    from django.core.files.uploadedfile import SimpleUploadedFile

    assert upload(edie, SimpleUploadedFile(name, content)).status_code == 200
    assert not Image.objects.exists()
    assert "svg" not in str(get_image_form(Image).base_fields["file"].widget.attrs.get("accept", ""))

"""One's own details, and the ways that only staff fill in."""

import pytest

from coprod.people.models import ContactRoute

pytestmark = pytest.mark.django_db

OWN = {"chosen_name": "Asha", "prefer": "phone", "phone": "01632 960111"}


def test_ones_own_page_leaves_the_colleague_who_passes_news_on(cast, client_as):
    asha = cast("asha").person
    ContactRoute.objects.create(person=asha, position=2, kind="through", through=cast("sam"))
    assert client_as("asha").post("/me/details/", OWN).status_code == 302
    assert [route.kind for route in asha.routes.all()] == ["phone", "text", "through"]


def test_staff_take_the_colleague_out_again(cast, client_as):
    asha = cast("asha").person
    ContactRoute.objects.create(person=asha, position=2, kind="through", through=cast("sam"))
    assert client_as("priya").post(f"/workspace/people/{asha.pk}/details/", OWN).status_code == 302
    assert [route.kind for route in asha.routes.all()] == ["phone", "text"]

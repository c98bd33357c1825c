"""The training offer: for whom, how long, when next, led by whom."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from coprod.content.blocks.sessions import SessionBlock
from coprod.content.training.models import TrainingPage
from tests import publishing

pytestmark = pytest.mark.django_db

NEXT = {"day": "2026-12-02", "begins": "10:00", "ends": "15:00", "place": "The Boatyard", "note": "4 places left"}


def text(response):
    return response.content.decode()


def test_a_course_says_what_people_ask(charity, client):
    publishing.course(dates=[NEXT], places=10, price="Free. Lunch is on us.", is_for_staff=True)
    with time_machine.travel("2026-11-21 10:00"):
        index, page = text(client.get("/training/")), text(client.get("/training/listening-well/"))
    assert "Next: 2 December, The Boatyard" in index
    for words in (
        "For residents, our staff",
        "10 places each time",
        "Free. Lunch is on us.",
        "Led by two trainers with lived experience",
        "Wednesday 2 December",
        "10:00am to 3:00pm",
        "4 places left",
        "Listening without fixing.",
    ):
        assert words in page


def test_after_its_last_date_it_says_so(charity, client):
    publishing.course(dates=[NEXT])
    with time_machine.travel("2026-12-03 10:00"):
        assert "No dates just now." in text(client.get("/training/listening-well/"))


def test_an_empty_offer_has_a_kind_word(charity, client):
    publishing.begun()
    assert "No courses just now" in text(client.get("/training/"))


def test_a_course_is_for_someone(charity):
    with pytest.raises(ValidationError, match="whom it is for"):
        publishing.course(is_for_residents=False)
    assert not TrainingPage.objects.exists()


def test_a_session_ends_after_it_begins():
    block = SessionBlock()
    assert block.clean(block.to_python(NEXT))
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({**NEXT, "ends": "09:00"}))


def test_a_picture_needs_its_words(charity, client):
    from wagtail.images.models import Image

    from tests.content.conftest import picture_file

    course = publishing.course()
    image = Image.objects.create(title="Door", file=picture_file())
    course.picture = [{"type": "picture", "value": {"image": image.pk, "alt_text": "A red door"}}]
    course.save_revision().publish()
    assert 'alt="A red door"' in text(client.get("/training/listening-well/"))

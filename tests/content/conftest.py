"""A site with everything a home page can hold."""

import io

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images.models import Image

from coprod.audit.actor import Actor
from coprod.content.blocks import previews
from coprod.content.home import acts
from coprod.content.home.models import HomePage

NAME = "Harbour Housing Together"


def picture_file(name="door.png", kind="PNG"):
    file = io.BytesIO()
    Picture.new("RGB", (1000, 600), "#d9583c").save(file, kind)
    file.seek(0)
    return ImageFile(file, name=name)


@pytest.fixture
def site(charity):
    """What `make setup` makes."""
    return acts.begin_site(name=NAME, by=Actor.system())


@pytest.fixture
def full_home(site):
    """Every band, nine pictures, links to pages and to places."""
    page = site.get_children().first()
    images = [Image.objects.create(title=f"Door {number}", file=picture_file(f"door{number}.png")) for number in "123"]
    pictures = [{"image": image.pk, "alt_text": f"A red door, {image.title}"} for image in images]
    card, story = previews.CARDS["cards"][0], previews.STORIES["stories"][0]
    cards = {
        **previews.CARDS,
        "cards": [{**card, "picture": picture, "target": {"page": page.pk}} for picture in pictures],
    }
    stories = {**previews.STORIES, "stories": [{**story, "picture": picture} for picture in pictures]}
    home = HomePage.objects.get()
    home.opening = [{"type": "hero", "value": previews.HERO}]
    home.body = [
        {"type": "said_and_did", "value": previews.SAID_AND_DID},
        {"type": "feature", "value": {**previews.FEATURE, "picture": pictures[0]}},
        {"type": "cards", "value": cards},
        {"type": "cards", "value": previews.CARDS},
        {"type": "dates", "value": _as_stored(previews.dates())},
        {"type": "stories", "value": stories},
        {"type": "text", "value": f'<h2>More</h2><p>Read <a linktype="page" id="{page.pk}">this</a>.</p>'},
        {"type": "panel", "value": previews.PANEL},
    ]
    home.save_revision().publish()
    return home


def _as_stored(dates):
    return {**dates, "dates": [{**entry, "date": entry["date"].isoformat()} for entry in dates["dates"]]}

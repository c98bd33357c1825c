"""What editors publish, made by acts: a show with an episode, an offer, a course. All of it needs a site."""

from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from coprod import demo
from coprod.audit.actor import Actor
from coprod.content.home import acts as site
from coprod.content.offers import acts as offers
from coprod.content.podcast import acts as podcast
from coprod.content.podcast.models import PodcastShowPage
from coprod.content.training import acts as training

SYSTEM = Actor.system()
SOUND = (Path(demo.__file__).parent / "recordings" / "05-dogs-welcome.mp3").read_bytes()
"""72.5 seconds, 435,095 bytes, no tags."""

TRANSCRIPT = "0:00 Tomasz: The kettle is on.\n0:12 Fern: It has earned a rest.\n0:40 Tomasz: Bye, then."
CHAPTERS = (
    {"at": "0:00", "title": "Kettle on"},
    {"at": "0:12", "title": "Two weeks in the car", "care_note": "Fern talks about sleeping in her car"},
    {"at": "0:40", "title": "Bye"},
)


def begun():
    """A site as `make setup` leaves it."""
    return site.begin_site(name="Harbour Housing Together", by=SYSTEM)


def sound(content=SOUND, name="dogs.mp3", kind="audio/mpeg"):
    return SimpleUploadedFile(name, content, kind)


def show(**more) -> PodcastShowPage:
    begun()
    return PodcastShowPage.objects.first() or podcast.open_show(
        title="Both Sides of the Door", slug="both-sides", summary="Homes & keys.", by=SYSTEM, **more
    )


def episode(number=1, **more):
    words = {
        "sound": ContentFile(SOUND, name="dogs.mp3"),
        "title": f"Episode {number}",
        "slug": f"episode-{number}",
        "summary": "Two friends <and> a kettle.",
        "out_since": date(2026, 11, number),
        "transcript": TRANSCRIPT,
        "chapters": CHAPTERS,
        "people": ({"byline": "Fern", "role": "host"}, {"byline": "Seaglass", "role": "audio editor"}),
    }
    return podcast.publish_episode(show(), number=number, by=SYSTEM, **(words | more))


def offer(title="Fresh eyes visits", **more):
    begun()
    slug = title.lower().replace(" ", "-")
    return offers.offer(**({"title": title, "slug": slug, "summary": "Visit a house.", "by": SYSTEM} | more))


def course(title="Listening well", **more):
    begun()
    words = {
        "title": title,
        "slug": title.lower().replace(" ", "-"),
        "summary": "How to listen.",
        "covers": "<p>Listening without fixing.</p>",
        "how_long": "One day",
        "trainers": "two trainers with lived experience",
        "is_for_residents": True,
        "by": SYSTEM,
    }
    return training.offer_training(**(words | more))

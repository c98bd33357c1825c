"""Both Sides of the Door: a show of invented people, spoken by a computer (recordings/render.py)."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.files.base import File

from coprod import clock
from coprod.audit.actor import Actor
from coprod.content.podcast import acts
from coprod.content.podcast.models import EpisodePage, PodcastShowPage

RECORDINGS = Path(__file__).parent / "recordings"
CARE_NOTES = {"Two weeks in the car": "Fern talks about sleeping in her car"}
VOICES = "The voices in this demonstration are made by a computer."
PEOPLE = (
    {"byline": "Tomasz", "role": "host"},
    {"byline": "Fern", "role": "host"},
    {"byline": "Seaglass", "role": "audio editor"},
)


@dataclass(frozen=True)
class Told:
    """An episode: `file` is what its recording and its words are called."""

    number: int
    file: str
    title: str
    slug: str
    summary: str
    days_ago: int
    who_made_it: str


EPISODES = (
    Told(
        5,
        "05-dogs-welcome",
        "Dogs welcome",
        "dogs-welcome",
        "Two years ago you could not bring a dog. Tomasz, Fern and Biscuit ask what that rule was for.",
        37,
        "Fern chose the topic, and Biscuit slept. Seaglass cut the sound. All three heard the final mix and said yes.",
    ),
    Told(
        6,
        "06-a-good-key-worker",
        "What a good key worker does",
        "what-a-good-key-worker-does",
        "Turning up, or saying so. Turning the screen round. Two friends on the people who helped.",
        23,
        "Tomasz chose the topic. Seaglass cut the sound. All three heard the final mix and said yes.",
    ),
    Told(
        7,
        "07-the-first-night",
        "The first night with your own key",
        "the-first-night",
        "Tomasz sat on the floor with a cup of tea and no chairs. Fern could not sleep because it was too quiet. "
        "Two friends talk about the night they moved in, and what made it home.",
        9,
        "Tomasz and Fern chose the topic and asked the questions. Seaglass cut the sound. All three heard the final "
        "mix and said yes.",
    ),
)


def build() -> EpisodePage:
    """The show and its three episodes; the newest of them."""
    by = Actor.system()
    with (RECORDINGS / "cover.png").open("rb") as cover:
        show = acts.open_show(
            title="Both Sides of the Door",
            slug="both-sides",
            summary="Residents and peer mentors talk about homes: finding one, keeping one, and what makes it yours. "
            "We choose what to talk about, and what goes out.",
            rhythm="A new one comes out every second Thursday.",
            category="Society & Culture/Personal Journals",
            cover=File(cover),
            cover_alt="Podcast cover: a front door opening onto warm light.",
            by=by,
        )
    return [_publish(show, told, by) for told in EPISODES][-1]


def _publish(show: PodcastShowPage, told: Told, by: Actor) -> EpisodePage:
    words = json.loads((RECORDINGS / f"{told.file}.json").read_text())
    chapters = [{**part, "care_note": CARE_NOTES.get(part["title"], "")} for part in words["chapters"]]
    with (RECORDINGS / f"{told.file}.mp3").open("rb") as sound:
        return acts.publish_episode(
            show,
            sound=File(sound, name=f"{told.slug}.mp3"),
            title=told.title,
            slug=told.slug,
            number=told.number,
            out_since=clock.today() - timedelta(days=told.days_ago),
            summary=told.summary,
            transcript="\n".join(words["transcript"]),
            chapters=chapters,
            people=PEOPLE,
            who_made_it=told.who_made_it,
            about_the_voices=VOICES,
            by=by,
        )

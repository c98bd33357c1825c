"""What is done to the podcast: a show is opened, an episode comes out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.base import File
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images.models import Image

from coprod.audit.actor import Actor
from coprod.content.home import acts as site
from coprod.content.podcast import recordings
from coprod.content.podcast.models import EpisodePage, PodcastIndexPage, PodcastShowPage


@transaction.atomic
def open_show(
    *, title: str, slug: str, summary: str, cover: File | None = None, cover_alt: str = "", by: Actor, **more: Any
) -> PodcastShowPage:
    """A published show below "Listen". Raises ValidationError, as for a cover that podcast apps do not take."""
    picture = (
        Image.objects.create(title=f"Cover of {title}", file=ImageFile(cover, name=f"{slug}.png")) if cover else None
    )
    show = PodcastShowPage(
        title=title,
        slug=slug,
        summary=summary,
        search_description=summary,
        cover=picture,
        cover_alt=cover_alt,
        **more,
    )
    site.add_page(show, under=PodcastIndexPage.objects.get(), by=by)
    return show


@transaction.atomic
def publish_episode(
    show: PodcastShowPage,
    *,
    sound: File,
    title: str,
    slug: str,
    number: int,
    out_since: date,
    summary: str,
    transcript: str,
    chapters: Sequence[dict[str, str]] = (),
    people: Sequence[dict[str, str]] = (),
    by: Actor,
    **more: Any,
) -> EpisodePage:
    """An episode that is out at once. Raises UploadRefused for the recording, ValidationError for anything else."""
    episode = EpisodePage(
        title=title,
        slug=slug,
        number=number,
        out_since=out_since,
        summary=summary,
        search_description=summary,
        transcript=transcript,
        **more,
    )
    episode.chapters = [{"type": "chapter", "value": {"care_note": "", **each}} for each in chapters]
    episode.people = [{"type": "person", "value": each} for each in people]
    episode.recording = recordings.keep(sound, episode=episode.guid)
    site.add_page(episode, under=show, by=by)
    return episode

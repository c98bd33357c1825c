"""The feed of a show: RSS 2.0 as Apple, Spotify and Podcasting 2.0 readers take it (03-domain-facts, 8)."""

import re
import uuid
from datetime import datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from django.templatetags.static import static
from django.urls import reverse

from coprod import clock
from coprod.content.podcast.models import EpisodePage, PodcastShowPage
from coprod.content.podcast.parts import FEED_TYPES
from coprod.people.models import Charity

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "en-gb"
LONGEST_TAG = 255
LONGEST_PERSON = 128
LARGEST_COVER = 3000
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PODCAST_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Podcasting 2.0's name space for the marks of shows."""

for prefix, address in (("itunes", ITUNES), ("podcast", PODCAST), ("atom", ATOM)):
    ET.register_namespace(prefix, address)


def as_xml(show: PodcastShowPage, *, charity: Charity, site: str) -> bytes:
    """The whole feed. `site` is the address people type, such as https://together.example."""
    rss = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(rss, "channel")
    address = f"{site}{reverse('podcast:feed', args=[show.slug])}"
    _add(channel, "title", show.title[:LONGEST_TAG])
    _add(channel, "link", _absolute(show.url, site))
    _add(channel, "description", show.summary)
    _add(channel, "language", LANGUAGE)
    _add(channel, f"{{{ATOM}}}link", href=address, rel="self", type="application/rss+xml")
    _add(channel, f"{{{ITUNES}}}author", charity.name[:LONGEST_TAG])
    _add(channel, f"{{{ITUNES}}}explicit", "true" if show.has_strong_language else "false")
    _add(channel, f"{{{ITUNES}}}image", href=_absolute(cover_of(show), site))
    _add(channel, f"{{{ITUNES}}}type", "episodic")
    _add_category(channel, show.category)
    _add_owner(channel, charity)
    _add(channel, f"{{{PODCAST}}}guid", str(uuid.uuid5(PODCAST_GUIDS, address.partition("://")[2])))
    for episode in show.episodes():
        _add_episode(channel, show, episode, site)
    ET.indent(rss)
    xml: bytes = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
    return xml


def cover_of(show: PodcastShowPage) -> str:
    """The address of a square picture of 1,400 to 3,000 pixels: theirs, or our drawing of a front door."""
    if not show.cover:
        return static("podcast/cover.png")
    side = min(LARGEST_COVER, show.cover.width)
    url: str = show.cover.get_rendition(f"fill-{side}x{side}|format-png").url
    return url


def _add_category(channel: ET.Element, category: str) -> None:
    first, _, second = category.partition("/")
    named = _add(channel, f"{{{ITUNES}}}category", text=first)
    if second:
        _add(named, f"{{{ITUNES}}}category", text=second)


def _add_owner(channel: ET.Element, charity: Charity) -> None:
    if charity.contact_email:
        owner = _add(channel, f"{{{ITUNES}}}owner")
        _add(owner, f"{{{ITUNES}}}name", charity.name[:LONGEST_TAG])
        _add(owner, f"{{{ITUNES}}}email", charity.contact_email)


def _add_episode(channel: ET.Element, show: PodcastShowPage, episode: EpisodePage, site: str) -> None:
    recording = episode.recording
    item = _add(channel, "item")
    _add(item, "title", episode.title[:LONGEST_TAG])
    _add(item, "description", description_of(episode))
    _add(item, "link", _absolute(f"{show.url}{episode.slug}/", site))
    _add(item, "guid", f"urn:uuid:{episode.guid}", isPermaLink="false")
    _add(item, "pubDate", format_datetime(datetime.combine(episode.out_since, time(9), tzinfo=clock.LONDON)))
    if recording and recording.file:
        sound = reverse("podcast:recording", args=[recording.file_id, recording.extension])
        kind = FEED_TYPES[recording.file.content_type]
        _add(item, "enclosure", url=_absolute(sound, site), length=str(recording.file.size), type=kind)
        _add(item, f"{{{ITUNES}}}duration", str(round(recording.milliseconds / 1000)))
    _add(item, f"{{{ITUNES}}}episode", str(episode.number))
    _add(item, f"{{{ITUNES}}}episodeType", "full")
    _add(item, f"{{{ITUNES}}}explicit", "true" if show.has_strong_language else "false")
    here = [show.slug, episode.slug]
    captions = _absolute(reverse("podcast:captions", args=here), site)
    _add(item, f"{{{PODCAST}}}transcript", url=captions, type="text/vtt", language=LANGUAGE, rel="captions")
    if episode.chapters:
        chapters = _absolute(reverse("podcast:chapters", args=here), site)
        _add(item, f"{{{PODCAST}}}chapters", url=chapters, type="application/json+chapters")
    for person in episode.people:
        _add(item, f"{{{PODCAST}}}person", person.value["byline"][:LONGEST_PERSON], role=person.value["role"])


def description_of(episode: EpisodePage) -> str:
    """What it is about, what to know before listening, and whose voices these are."""
    cares = [
        f"Before you listen: {part.care_note}, from {part.at_written} to {part.until_written}."
        for part in episode.parts
        if part.care_note
    ]
    return "\n\n".join([episode.summary, *cares, *filter(None, [episode.about_the_voices])])


def _add(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    """Without the signs no XML may hold: one of them, pasted into a title, would close the feed to every reader."""
    element = ET.SubElement(parent, name, {key: _NOT_IN_XML.sub("", value) for key, value in attributes.items()})
    if words:
        element.text = _NOT_IN_XML.sub("", words)
    return element


def _absolute(address: str, site: str) -> str:
    """With the address people type in front; Wagtail's pages may carry it already."""
    return address if "://" in address else f"{site}{address}"

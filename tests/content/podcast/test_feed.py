"""The feed of a show, read by feedparser and once more as plain XML: what Apple and Podcasting 2.0 ask for."""

from email.utils import parsedate_to_datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import feedparser
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from PIL import Image as Picture

from tests import publishing

pytestmark = pytest.mark.django_db

SYNTHETIC = "The voices are made by a computer."
ADDRESS = "/podcast/both-sides/feed.xml"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture
def episodes(charity):
    charity.contact_email = "hello@harbour.test"
    charity.save()
    return [publishing.episode(1), publishing.episode(2, about_the_voices=SYNTHETIC)]


@pytest.fixture
def answer(episodes, client):
    return client.get(ADDRESS)


@pytest.fixture
def channel(answer):
    return ET.fromstring(answer.content).find("channel")


def test_feedparser_finds_nothing_wrong(answer):
    read = feedparser.parse(BytesIO(answer.content), response_headers={"content-type": answer.headers["Content-Type"]})
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.language) == ("rss20", "Both Sides of the Door", "en-gb")
    assert read.feed.subtitle == "Homes & keys."
    assert [entry.title for entry in read.entries] == ["Episode 2", "Episode 1"]
    assert read.entries[0].published_parsed[:3] == (2026, 11, 2)
    assert read.entries[0].itunes_duration == "73"


def test_what_apple_requires_of_a_show(channel):
    assert channel.find(f"{ITUNES}explicit").text == "false"
    assert channel.find(f"{ITUNES}category").get("text") == "Society & Culture"
    assert channel.find(f"{ITUNES}author").text == "Harbour Housing Together"
    assert channel.find(f"{ITUNES}owner/{ITUNES}email").text == "hello@harbour.test"
    assert channel.find(f"{ITUNES}image").get("href").startswith("http://localhost:8000/static/podcast/cover")
    assert channel.find("link").text == "http://localhost:8000/podcast/both-sides/"


def test_what_apple_requires_of_an_episode(channel, episodes, client):
    item = channel.findall("item")[1]
    enclosure = item.find("enclosure")
    assert enclosure.get("type") == "audio/mpeg"
    assert enclosure.get("length") == "435095"
    assert enclosure.get("url").startswith("http://localhost:8000/podcast/recordings/")
    assert enclosure.get("url").endswith(".mp3")
    sound = client.get(enclosure.get("url").removeprefix("http://localhost:8000"))
    assert b"".join(sound.streaming_content) == publishing.SOUND
    assert item.find("link").text == "http://localhost:8000/podcast/both-sides/episode-1/"
    assert parsedate_to_datetime(item.find("pubDate").text).isoformat() == "2026-11-01T09:00:00+00:00"
    assert item.find(f"{ITUNES}episode").text == "1"


def test_what_podcasting_2_adds(channel, client):
    item = channel.findall("item")[0]
    transcript = item.find(f"{PODCAST}transcript")
    assert (transcript.get("type"), transcript.get("rel")) == ("text/vtt", "captions")
    captions = client.get(transcript.get("url").removeprefix("http://localhost:8000"))
    assert captions.content.startswith(b"WEBVTT\n\n00:00:00.000 --> 00:00:12.000\n<v Tomasz>The kettle is on.")
    chapters = item.find(f"{PODCAST}chapters")
    assert chapters.get("type") == "application/json+chapters"
    told = client.get(chapters.get("url").removeprefix("http://localhost:8000")).json()
    assert told["chapters"][1] == {"startTime": 12, "title": "Two weeks in the car"}
    people = {(person.text, person.get("role")) for person in item.findall(f"{PODCAST}person")}
    assert people == {("Fern", "host"), ("Seaglass", "audio editor")}
    assert channel.find(f"{PODCAST}guid").text


def test_it_says_what_to_know_before_listening(channel):
    synthetic, spoken = (item.find("description").text for item in channel.findall("item"))
    assert SYNTHETIC in synthetic
    assert SYNTHETIC not in spoken
    assert spoken.startswith("Two friends <and> a kettle.")
    assert "Before you listen: Fern talks about sleeping in her car, from 0:12 to 0:40." in spoken


def test_the_mark_of_an_episode_never_changes(answer, episodes, client):
    before = ET.fromstring(answer.content).findtext("channel/item[2]/guid")
    first = episodes[0]
    first.title, first.slug = "Another name", "another-name"
    first.save_revision().publish()
    item = ET.fromstring(client.get(ADDRESS).content).find("channel/item[2]")
    assert item.findtext("title") == "Another name"
    assert item.findtext("guid") == before
    assert item.find("guid").get("isPermaLink") == "false"


def test_an_episode_that_is_taken_back_leaves_the_feed(episodes, client):
    episodes[1].unpublish()
    assert len(ET.fromstring(client.get(ADDRESS).content).findall("channel/item")) == 1
    assert client.get("/podcast/both-sides/episode-2/captions.vtt").status_code == 404


def test_our_own_cover_is_one_that_apple_takes():
    with Picture.open(finders.find("podcast/cover.png")) as cover:
        assert cover.format == "PNG"
        assert cover.mode == "RGB"
        assert cover.width == cover.height
        assert 1400 <= cover.width <= 3000


def test_readers_may_ask_whether_it_changed(answer, client):
    again = client.get(ADDRESS, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_more_episodes_cost_no_more_questions(episodes, client):
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as before:
        client.get(ADDRESS)
    publishing.episode(3)
    with CaptureQueriesContext(connection) as after:
        client.get(ADDRESS)
    assert len(after) == len(before)


@override_settings(SITE_URL="https://together.example")
def test_addresses_are_those_people_type(episodes, client):
    feed = client.get(ADDRESS).content.decode()
    assert "https://together.example/podcast/both-sides/feed.xml" in feed
    assert 'url="https://together.example/podcast/recordings/' in feed


@pytest.mark.parametrize(("pasted", "shown"), [("Caf\u00e9 \U0001f600", "Café 😀"), ("A\x0bB\x01C\ufffe", "ABC")])
def test_a_sign_that_no_xml_holds_does_not_close_the_feed(episodes, client, pasted, shown):
    episode = episodes[0]
    episode.title = pasted
    episode.save_revision().publish()
    channel = ET.fromstring(client.get(ADDRESS).content).find("channel")
    assert [item.find("title").text for item in channel.findall("item")] == ["Episode 2", shown]

"""Recordings: listened to before they are kept, handed out a stretch at a time, gone with their episode."""

import struct
import wave
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import storages

from coprod.content.podcast import recordings, sound
from coprod.content.podcast.files import EPISODE
from coprod.content.podcast.models import EpisodePage, PodcastShowPage
from coprod.content.podcast.recordings import Recording
from coprod.vault import checks
from coprod.vault.models import PrivateFile
from tests import publishing

pytestmark = pytest.mark.django_db

FRAME = 156
"""Bytes of most frames of publishing.SOUND: 48 kbit/s at 22,050 Hz."""


def a_wav():
    file = BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        written.writeframes(b"\0\0" * 8000 * 10)
    return file.getvalue()


def tagged(content):
    """With an ID3v2 tag of 300 bytes in front."""
    return b"ID3\x04\x00\x00" + bytes([0, 0, 300 >> 7, 300 & 127]) + b"\0" * 300 + content


BROKEN_M4A = struct.pack(">I", 24) + b"ftypM4A \0\0\0\0M4A mp42" + struct.pack(">I", 900_000) + b"mdat" + b"\x21" * 5000


def test_its_length_is_read_from_it():
    kind, milliseconds = sound.listened(publishing.sound(), EPISODE)
    assert kind.type == "audio/mpeg"
    assert 72_000 < milliseconds < 73_000


@pytest.mark.parametrize("content", [publishing.SOUND + b"TAG" + b"\0" * 125, tagged(publishing.SOUND)])
def test_tags_before_and_after_are_no_harm(content):
    assert sound.listened(publishing.sound(content), EPISODE)[1] > 70_000


@pytest.mark.parametrize(
    ("content", "name", "kind", "refusal"),
    [
        (b"Dear diary, today I was an MP3. " * 900, "dogs.mp3", "audio/mpeg", checks.KindNotAllowed),
        (a_wav(), "dogs.wav", "audio/wav", checks.KindNotAllowed),
        (publishing.SOUND, "dogs.m4a", "audio/mp4", checks.NotWhatItSays),
        (b"", "dogs.mp3", "audio/mpeg", checks.NothingInIt),
        (publishing.SOUND[:-70], "dogs.mp3", "audio/mpeg", sound.BreaksOff),
        (tagged(publishing.SOUND)[:-70], "dogs.mp3", "audio/mpeg", sound.BreaksOff),
        (publishing.SOUND[: FRAME * 20], "dogs.mp3", "audio/mpeg", sound.TooShort),
        (b"ID3\x04\x00\x00\0\0\0\x0a" + b"\0" * 4000, "dogs.mp3", "audio/mpeg", sound.CannotBePlayed),
        (BROKEN_M4A, "dogs.m4a", "audio/mp4", sound.CannotBePlayed),
    ],
    ids=["text", "wav", "wrong name", "nothing", "cut", "cut with a tag", "a second", "no sound", "cut m4a"],
)
def test_what_cannot_be_an_episode_gets_a_sentence(content, name, kind, refusal):
    with pytest.raises(refusal) as refused:
        recordings.keep(publishing.sound(content, name, kind), episode=uuid4())
    assert refused.value.sentence.endswith(".")
    assert not Recording.objects.exists()
    assert not PrivateFile.objects.exists()


def test_what_is_too_big_is_not_listened_to(monkeypatch):
    upload = publishing.sound()
    monkeypatch.setattr(upload, "size", EPISODE.most_bytes + 1)
    with pytest.raises(checks.TooBig):
        sound.listened(upload, EPISODE)


# Handing it out.


@pytest.fixture
def address(charity):
    return f"/podcast/recordings/{publishing.episode().recording.file_id}.mp3"


def bytes_of(response):
    return b"".join(response.streaming_content)


def test_the_whole_of_it(address, client):
    response = client.get(address)
    assert bytes_of(response) == publishing.SOUND
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.headers["Content-Length"] == "435095"
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        ("bytes=0-0", slice(0, 1), "bytes 0-0/435095"),
        ("bytes=1000-1999", slice(1000, 2000), "bytes 1000-1999/435095"),
        ("bytes=435000-", slice(435000, None), "bytes 435000-435094/435095"),
        ("bytes=-10", slice(-10, None), "bytes 435085-435094/435095"),
        ("bytes=435090-999999", slice(435090, None), "bytes 435090-435094/435095"),
    ],
)
def test_a_stretch_of_it(asked, given, said, address, client):
    response = client.get(address, headers={"Range": asked})
    assert response.status_code == 206
    assert response.headers["Content-Range"] == said
    assert bytes_of(response) == publishing.SOUND[given]
    assert int(response.headers["Content-Length"]) == len(publishing.SOUND[given])


def test_a_stretch_beyond_its_end(address, client):
    response = client.get(address, headers={"Range": "bytes=435095-"})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */435095"


@pytest.mark.parametrize(("asked", "status", "length"), [("", 200, "435095"), ("bytes=0-99", 206, "100")])
def test_only_what_it_is(asked, status, length, address, client):
    response = client.head(address, headers={"Range": asked} if asked else {})
    assert (response.status_code, response.headers["Content-Length"]) == (status, length)
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.content == b""


def test_another_ending_is_another_address(address, client):
    assert client.get(address.replace(".mp3", ".m4a")).status_code == 404


def test_nobody_but_editors_hears_a_draft(address, client, client_as):
    EpisodePage.objects.get().unpublish()
    assert client.get(address).status_code == 404
    assert client.get(f"/files/{Recording.objects.get().file_id}/").status_code == 404
    heard = client_as("edie").get(address)
    assert heard.status_code == 200
    assert heard.headers["Cache-Control"] == "private, no-store"


def test_nobody_hears_an_episode_of_a_show_that_was_taken_back(address, client):
    show = PodcastShowPage.objects.get()
    assert client.get(address).status_code == 200
    show.unpublish()
    assert client.get(address).status_code == 404
    assert client.get(f"/podcast/{show.slug}/feed.xml").status_code == 404
    show.save_revision().publish()
    assert client.get(address).status_code == 200


def test_it_goes_with_its_episode(address, client, django_capture_on_commit_callbacks):
    episode = EpisodePage.objects.get()
    stored = episode.recording.file.stored_as
    recordings.keep(publishing.sound(), episode=episode.guid)
    other = publishing.episode(2)
    with django_capture_on_commit_callbacks(execute=True):
        episode.delete()
    assert list(Recording.objects.all()) == [other.recording]
    assert not storages["private"].exists(stored)
    assert client.get(address).status_code == 404

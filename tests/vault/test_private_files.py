"""Private files reach those their purpose lets open them, whole or one stretch at a time, and nobody else."""

import pytest

from coprod.vault import keeping
from coprod.vault.models import PrivateFile
from tests.vault.uploads import PURPOSE, upload

CONTENT = b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(range(90))


@pytest.fixture
def recording(cast):
    sound = upload("Asha’s voice.mp3", CONTENT, "audio/mpeg")
    return keeping.keep(sound, purpose=PURPOSE, subject_id=cast("asha").pk)


@pytest.fixture
def asha(client_as):
    return client_as("asha")


def body(response):
    return b"".join(response.streaming_content)


def test_its_owner_gets_the_whole_file(recording, asha):
    response = asha.get(recording.url)
    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''Asha%E2%80%99s")


@pytest.mark.parametrize("who", ["mina", "priya", None])
def test_for_everyone_else_it_does_not_exist(recording, asha, client_as, who):
    assert client_as(who).get(recording.url).status_code == 404
    assert asha.get(recording.url).status_code == 200


def test_a_file_whose_purpose_no_room_knows_opens_for_nobody(recording, asha):
    PrivateFile.objects.update(purpose="forgotten")
    assert asha.get(recording.url).status_code == 404


def test_a_file_that_is_gone_from_the_disk_does_not_exist(recording, asha):
    keeping._storage().delete(recording.stored_as)
    assert asha.get(recording.url).status_code == 404


@pytest.mark.parametrize(
    ("asked", "got", "which"),
    [
        ("bytes=0-9", CONTENT[:10], "bytes 0-9/100"),
        ("bytes=90-", CONTENT[90:], "bytes 90-99/100"),
        ("bytes=-5", CONTENT[-5:], "bytes 95-99/100"),
        ("bytes=95-500", CONTENT[95:], "bytes 95-99/100"),
        ("bytes=-500", CONTENT, "bytes 0-99/100"),
        ("bytes=99-99", CONTENT[99:], "bytes 99-99/100"),
    ],
)
def test_a_player_gets_the_stretch_it_asks_for(recording, asha, asked, got, which):
    response = asha.get(recording.url, headers={"Range": asked})
    assert (response.status_code, body(response)) == (206, got)
    assert (response["Content-Range"], response["Content-Length"]) == (which, str(len(got)))


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_stretch_outside_the_file_cannot_be_given(recording, asha, asked):
    response = asha.get(recording.url, headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize(
    "asked",
    [
        f"bytes=0-{'9' * 5000}",
        f"bytes=-{'9' * 5000}",
        "bytes=9-0",
        "bytes=0-1,5-6",
        "lines=1-2",
        "bytes=-",
        "bytes=a-b",
        "",
    ],
)
def test_what_we_do_not_understand_gets_the_whole_file(recording, asha, asked):
    response = asha.get(recording.url, headers={"Range": asked})
    assert (response.status_code, body(response)) == (200, CONTENT)


def test_head_says_how_large_it_is(recording, asha):
    response = asha.head(recording.url)
    assert (response.status_code, response["Content-Length"], response.content) == (200, "100", b"")


def test_documents_are_saved_and_never_shown_in_the_page(cast, asha):
    letter = upload("letter.pdf", b"%PDF-1.7\n", "application/pdf")
    file = keeping.keep(letter, purpose=PURPOSE, subject_id=cast("asha").pk)
    assert asha.get(file.url)["Content-Disposition"] == 'attachment; filename="letter.pdf"'


def test_a_front_server_may_hand_out_the_bytes_after_the_same_question(recording, asha, client_as, settings):
    settings.PRIVATE_ACCEL_PREFIX = "/protected/"
    response = asha.get(recording.url)
    assert (response["X-Accel-Redirect"], response.content) == (f"/protected/{recording.stored_as}", b"")
    assert client_as("mina").get(recording.url).status_code == 404

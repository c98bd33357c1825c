"""What people send is looked at before it is kept: each refusal beside the ordinary file it resembles."""

import errno
import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.storage import storages
from PIL import Image

from coprod.vault import checks, keeping, pictures
from coprod.vault.models import PrivateFile
from tests.vault.uploads import PURPOSE, picture, picture_from_a_phone, upload, word_document

pytestmark = pytest.mark.django_db


def keep(name, content, content_type=""):
    return keeping.keep(upload(name, content, content_type), purpose=PURPOSE, subject_id=1)


def content_of(file):
    return storages["private"].open(file.stored_as).read()


def everything_stored():
    folder = Path(storages["private"].location) / PURPOSE
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    ("name", "content", "declared", "kind"),
    [
        ("me.jpg", picture(), "image/jpeg", "image/jpeg"),
        ("me.JPEG", picture(), "application/octet-stream", "image/jpeg"),
        ("logo.png", picture("PNG"), "image/png", "image/png"),
        ("logo.webp", picture("WEBP"), "image/webp", "image/webp"),
        ("letter.pdf", b"%PDF-1.7\n%%EOF", "application/pdf", "application/pdf"),
        ("voice.mp3", b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(64), "audio/mpeg", "audio/mpeg"),
        (
            "letter.docx",
            word_document(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_an_ordinary_file_is_kept_as_what_it_is(name, content, declared, kind):
    file = keep(name, content, declared)
    kept = content_of(file)
    assert (file.content_type, file.original_name) == (kind, name)
    assert (file.size, file.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())


def test_a_picture_says_nothing_of_where_it_was_taken_and_stands_upright():
    original = picture_from_a_phone()
    assert b"Quay Street" in original
    kept = content_of(keep("me.jpg", original, "image/jpeg"))
    with Image.open(io.BytesIO(kept)) as made_anew:
        assert (made_anew.size, dict(made_anew.getexif())) == ((40, 60), {})
    assert b"Quay Street" not in kept


def test_what_hides_behind_a_picture_is_left_out():
    assert b"<script>" not in content_of(keep("me.png", picture("PNG") + b"<script>", "image/png"))


@pytest.mark.parametrize(
    ("name", "declared"),
    [("me.png", "image/jpeg"), ("me.jpg", "image/png"), ("me.html", "text/html"), ("me", "image/jpeg")],
)
def test_a_file_under_another_name_or_type_is_refused(name, declared):
    with pytest.raises(checks.NotWhatItSays, match="JPEG picture"):
        keep(name, picture(), declared)
    assert keep("me.jpg", picture(), "image/jpeg")


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script>", b"MZ" + bytes(200), b"PK\x03\x04 and then nothing", b"<svg onload='x'/>"],
)
def test_a_kind_that_the_purpose_does_not_take_is_refused(content):
    with pytest.raises(checks.KindNotAllowed, match="Please send a JPEG picture, a PNG picture"):
        keep("me.jpg", content, "image/jpeg")


def test_an_empty_file_is_refused():
    with pytest.raises(checks.NothingInIt):
        keep("me.jpg", b"", "image/jpeg")


def test_a_file_above_the_limit_is_refused_and_one_just_below_is_kept():
    limit = 5 * 1024 * 1024
    start = b"%PDF-1.7\n"
    assert keep("just.pdf", start.ljust(limit, b" "), "application/pdf")
    with pytest.raises(checks.TooBig, match="larger than 5 MB"):
        keep("more.pdf", start.ljust(limit + 1, b" "), "application/pdf")


def test_a_small_file_that_claims_to_be_a_huge_picture_is_refused():
    with pytest.raises(pictures.PictureTooLarge):
        keep("me.png", _png_claiming(60_000, 60_000), "image/png")
    with pytest.raises(pictures.PictureTooLarge):
        keep("me.png", _png_claiming(10_000, 6_000), "image/png")


def test_half_a_picture_is_refused():
    whole = picture(size=(400, 400))
    with pytest.raises(pictures.PictureUnreadable):
        keep("me.jpg", whole[: len(whole) // 2], "image/jpeg")
    assert keep("me.jpg", whole, "image/jpeg")


def test_a_document_that_unpacks_into_far_more_is_refused():
    bomb = word_document({"word/media/zeros.bin": bytes(30 * 1024 * 1024)})
    assert len(bomb) < 100_000
    with pytest.raises(checks.PackedTooTightly):
        keep("letter.docx", bomb)
    with pytest.raises(checks.PackedTooTightly):
        keep("letter.docx", word_document({f"word/{number}.xml": "x" for number in range(2_100)}))


def test_a_document_with_macros_is_refused_under_any_name():
    with pytest.raises(checks.HasMacros):
        keep("letter.docx", word_document({"word/vbaProject.bin": b"small program"}))
    with pytest.raises(checks.HasMacros):
        keep("letter.docx", word_document(main="application/vnd.ms-word.document.macroEnabled.main+xml"))


def test_a_name_cannot_lead_out_of_the_folder():
    file = keep("../../etc/letter.pdf", b"%PDF-1.7\n", "application/pdf")
    assert file.original_name == "letter.pdf"
    assert Path(file.stored_as).parent == Path(PURPOSE)


def test_on_a_full_disk_nothing_half_stored_stays_behind(monkeypatch):
    before = everything_stored()
    storage = storages["private"]
    save = type(storage)._save

    def write_some_and_stop(self, name, content):
        save(self, name, type(content)(content.read(10)) if hasattr(content, "open") else content)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(storage), "_save", write_some_and_stop)
    with pytest.raises(keeping.NoRoomLeft, match="Nothing was kept"):
        keep("me.jpg", picture(), "image/jpeg")
    assert everything_stored() == before
    assert not PrivateFile.objects.exists()


def test_a_file_let_go_leaves_row_and_disk(django_capture_on_commit_callbacks):
    file = keep("me.jpg", picture(), "image/jpeg")
    with django_capture_on_commit_callbacks(execute=True):
        keeping.forget(file)
    assert not PrivateFile.objects.exists()
    assert not storages["private"].exists(file.stored_as)


def _png_claiming(width, height):
    """A few dozen bytes whose header promises a picture of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")

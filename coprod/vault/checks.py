"""Looks at what was really sent before anything is kept: its kind by content, its size, and tricks inside it."""

from pathlib import PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

import filetype
from django.core.files.base import File

from coprod.ui.refusals import Refusal
from coprod.vault.kinds import ALL, Kind
from coprod.vault.purposes import MIB, Purpose

LOOKED_AT = 8192
MOST_PARTS = 2_000
MOST_UNPACKED = 200 * MIB
TIGHTEST = 200
"""How many times smaller than its content a part of a package may be: text in real documents stays well below."""

_SAME_CONTENT = {
    "application/ogg": "audio/ogg",
    "audio/m4a": "audio/mp4",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "video/mp4": "audio/mp4",
    "video/webm": "audio/webm",
}
"""What the detector calls things, and what we serve them as: a voice note is sound in a container for films."""


class UploadRefused(Refusal):
    """A file that we do not keep. Forms show `sentence` beside the field."""

    status = 422
    title = "We could not keep that file"


class NothingInIt(UploadRefused):
    pass


class TooBig(UploadRefused):
    pass


class KindNotAllowed(UploadRefused):
    pass


class NotWhatItSays(UploadRefused):
    pass


class PackedTooTightly(UploadRefused):
    pass


class HasMacros(UploadRefused):
    pass


def kind_of(upload: File, purpose: Purpose) -> Kind:
    """What an upload is, if its purpose allows it. Raises a named UploadRefused otherwise."""
    size = upload.size or 0
    if not size:
        raise NothingInIt("There is nothing in that file. Please choose it again.")
    if size > purpose.most_bytes:
        raise TooBig(f"That file is larger than {purpose.most_bytes // MIB} MB. Please send a smaller one.")
    kind = _by_content(upload)
    if kind is None or kind not in purpose.kinds:
        raise KindNotAllowed(f"Please send {_listed(purpose.kinds)}. That file is something else.")
    extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
    declared = (getattr(upload, "content_type", "") or "").partition(";")[0].strip().lower()
    if not kind.is_called(extension, declared):
        raise NotWhatItSays(f"That file is {kind.words}, but its name or type says something else. Please check it.")
    return kind


def _by_content(upload: File) -> Kind | None:
    upload.seek(0)
    start = upload.read(LOOKED_AT)
    upload.seek(0)
    if start[:4] == b"PK\x03\x04":
        return _in_package(upload)
    guessed = filetype.guess_mime(start)
    name = _SAME_CONTENT.get(guessed, guessed)
    return next((kind for kind in ALL if kind.type == name and not kind.package_part), None)


def _in_package(upload: File) -> Kind | None:
    """Which office document a zip is. Raises PackedTooTightly or HasMacros."""
    try:
        with ZipFile(_stream(upload)) as package:
            _refuse_tricks(package)
            parts = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.namelist() else b""
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None
    finally:
        upload.seek(0)
    if b"macroEnabled" in parts:
        raise _macros()
    return next((kind for kind in ALL if kind.package_part and kind.package_part.encode() in parts), None)


def _refuse_tricks(package: ZipFile) -> None:
    """Judged from the list of parts: nothing is unpacked, and readers never read beyond what is listed there."""
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    is_tight = any(part.file_size > MIB and part.file_size > TIGHTEST * max(part.compress_size, 1) for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or is_tight:
        raise PackedTooTightly("That file unpacks into far more than a document holds. Please send an ordinary one.")
    if any(part.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in parts):
        raise _macros()


def _macros() -> HasMacros:
    return HasMacros("That file has macros, which are small programs. Save it without macros and send it again.")


def _stream(upload: File) -> IO[bytes]:
    return upload.file or upload


def _listed(kinds: tuple[Kind, ...]) -> str:
    words = [kind.words for kind in kinds]
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

"""Listens to an uploaded recording: how long it is, and whether all of it is there. Nobody types that (PUB-2)."""

from django.core.files.base import File
from mutagen import File as read_tags
from mutagen import MutagenError

from coprod.vault.checks import UploadRefused, kind_of
from coprod.vault.kinds import M4A, MP3, Kind
from coprod.vault.purposes import Purpose

SHORTEST = 5_000
"""Milliseconds. Anything shorter is a slip of the finger, or what is left of a broken file."""

PURPOSE = "episode"
KINDS = (MP3, M4A)
"""What Apple's podcast app plays."""


class CannotBePlayed(UploadRefused):
    pass


class BreaksOff(UploadRefused):
    pass


class TooShort(UploadRefused):
    pass


def listened(upload: File, rules: Purpose) -> tuple[Kind, int]:
    """What kind of recording it is and how many milliseconds long. Raises a named UploadRefused."""
    kind = kind_of(upload, rules)
    length = _milliseconds(upload)
    if length < SHORTEST:
        raise TooShort("That recording is shorter than five seconds. Please check that it is the right file.")
    if kind is MP3 and _breaks_off(upload):
        raise _broken_off()
    return kind, length


def _milliseconds(upload: File) -> int:
    upload.seek(0)
    try:
        found = read_tags(fileobj=upload)
    except (MutagenError, EOFError, ValueError, OverflowError):
        found = None
    finally:
        upload.seek(0)
    if found is None or found.info is None or not found.info.length:
        raise CannotBePlayed("We could not play that recording. Please save it again as an MP3, and send that.")
    return round(found.info.length * 1000)


def _broken_off() -> BreaksOff:
    return BreaksOff("That recording breaks off before its end. Please copy it again from where it was made.")


# An MP3 has no length written down that could be believed: it is a row of small frames, each saying how long it is.
_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_HEADER = 4
_LAYER_3 = 1


def _breaks_off(upload: File) -> bool:
    """Whether the last frame of an MP3 is cut: a copy that stopped half-way nearly always ends inside one."""
    size = upload.size or 0
    at = _after_tags(upload)
    try:
        while at + _HEADER <= size:
            upload.seek(at)
            length = _frame_length(upload.read(_HEADER))
            if not length:
                return False
            at += length
        return at > size
    finally:
        upload.seek(0)


def _after_tags(upload: File) -> int:
    """Where the sound begins: after an ID3v2 tag, whose size is written in four bytes of seven bits."""
    upload.seek(0)
    start = upload.read(10)
    if start[:3] != b"ID3" or len(start) < 10:
        return 0
    size = 0
    for byte in start[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def _frame_length(header: bytes) -> int:
    """Bytes of the frame that begins like this; 0 when none does."""
    if header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return 0
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer != _LAYER_3 or bitrate in (0, 15) or rate == 3:
        return 0
    a_frame = 144 if version == 3 else 72
    kilobits = _BITRATES[3 if version == 3 else 2][bitrate]
    return a_frame * kilobits * 1000 // _RATES[version][rate] + padding

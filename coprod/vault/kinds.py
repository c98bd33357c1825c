"""The kinds of file people may send, told from their content. Used by purposes and by the checks of uploads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`type` is what we serve it as; `declared` is what browsers call it; `words` is what people call it."""

    type: str
    extensions: tuple[str, ...]
    words: str
    declared: tuple[str, ...] = ()
    picture: str = ""
    package_part: str = ""

    def is_called(self, extension: str, declared: str) -> bool:
        """Whether a name and a declared type fit. A browser that knows no better says octet-stream."""
        is_undeclared = declared in ("", "application/octet-stream")
        return extension in self.extensions and (is_undeclared or declared in (self.type, *self.declared))


_OFFICE = "application/vnd.openxmlformats-officedocument"

JPEG = Kind("image/jpeg", ("jpg", "jpeg"), "a JPEG picture", ("image/jpg", "image/pjpeg"), picture="JPEG")
PNG = Kind("image/png", ("png",), "a PNG picture", picture="PNG")
WEBP = Kind("image/webp", ("webp",), "a WebP picture", picture="WEBP")
PDF = Kind("application/pdf", ("pdf",), "a PDF")
DOCX = Kind(
    f"{_OFFICE}.wordprocessingml.document",
    ("docx",),
    "a Word document",
    package_part="wordprocessingml.document.main+xml",
)
XLSX = Kind(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",), "a spreadsheet", package_part="spreadsheetml.sheet.main+xml")
MP3 = Kind("audio/mpeg", ("mp3",), "an MP3 recording", ("audio/mp3",))
M4A = Kind("audio/mp4", ("m4a", "mp4"), "an M4A recording", ("audio/m4a", "audio/x-m4a"))
OGG = Kind("audio/ogg", ("ogg", "oga", "opus"), "an Ogg recording", ("application/ogg", "audio/opus"))
WAV = Kind("audio/wav", ("wav",), "a WAV recording", ("audio/x-wav", "audio/wave", "audio/vnd.wave"))
WEBM = Kind("audio/webm", ("webm",), "a WebM recording", ("video/webm",))

PICTURES = (JPEG, PNG, WEBP)
DOCUMENTS = (PDF, DOCX, XLSX)
RECORDINGS = (MP3, M4A, OGG, WAV, WEBM)
ALL = (*PICTURES, *DOCUMENTS, *RECORDINGS)

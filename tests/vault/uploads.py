"""Files as browsers send them, and a purpose to keep them for."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from coprod.vault import kinds, purposes
from coprod.vault.purposes import MIB, Purpose

PURPOSE = "letter_for_tests"
GPS_FIELDS, DESCRIPTION = 0x8825, 0x010E

purposes.register(
    Purpose(
        PURPOSE,
        kinds=(*kinds.PICTURES, *kinds.DOCUMENTS, kinds.MP3),
        most_bytes=5 * MIB,
        can_open=lambda user, file: user.is_authenticated and user.pk == file.subject_id,
    )
)


def upload(name, content, content_type=""):
    return SimpleUploadedFile(name, content, content_type)


def picture(format="JPEG", size=(60, 40), **options):
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, format=format, **options)
    return target.getvalue()


def picture_from_a_phone():
    """Lying on its side, and telling where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[DESCRIPTION] = "the hostel in Quay Street"
    exif.get_ifd(GPS_FIELDS)[1] = "N"
    return picture(exif=exif.tobytes())


def word_document(parts=None, main="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"):
    """A small package, with further parts: {name: content}."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        package.writestr("word/document.xml", "<w:document/>")
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return target.getvalue()

"""Makes a picture anew, so that where and with what it was taken, and anything hidden in it, stays behind."""

from io import BytesIO

from django.core.files.base import File
from PIL import Image, ImageOps, UnidentifiedImageError

from coprod.vault.checks import UploadRefused
from coprod.vault.kinds import Kind

MOST_PIXELS = 50_000_000
"""Larger than any phone's picture. A few kilobytes can claim to be far more and fill the memory."""


class PictureTooLarge(UploadRefused):
    pass


class PictureUnreadable(UploadRefused):
    pass


def made_anew(upload: File, kind: Kind, *, longest_side: int) -> bytes:
    """The picture in the same format, upright, no larger than `longest_side`, with nothing but its pixels.

    Raises PictureTooLarge or PictureUnreadable.
    """
    upload.seek(0)
    try:
        with Image.open(upload, formats=[kind.picture]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest_side, longest_side))
            return _written(upright, kind)
    except Image.DecompressionBombError:
        raise _too_large()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise PictureUnreadable("We could not open that picture. Please save it again, or choose another one.")


def _written(picture: Image.Image, kind: Kind) -> bytes:
    mode = "RGB" if kind.picture == "JPEG" else "RGBA"
    clean = Image.new(mode, picture.size)
    clean.paste(picture.convert(mode))
    target = BytesIO()
    clean.save(target, format=kind.picture, quality=88)
    return target.getvalue()


def _too_large() -> PictureTooLarge:
    return PictureTooLarge("That picture has far more dots than a page can show. Please send a smaller one.")

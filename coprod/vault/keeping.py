"""Keeps private files, and lets them go. `keep` is called inside the act that the file belongs to."""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.db import transaction

from coprod.vault import checks, pictures, purposes
from coprod.vault.models import PrivateFile


class NoRoomLeft(checks.UploadRefused):
    status = 507
    title = "We could not keep that file just now"


def keep(upload: File, *, purpose: str, subject_id: int) -> PrivateFile:
    """Check an upload and keep it for the record `subject_id`. Pictures are made anew, without what they say of
    where they were taken. Raises a named UploadRefused with a sentence for the person.
    """
    rules = purposes.named(purpose)
    if rules is None:
        raise LookupError(f"No room has registered the purpose {purpose!r}.")
    kind = checks.kind_of(upload, rules)
    content: File = upload
    if kind.picture:
        content = ContentFile(pictures.made_anew(upload, kind, longest_side=rules.longest_side))
    name = f"{purpose}/{uuid.uuid4().hex}"
    with _all_or_nothing(name), transaction.atomic():
        stored = _storage().save(name, content)
        return PrivateFile.objects.create(
            purpose=purpose,
            subject_id=subject_id,
            stored_as=stored,
            original_name=PurePath(upload.name or "file").name[:200],
            content_type=kind.type,
            size=content.size,
            sha256=_digest(content),
        )


def forget(file: PrivateFile) -> None:
    """Delete a file: its row now, its content once that is certain."""
    name = file.stored_as
    file.delete()
    transaction.on_commit(lambda: _storage().delete(name))


def _storage() -> Storage:
    return storages["private"]


@contextmanager
def _all_or_nothing(name: str) -> Iterator[None]:
    """Whatever goes wrong while keeping, nothing half stored stays behind."""
    try:
        yield
    except OSError as error:
        _storage().delete(name)
        raise NoRoomLeft("There is no room for it at the moment. Nothing was kept. Please try again later.") from error
    except BaseException:
        _storage().delete(name)
        raise


def _digest(content: File) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()

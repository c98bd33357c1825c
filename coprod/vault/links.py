"""Private links for people without an account: random, for one purpose, stored hashed, expiring, revocable.

The token exists only in the message it was minted for; the database keeps its hash.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db.models import QuerySet

from coprod import clock
from coprod.ui.refusals import Refusal
from coprod.vault.models import PrivateLink

PRESSED_TWICE = timedelta(minutes=1)


class LinkUnknown(Refusal):
    status = 404
    title = "We do not know this link"


class LinkExpired(Refusal):
    status = 410
    title = "This link has run out"


class LinkRevoked(Refusal):
    status = 410
    title = "This link was switched off"


class LinkUsed(Refusal):
    status = 410
    title = "This link has done its job"

    def __init__(self) -> None:
        super().__init__("We already have your answer. Thank you. There is nothing more to do.")


def issue(purpose: str, subject_id: int, *, expires_at: datetime) -> PrivateLink:
    """A link that has no token yet: it is minted when the message that carries it is sent."""
    return PrivateLink.objects.create(purpose=purpose, subject_id=subject_id, expires_at=expires_at)


def mint(link: PrivateLink) -> str:
    """A fresh token for the link (43 characters). Whatever token it had before stops working."""
    token = secrets.token_urlsafe(32)
    link.token_hash = _hash(token)
    link.save(update_fields=["token_hash"])
    return token


def follow(purpose: str, token: str) -> PrivateLink:
    """The link behind a token. Changes nothing: mail scanners follow links too.

    Raises LinkUnknown, LinkExpired, LinkRevoked or LinkUsed, each with a sentence for the person.
    """
    link = PrivateLink.objects.filter(purpose=purpose, token_hash=_hash(token)).first()
    if link is None:
        raise LinkUnknown("Perhaps its end is missing, or a newer one was sent. Please try the newest message.")
    if link.revoked_at:
        raise LinkRevoked("The person who sent it switched it off. Nothing you wrote was lost on its way to us.")
    if link.used_at:
        raise LinkUsed
    if link.expires_at <= clock.now():
        raise LinkExpired("Links work for a limited time. Ring us and we will send you a new one.")
    return link


def finish(purpose: str, subject_id: int) -> int:
    """A subject's links have done their job; following one again says so. Returns how many there were."""
    return _neither_used_nor_revoked(purpose, subject_id).update(used_at=clock.now())


def revoke(purpose: str, subject_id: int) -> int:
    """Switch off every open link of a subject. Returns how many there were."""
    return _neither_used_nor_revoked(purpose, subject_id).update(revoked_at=clock.now())


def _neither_used_nor_revoked(purpose: str, subject_id: int) -> QuerySet[PrivateLink]:
    return PrivateLink.objects.filter(
        purpose=purpose, subject_id=subject_id, revoked_at__isnull=True, used_at__isnull=True
    )


def was_just_renewed(purpose: str, subject_id: int) -> bool:
    """Whether a new link took the place of an older one a moment ago: a button pressed twice sends once."""
    of_subject = PrivateLink.objects.filter(purpose=purpose, subject_id=subject_id)
    a_moment_ago = clock.now() - PRESSED_TWICE
    is_new = of_subject.filter(revoked_at=None, used_at=None, made_at__gte=a_moment_ago).exists()
    return is_new and of_subject.filter(revoked_at__gte=a_moment_ago).exists()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

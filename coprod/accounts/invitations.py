"""Inviting people to sign in: by e-mail or text, with a link that opens sign-in and nothing else (PPL-2)."""

from coprod.people.models import User
from coprod.vault import links
from coprod.vault.models import PrivateLink

PURPOSE = "invitation"


def accepted(user: User) -> None:
    """They have signed in: their open invitations have done their job."""
    for link in PrivateLink.objects.filter(purpose=PURPOSE, subject_id=user.pk, used_at__isnull=True):
        links.close(link)

"""Second factors keep their secrets encrypted in a record of allauth's: encrypted again with the others."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from coprod.vault.fields import decrypt, encrypt
from coprod.vault.rotation import also

ENCRYPTED = ("secret", "seed")


@also
@transaction.atomic
def second_factors() -> int:
    """Authenticator apps' secrets and recovery codes' seeds. Returns how many records were written."""
    written = 0
    for factor in Authenticator.objects.select_for_update().order_by("pk"):
        data: dict[str, Any] = factor.data
        secrets = {name: encrypt(decrypt(data[name])) for name in ENCRYPTED if name in data}
        if secrets:
            factor.data = data | secrets
            factor.save(update_fields=["data"])
            written += 1
    return written

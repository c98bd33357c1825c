"""Keys can be changed: afterwards the older ones may go, and everything still reads."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import call_command

from coprod.vault import rotation
from coprod.vault.fields import CannotDecrypt
from coprod.vault.models import PrivateFile
from tests.people import give_authenticator_app


@pytest.fixture
def three_files(db, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    for number in range(3):
        PrivateFile.objects.create(
            purpose="letter", subject_id=1, stored_as=str(number), original_name=f"letter {number}", size=1
        )


def names():
    return sorted(PrivateFile.objects.values_list("original_name", flat=True))


def test_after_rotation_the_old_key_can_go(three_files, cast, settings, capsys):
    give_authenticator_app(cast("priya"))
    old, new = settings.VAULT_KEYS[0], Fernet.generate_key().decode()
    secret = get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"])

    settings.VAULT_KEYS = [new, old]
    call_command("rotate_vault_keys")
    settings.VAULT_KEYS = [new]

    assert names() == ["letter 0", "letter 1", "letter 2"]
    assert get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret
    assert "vault.PrivateFile: 3" in capsys.readouterr().out


def test_without_rotation_it_could_not(three_files, settings):
    settings.VAULT_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CannotDecrypt):
        names()


def test_a_new_key_is_one_that_the_settings_take(capsys):
    call_command("new_vault_key")
    Fernet(capsys.readouterr().out.strip())

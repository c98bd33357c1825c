"""What this room keeps files for: the charity's logo, which everyone may see."""

from coprod.vault.kinds import PICTURES
from coprod.vault.purposes import MIB, Purpose, register

LOGO = Purpose(
    "charity_logo",
    kinds=PICTURES,
    most_bytes=5 * MIB,
    can_open=lambda user, file: True,
    is_public=True,
    longest_side=600,
)
register(LOGO)

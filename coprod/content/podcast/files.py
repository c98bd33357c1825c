"""What the podcast keeps private files for: a recording is anybody's once its episode is out, and nobody's before."""

from typing import Any

from wagtail.models import Page

from coprod.content.podcast.sound import KINDS, PURPOSE
from coprod.vault.models import PrivateFile
from coprod.vault.purposes import MIB, Purpose, register


def is_out(user: Any, file: PrivateFile) -> bool:
    """Whether a published episode of a published show plays this file."""
    episodes = Page.objects.live().filter(episodepage__recording__file=file)
    return any(not episode.get_ancestors().not_live().exists() for episode in episodes)


EPISODE = Purpose(PURPOSE, kinds=KINDS, most_bytes=60 * MIB, can_open=is_out, is_public=True)
register(EPISODE)

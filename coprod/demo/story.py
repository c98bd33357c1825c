"""The demonstration, told by acts under the moving clock: every state in it can be reached by hand.

Messages go to the archive: nothing leaves the machine. Days are counted back from today.
"""

from coprod import clock
from coprod.demo import pilot
from coprod.demo.chapters import (
    asking,
    beginning,
    brought_over,
    chats,
    checks,
    learning,
    matching,
    meetings,
    newcomers,
    panel,
    readiness,
    recruitment,
    together,
    ways_round,
    words,
)
from coprod.demo.telling import Telling
from coprod.messaging import outbox
from coprod.peers.recruitment import readiness as who_is_ready

CHAPTERS = (
    beginning,
    pilot,
    recruitment,
    together,
    asking,
    checks,
    ways_round,
    learning,
    matching,
    chats,
    newcomers,
    panel,
    meetings,
    brought_over,
    readiness,
    words,
)


def tell() -> None:
    """Build the whole story in an empty database."""
    story = Telling(clock.today())
    with outbox.archiving():
        for chapter in CHAPTERS:
            chapter.tell(story)
        who_is_ready.refresh()

"""The demonstration, told by acts under the moving clock: every state in it can be reached by hand.

Messages go to the archive: nothing leaves the machine. Days are counted back from today.
"""

from coprod import clock
from coprod.demo import pilot
from coprod.demo.chapters import asking, beginning, checks, learning, matching, meetings, panel, recruitment, words
from coprod.demo.telling import Telling
from coprod.messaging import outbox
from coprod.peers.recruitment import readiness


def tell() -> None:
    """Build the whole story in an empty database."""
    story = Telling(clock.today())
    with outbox.archiving():
        for chapter in (beginning, pilot, recruitment, asking, checks, learning, matching, panel, meetings, words):
            chapter.tell(story)
        readiness.refresh()

"""The pilot of March 2020 to March 2022: who came, what they did together, and what came of it."""

from coprod.demo.pilot import mentors, panel, practice, recruitment, residents
from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    """One strand after another, each from its beginning to its end."""
    recruitment.tell(story)
    mentors.tell(story)
    residents.tell(story)
    practice.tell(story)
    panel.tell(story)
    residents.endings(story)
    mentors.move_on(story)

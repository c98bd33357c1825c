"""DBS checks and decisions: people who become peer mentors."""

from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""

"""Residents, what matters to them, matches and meet-ups."""

from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""

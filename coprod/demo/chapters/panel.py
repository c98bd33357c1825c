"""The Reference Panel, its policies and its consultations."""

from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""

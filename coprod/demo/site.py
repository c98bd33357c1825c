"""The demonstration's public site."""


def build() -> None:
    """Nothing beyond the pages every new site begins with."""

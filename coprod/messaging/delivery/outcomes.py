"""What handing a message over can end in, besides being taken."""

from coprod.messaging.models import Trouble


class NotTaken(Exception):
    """The other side certainly did not take the message. `is_final` means trying again will not help."""

    def __init__(self, trouble: Trouble, *, is_final: bool) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.is_final = is_final


class MayHaveGone(Exception):
    """The line broke after the message was handed over and before we heard an answer."""

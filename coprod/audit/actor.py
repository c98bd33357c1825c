"""Who did a thing: a signed-in user, the holder of a private link, or the system; perhaps for someone else."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class ActorKind(StrEnum):
    USER = "user"
    LINK = "link"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """The doer of an act. `label` is a name a manager can read; `on_behalf_of` likewise, or ""."""

    kind: ActorKind
    label: str
    user: Any = None
    on_behalf_of: str = ""

    @classmethod
    def of(cls, user: Any) -> "Actor":
        """The signed-in user."""
        return cls(ActorKind.USER, user.get_full_name(), user)

    @classmethod
    def link(cls, label: str) -> "Actor":
        """The holder of a private link, such as "a referee"."""
        return cls(ActorKind.LINK, label)

    @classmethod
    def system(cls, label: str = "coprod") -> "Actor":
        """A schedule, a sweep, a command."""
        return cls(ActorKind.SYSTEM, label)

    def for_person(self, name: str) -> "Actor":
        """The same doer, acting for someone: staff filling in a form on the phone."""
        return replace(self, on_behalf_of=name)

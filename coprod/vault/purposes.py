"""What private files are kept for. A room names its purposes in `files.py`, found by name when the apps are loaded:

register(Purpose("receipt", kinds=(JPEG, PNG, PDF), most_bytes=10 * MIB, can_open=may_see_receipt))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod.vault.kinds import Kind

if TYPE_CHECKING:
    from coprod.vault.models import PrivateFile

MIB = 1024 * 1024


@dataclass(frozen=True)
class Purpose:
    """`can_open(user, file)` decides who gets the file; `user` may be anonymous. Files of a public purpose may be
    kept by browsers, all others may not. Pictures are made smaller than `longest_side`."""

    name: str
    kinds: tuple[Kind, ...]
    most_bytes: int
    can_open: Callable[[Any, "PrivateFile"], bool]
    is_public: bool = False
    longest_side: int = 2400


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose. Two rooms cannot use one name."""
    there = _purposes.setdefault(purpose.name, purpose)
    if there is not purpose:
        raise ValueError(f"There is a purpose called {purpose.name} already.")


def named(name: str) -> Purpose | None:
    """The purpose, or None when no room has it (any more)."""
    return _purposes.get(name)

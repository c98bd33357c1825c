"""Checks and decisions, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from typing import Any

BEGINNINGS: dict[str, Callable[[Any], Any]] = {}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""

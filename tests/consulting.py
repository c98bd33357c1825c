"""Panel members, policies and consultations, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from typing import Any

from coprod.audit.actor import Actor
from coprod.panels.membership import acts as membership
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Person


def member(cast, panel_name="Kingfisher", who="nell") -> PanelMember:
    """Nell, who signs in, under a panel name; or someone else of the cast."""
    return membership.join(cast(who).person, panel_name=panel_name, by=Actor.of(cast("nia")))


def member_without_sign_in(cast, panel_name="Seaglass", chosen_name="Walt Pochard") -> PanelMember:
    person = Person.objects.create(chosen_name=chosen_name)
    return membership.join(person, panel_name=panel_name, by=Actor.of(cast("nia")))


BEGINNINGS: dict[str, Callable[[Any], Any]] = {}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""

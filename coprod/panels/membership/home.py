"""What a member finds on their page of the panel. A capability lists its own in on_the_panel.py."""

from dataclasses import dataclass

from coprod.panels.membership.models import PanelMember
from coprod.people.worklists import found


@dataclass(frozen=True)
class OnThePanel:
    """One card: something to take part in, or something to know. `is_main` ones stand first, tinted."""

    title: str
    url: str
    note: str = ""
    is_main: bool = False


def collect(member: PanelMember) -> list[OnThePanel]:
    """The cards of every installed capability, main ones first. Each on_the_panel.py offers `cards(member)`."""
    cards = [card for offers in found("on_the_panel") for card in offers.cards(member)]
    return sorted(cards, key=lambda card: not card.is_main)

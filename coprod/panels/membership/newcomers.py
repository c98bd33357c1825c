"""Whoever invited a member to sign in, and for what: the panel opens to them too. Found by name by accounts."""

from coprod.panels.membership.acts import give_role
from coprod.panels.membership.models import PanelMember
from coprod.people.models import User


def begins_to_sign_in(user: User) -> None:
    if PanelMember.objects.current().filter(person=user.person_id).exists():
        give_role(user.person)

"""Begins a real installation: from an empty database to an administrator who can sign in (RUN-4)."""

from typing import Any

from django.db import transaction

from coprod.accounts import acts as accounts
from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.content.home import acts as site
from coprod.peers.recruitment import roles
from coprod.people import acts as people
from coprod.people.models import Charity, Role, User
from coprod.ui.refusals import Refusal

FIRST_ROLE = "Peer mentor"
WHAT_IT_INVOLVES = "You meet one person, about once a week. You chat, go for walks and show them round."


class BegunAlready(Refusal):
    title = "This installation has begun already"


@transaction.atomic
def set_up(*, charity: dict[str, Any], service: str, administrator: str, administrator_email: str, by: Actor) -> str:
    """Write the charity, its first service, site and role on offer, and invite its first administrator, who also
    leads: a small charity begins with one person. Returns the address with which they sign in the first time.
    Raises BegunAlready.
    """
    if Charity.objects.exists():
        raise BegunAlready(f"It belongs to {Charity.of_this_installation()}. An administrator changes it on its page.")
    people.describe_charity(**charity, by=by)
    people.open_service(name=service, by=by)
    site.begin_site(name=charity["name"], by=by)
    roles.offer_role(name=FIRST_ROLE, involves=WHAT_IT_INVOLVES, meets_one_to_one=True, by=by)
    user = invitations.invite_colleague(
        name=administrator, address=("email", administrator_email), role=Role.ADMINISTRATOR, service=None, by=by
    )
    accounts.give_role(user=user, role=Role.LEAD, service=None, by=by)
    return invitations.address_to_hand_over(user)


@transaction.atomic
def invite_again(*, by: Actor) -> str:
    """A new address for an administrator who has not signed in yet; the older one stops working.
    Raises BegunAlready when every administrator has.
    """
    waiting = User.objects.filter(roles_held__role=Role.ADMINISTRATOR, last_login__isnull=True, is_active=True).first()
    if waiting is None or User.objects.filter(roles_held__role=Role.ADMINISTRATOR, last_login__isnull=False).exists():
        raise BegunAlready(f"It belongs to {Charity.of_this_installation()}. An administrator changes it on its page.")
    invitations.resend(user=waiting, by=by)
    return invitations.address_to_hand_over(waiting)

"""Who may say what the charity is."""

from coprod.audit.actor import Actor, ActorKind
from coprod.people.models import Role


def may_describe_charity(by: Actor) -> bool:
    """Administrators, and set-up before there is one."""
    if by.kind is ActorKind.SYSTEM:
        return True
    return by.user is not None and by.user.has_role(Role.ADMINISTRATOR)


def may_decide_settings(by: Actor) -> bool:
    """The charity's dated settings: leads and officers of the whole programme, and administrators."""
    user = by.user
    return user is not None and (user.holds_for_programme(Role.LEAD, Role.OFFICER) or user.has_role(Role.ADMINISTRATOR))

"""Who may help someone with their application."""

from coprod.audit.actor import Actor, ActorKind
from coprod.peers.recruitment.models import Application
from coprod.people.models import Role
from coprod.ui.refusals import NotAllowed

HELPERS = (Role.LEAD, Role.OFFICER)


def may_help(by: Actor, application: Application) -> bool:
    """A lead or an officer of the person's service, never about themselves."""
    return by.kind is ActorKind.USER and bool(
        by.user.person_id != application.person_id and by.user.has_role_in(application.person.service_id, *HELPERS)
    )


def refuse_unless_helper(by: Actor, application: Application) -> None:
    """Raises NotAllowed for anyone who may not help."""
    if not may_help(by, application):
        raise NotAllowed("A lead or an officer of their service does this. Nothing was changed.")

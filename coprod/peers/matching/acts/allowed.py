"""Who acts for residents."""

from coprod.audit.actor import Actor, ActorKind
from coprod.peers.matching.stages import RESIDENTS_STAFF
from coprod.people.models import Role
from coprod.ui.refusals import NotAllowed


def check_staff(by: Actor, service_id: int | None, *also: Role) -> None:
    """Raises NotAllowed for others than staff who look after residents of the service, or one of `also`."""
    if by.kind is not ActorKind.USER or not by.user.has_role_in(service_id, *RESIDENTS_STAFF, *also):
        raise NotAllowed("A support worker or lead of their service does this. Nothing was changed.")

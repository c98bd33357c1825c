"""One way to reach a person, as a value that travels."""

from dataclasses import dataclass

from coprod.people.models import RouteKind, User


@dataclass(frozen=True)
class Route:
    """An address for a way, or the colleague through whom news goes."""

    kind: RouteKind
    address: str = ""
    through: User | None = None

    @property
    def leads_somewhere(self) -> bool:
        return bool(self.address or self.through)

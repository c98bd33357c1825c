"""What roles ask for, in words that can be compared: rows in, `reworking.Asks` out."""

from collections.abc import Iterable

from coprod.peers.recruitment.models import RoleOnOffer
from coprod.peers.recruitment.reworking import Asks
from coprod.programme.courses.models import Course


def of(role: RoleOnOffer) -> Asks:
    return of_many([role])[role.pk]


def of_many(roles: Iterable[RoleOnOffer]) -> dict[int, Asks]:
    """What each role asks for, by its id, courses that everyone takes included: two queries. Fetch their
    `eligibility` along."""
    wanted = list(roles)
    everyone = list(Course.objects.filter(is_required=True).values_list("name", flat=True))
    own: dict[int, set[str]] = {}
    for role_id, name in Course.objects.filter(roles__in=wanted).values_list("roles", "name"):
        own.setdefault(role_id, set()).add(name)
    return {
        each.pk: Asks(
            each.asks, tuple(sorted({*everyone, *own.get(each.pk, set())})), each.meets_one_to_one, each.asks_for_chat
        )
        for each in wanted
    }

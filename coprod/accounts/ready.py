"""For the checklist: which duties have no second person, from the roles people hold now."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import get_text_list

from coprod.people.models import Role, RoleHeld, Service
from coprod.people.readiness import Ready


@dataclass(frozen=True)
class Duty:
    """Something that must not wait for one person's holiday. Whoever holds one of `roles` can do it."""

    name: str
    roles: tuple[Role, ...]
    order: int
    people: int = 2


DUTIES = (
    Duty("Two who lead", (Role.LEAD,), 80),
    Duty("Two safer-recruitment officers", (Role.OFFICER,), 81),
    Duty("Two who decide on a certificate", (Role.OFFICER, Role.SAFEGUARDING), 82),
    Duty("Two safeguarding leads", (Role.SAFEGUARDING,), 83),
    Duty("Two on-call managers", (Role.ON_CALL,), 84),
    Duty("A facilitator", (Role.FACILITATOR,), 50, people=1),
)

Held = list[tuple[str, int | None, int, str]]
"""(role, service or None for everywhere, user, name) of each role held."""


def items(today: date) -> list[Ready]:
    """One line for each duty: three queries in all."""
    current = RoleHeld.objects.current(today).filter(user__is_active=True)
    held: Held = list(current.values_list("role", "service_id", "user_id", "user__person__chosen_name"))
    services = list(Service.objects.filter(is_partner=False))
    holders = _Holders(held, {each.pk: each.parent_id for each in services})
    return [_item(duty, services, holders) for duty in DUTIES]


@dataclass(frozen=True)
class _Holders:
    held: Held
    parents: dict[int, int | None]

    def of(self, duty: Duty, service_id: int | None) -> dict[int, str]:
        """Who can do it for a service: those who hold it there, in one it is nested in, or everywhere."""
        around: set[int | None] = {None}
        while service_id is not None and service_id not in around:
            around.add(service_id)
            service_id = self.parents.get(service_id)
        return {user: name for role, service, user, name in self.held if role in duty.roles and service in around}


def _item(duty: Duty, services: list[Service], holders: _Holders) -> Ready:
    everywhere = holders.of(duty, None)
    short = {each.name: holders.of(duty, each.pk) for each in services}
    short = {name: people for name, people in short.items() if len(people) < duty.people}
    is_good = len(everywhere) >= duty.people or (bool(services) and not short)
    return Ready(
        duty.name,
        is_good,
        _good(duty) if is_good else _missing(short or {"any service": everywhere}),
        reverse("team"),
        "Open the team",
        duty.order,
        (Role.ADMINISTRATOR, Role.LEAD),
    )


def _good(duty: Duty) -> str:
    return "Someone can always stand in." if duty.people > 1 else "Somebody holds it."


def _missing(short: dict[str, dict[int, str]]) -> str:
    """ "Nobody at Otterbank. Only Ruth Fieldfare at Quayside and Rockpool." """
    places: dict[str, list[str]] = {}
    for service, people in short.items():
        places.setdefault(get_text_list(list(people.values()), "and"), []).append(service)
    said = [
        f"{f'Only {people}' if people else 'Nobody'} at {get_text_list(where, 'and')}."
        for people, where in places.items()
    ]
    return " ".join(sorted(said))

"""Who hears that a person takes a break: their named contact, or else the leads nearest to them."""

from coprod.people.models import Person, Role, RoleHeld, Service, User


def who_is_told(person: Person) -> list[User]:
    """Active users, without the person and without anyone on a break themselves.

    The named contact; without one the leads of the person's service or of the services around it; without those
    the leads of the whole programme.
    """
    contact = person.named_contact
    if contact is not None and contact.is_active and not contact.person.is_on_break:
        return [contact]
    leads = _leads(person)
    return [user for user in leads if user.person_id != person.pk and not user.person.is_on_break]


def _leads(person: Person) -> list[User]:
    held = RoleHeld.objects.current().filter(role=Role.LEAD, user__is_active=True)
    around = _services_around(person.service)
    nearest = held.filter(service_id__in=around) if around else held.none()
    chosen = nearest if nearest.exists() else held.filter(service__isnull=True)
    users = User.objects.filter(pk__in=chosen.values("user_id"))
    return list(users.select_related("person").order_by("pk"))


def _services_around(service: Service | None) -> list[int]:
    """The service and those it is nested in."""
    around = []
    while service is not None:
        around.append(service.pk)
        service = service.parent
    return around

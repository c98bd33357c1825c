"""What happens to the charity and its services."""

from typing import Any

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.models import Charity, Service


@transaction.atomic
def describe_charity(*, by: Actor, **columns: Any) -> Charity:
    """Say or change who the charity is and how it can be reached. `columns` are columns of Charity."""
    charity = Charity.of_this_installation()
    before = log.snapshot(charity)
    for name, value in columns.items():
        setattr(charity, name, value)
    charity.save()
    log.record(
        by,
        "people.charity_described",
        "described the charity",
        about=charity,
        changes=log.changes_between(charity, before),
    )
    return charity


@transaction.atomic
def open_service(*, name: str, parent: Service | None = None, by: Actor) -> Service:
    """Add a service (a scheme, a team, an area). Opening the same name again changes nothing."""
    service, is_new = Service.objects.get_or_create(name=name, defaults={"parent": parent})
    if is_new:
        log.record(by, "people.service_opened", f"opened the service {name}", about=service)
    return service

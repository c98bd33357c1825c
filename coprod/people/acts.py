"""What happens to the charity and its services."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.files import LOGO
from coprod.people.models import Charity, Service
from coprod.people.permissions import may_describe_charity
from coprod.ui.refusals import NotAllowed
from coprod.vault import keeping


@transaction.atomic
def describe_charity(*, by: Actor, **columns: Any) -> Charity:
    """Say or change who the charity is and how it can be reached. `columns` are columns of Charity.
    Raises NotAllowed.
    """
    _check(by)
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
def change_logo(*, upload: File | None, by: Actor) -> Charity:
    """Show another logo on every page, or (None) none. It is made anew from its pixels; the older one is deleted.
    Raises NotAllowed or an UploadRefused.
    """
    _check(by)
    charity = Charity.of_this_installation()
    older = charity.logo
    charity.logo = keeping.keep(upload, purpose=LOGO.name, subject_id=1) if upload else None
    charity.save()
    if older:
        keeping.forget(older)
    sentence = "changed the charity’s logo" if upload else "took the charity’s logo away"
    log.record(by, "people.logo_changed", sentence, about=charity)
    return charity


@transaction.atomic
def open_service(*, name: str, parent: Service | None = None, by: Actor) -> Service:
    """Add a service (a scheme, a team, an area). Opening the same name again changes nothing."""
    service, is_new = Service.objects.get_or_create(name=name, defaults={"parent": parent})
    if is_new:
        log.record(by, "people.service_opened", f"opened the service {name}", about=service)
    return service


def _check(by: Actor) -> None:
    if not may_describe_charity(by):
        raise NotAllowed("An administrator does this. Nothing was changed.")

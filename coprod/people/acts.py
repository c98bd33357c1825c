"""What happens to the charity, its services, and what is known about a person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.files.base import File
from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.files import LOGO
from coprod.people.models import Charity, ContactRoute, DatedSetting, Person, Service, User
from coprod.people.permissions import may_decide_settings, may_describe_charity
from coprod.people.reach import Route
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, Refusal
from coprod.vault import keeping

Setting = TypeVar("Setting", bound=DatedSetting)


class SettingInThePast(Refusal):
    title = "That day has gone"


@transaction.atomic
def describe_charity(*, seen: str = "", by: Actor, **columns: Any) -> Charity:
    """Say or change who the charity is and how it can be reached. `columns` are columns of Charity; `seen` is the
    fingerprint that a form was shown with. Raises NotAllowed or ChangedMeanwhile.
    """
    _check(by)
    charity = Charity.objects.select_for_update().first() or Charity.of_this_installation()
    shown.check(seen, charity_fingerprint(charity), by_whom=log.latest_actor(charity) if charity.pk else "")
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


@transaction.atomic
def decide_setting(
    setting: type[Setting], *, effective_from: date, reason: str, seen: str = "", by: Actor, **columns: Any
) -> Setting:
    """Decide a dated setting anew, from a day on. `columns` are what changes; the rest stays as it will be in force
    that day, and what was in force before stays known. Decided twice with the same words, it is decided once. `seen`
    is the fingerprint that a form was shown with.
    Raises NotAllowed, ChangedMeanwhile, or SettingInThePast for a day that has gone.
    """
    if not may_decide_settings(by):
        raise NotAllowed("A lead or an officer of the whole programme does this. Nothing was changed.")
    if effective_from < clock.today():
        raise SettingInThePast("A setting can begin today or later, so that what was decided under it stays true.")
    version = {"effective_from": effective_from, "author": by.user, "reason": reason, **columns}
    Charity.objects.select_for_update().first()
    newest: Setting | None = setting.objects.order_by("-pk").first()
    if newest and all(getattr(newest, name) == value for name, value in version.items()):
        return newest
    shown.check(seen, setting_fingerprint(setting), by_whom=newest.author_label if newest else "")
    before = setting.in_force(effective_from)
    unchanged = {name: getattr(before, name) for name in setting.own_columns()}
    decided = setting(**(unchanged | version), author_label=by.label)
    decided.save()
    changes = log.changes_between(decided, log.snapshot(before))
    log.record(
        by,
        "people.setting_decided",
        f"changed the {setting._meta.verbose_name}",
        about=decided,
        changes={name: changes[name] for name in setting.own_columns() if name in changes},
    )
    return decided


@transaction.atomic
def add_person(
    *,
    chosen_name: str,
    routes: Iterable[Route],
    service: Service | None = None,
    named_contact: User | None = None,
    by: Actor,
    **columns: Any,
) -> Person:
    """A person, with or without a sign-in to come (PPL-1)."""
    person = Person.objects.create(chosen_name=chosen_name, service=service, named_contact=named_contact, **columns)
    _write_routes(person, [_wanted(route) for route in routes], {})
    log.record(by, "people.added", "made a record for {person}", about=person, person=person)
    return person


@transaction.atomic
def describe_person(
    person: Person, *, routes: Iterable[Route] | None = None, seen: str = "", by: Actor, **columns: Any
) -> Person:
    """Change what a person is called and how they are reached. `columns` are columns of Person; `routes`, the
    preferred one first, replaces those there are. `seen` is the fingerprint that a form was shown with.
    Raises ChangedMeanwhile."""
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    shown.check(seen, details_fingerprint(person), by_whom=log.latest_actor(person))
    before = log.snapshot(person)
    for name, value in columns.items():
        setattr(person, name, value)
    person.save(update_fields=list(columns))
    changes = log.changes_between(person, before)
    if routes is not None:
        changes |= {"routes": log.CHANGED} if _reach_by(person, routes) else {}
    if changes:
        sentence = "changed how {person} is called or reached"
        log.record(by, "people.described", sentence, about=person, person=person, changes=changes)
    return person


def setting_fingerprint(setting: type[DatedSetting]) -> str:
    """What a form about a setting was shown with: rows are only added, so the newest says it."""
    return shown.fingerprint(setting.objects.order_by("-pk").values_list("pk", flat=True).first())


def charity_fingerprint(charity: Charity) -> str:
    """What a form about the charity was shown with. Its logo has a form of its own."""
    names = [field.attname for field in charity._meta.concrete_fields if field.attname != "logo_id"]
    return shown.fingerprint(*(getattr(charity, name) for name in names))


def details_fingerprint(person: Person) -> str:
    """What a form about a person's details was shown with."""
    routes = [list(row) for row in person.routes.values_list("position", "kind", "address", "through_id")]
    columns = ("chosen_name", "pronouns", "safe_contact_notes", "access_needs", "emergency_contact")
    return shown.fingerprint(*(getattr(person, name) for name in columns), *routes)


def _reach_by(person: Person, routes: Iterable[Route]) -> bool:
    """Replace the person's routes. Returns whether anything differs; a route that stays keeps that it works or not."""
    wanted = [_wanted(route) for route in routes]
    there = list(person.routes.all())
    if [(route.kind, route.address, route.through_id) for route in there] == wanted:
        return False
    broken = {(route.kind, route.address): route.does_not_work_since for route in there}
    person.routes.all().delete()
    _write_routes(person, wanted, broken)
    return True


def _wanted(route: Route) -> tuple[str, str, int | None]:
    return route.kind.value, route.address, route.through.pk if route.through else None


def _write_routes(person: Person, wanted: list[tuple[str, str, int | None]], broken: Mapping[Any, Any]) -> None:
    ContactRoute.objects.bulk_create(
        ContactRoute(
            person=person,
            position=position,
            kind=kind,
            address=address,
            through_id=through,
            does_not_work_since=broken.get((kind, address)),
        )
        for position, (kind, address, through) in enumerate(wanted, start=1)
    )


def _check(by: Actor) -> None:
    if not may_describe_charity(by):
        raise NotAllowed("An administrator does this. Nothing was changed.")

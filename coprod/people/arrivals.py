"""What a charity arrives with (REC-10, REC-11). A capability that can take it in lists its sheets in arrivals.py, as
SHEETS; programme/arrivals gathers them here, makes the template, reads files and brings all of it or nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from coprod.audit.actor import Actor
from coprod.people.addresses import check_address, normal_phone, shown_phone
from coprod.people.models import ContactRoute, Person, RouteKind, Service
from coprod.people.reach import Route
from coprod.people.worklists import found
from coprod.ui.forms import Form


class RowForm(Form):
    """One row of a sheet. Its fields are the columns, their labels the headings, their help texts the notes beside
    them; the same form is the page for bringing in one by hand. `by` is who brings it."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def say(self, name: str, sentence: str) -> None:
        """Say something beside a field, unless something is said there already."""
        if name not in self.errors:
            self.add_error(name, sentence)


@dataclass(frozen=True)
class Sheet:
    """One kind of thing to bring. `bring` takes a clean row and the actor and is an act: it refuses with a Refusal.
    `likeness` says in a sentence whom or what this row may be a second time; empty when nothing is like it.
    `may` says who brings it. `example` is a row for the template, by field name."""

    key: str
    title: str
    about: str
    form: type[RowForm]
    bring: Callable[[Mapping[str, Any], Actor], Any]
    likeness: Callable[[Mapping[str, Any], Actor], str]
    may: Callable[[Actor], bool]
    example: Mapping[str, str]
    order: int = 50


class PhoneField(forms.CharField):
    """A phone number as people type it, or as Excel leaves it: without the 0 that it took for nothing. Cleans to the
    way we write numbers, so that the same one is found again."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if not typed:
            return ""
        digits = re.sub(r"[\s\-.]", "", typed)
        whole = f"0{digits}" if re.fullmatch(r"[1-37-9][0-9]{9}", digits) else typed
        number = normal_phone(check_address(RouteKind.PHONE, whole))
        return shown_phone(number or whole)


@dataclass(frozen=True)
class Invitation:
    """People of a capability who could sign in, listed in arrivals.py as INVITATIONS. `people` are all of them;
    `opens` gives an invited person what they sign in for."""

    people: Callable[[], QuerySet[Person]]
    opens: Callable[[Person, Actor], Any]


def only_one_like(people: QuerySet[Person], name: str, service: Service | None, route: Route | None) -> Person | None:
    """The one of these people whom a row can only mean: of this name and service, reached in the same way or in none
    that we know."""
    found = people.filter(chosen_name__iexact=name.strip(), service=service)
    if route and route.address:
        found = found.filter(Q(routes__address__iexact=route.address) | Q(routes__isnull=True)).distinct()
    matches = list(found[:2])
    return matches[0] if len(matches) == 1 else None


def every_sheet() -> list[Sheet]:
    """The sheets of every installed capability, in the order they are brought."""
    every = [sheet for offers in found("arrivals") for sheet in getattr(offers, "SHEETS", ())]
    return sorted(every, key=lambda sheet: sheet.order)


def sheets(by: Actor) -> list[Sheet]:
    """Those that this actor may bring."""
    return [sheet for sheet in every_sheet() if sheet.may(by)]


def invitations() -> list[Invitation]:
    """The invitations of every installed capability."""
    return [each for offers in found("arrivals") for each in getattr(offers, "INVITATIONS", ())]


def person_called(name: str, reach: str, by: Actor) -> Person:
    """The person here with this chosen name, whom the actor may open; `reach` (an e-mail address or a phone number)
    tells two with the same name apart. Raises ValidationError with a sentence for who typed it."""
    people = Person.objects.visible_to(by.user).filter(chosen_name__iexact=name.strip())
    if reach:
        people = people.filter(pk__in=ContactRoute.objects.filter(address__iexact=reach.strip()).values("person_id"))
    matches = list(people[:2])
    if not matches:
        raise ValidationError(f"Nobody here is called {name}. Bring them first, or look at how it is written.")
    if len(matches) > 1:
        raise ValidationError(f"More than one person here is called {name}. Say how this one is reached.")
    return matches[0]

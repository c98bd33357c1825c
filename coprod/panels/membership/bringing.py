"""Panel members a charity arrives with (REC-11): under the name they go by there, with or without a sign-in to come.
No message is sent. Who is who stays with leads and facilitators."""

from datetime import date

from django.db import transaction

from coprod.audit import brought_over, log
from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen, check_days
from coprod.panels.membership import rules
from coprod.panels.membership.acts import (
    OnThePanelAlready,
    check_looks_after_service,
    give_role,
    keep_name,
)
from coprod.panels.membership.models import MemberBroughtOver, PanelMember, people_who_may_join
from coprod.people import acts as people
from coprod.people.arrivals import only_one_like
from coprod.people.models import Person, Service
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed


@transaction.atomic
def bring_over_member(
    *,
    chosen_name: str,
    service: Service | None,
    route: Route | None = None,
    panel_name: str,
    joined_on: date,
    seen_by: str,
    by: Actor,
) -> PanelMember:
    """Someone who is on the panel already, since `joined_on`; `seen_by` welcomed them or can say so. Someone of whom
    there is a record here joins under it. Brought twice, they are brought once.

    Raises NotAllowed, also about oneself, OnThePanelAlready under another name, NameGivesAway, NameTaken, and what bad
    days are refused with.
    """
    check_looks_after_service(by, service)
    if by.user is None or (route and route.address and route.address in (by.user.email, by.user.phone)):
        raise NotAllowed("A colleague brings you over. Nothing was changed.")
    check_days(joined_on)
    there = _there(panel_name, chosen_name, service)
    if there is not None:
        return there
    person = only_one_like(people_who_may_join(by.user), chosen_name, service, route)
    if person is None:
        routes = [route] if route else []
        person = people.add_person(
            chosen_name=chosen_name, routes=routes, service=service, named_contact=by.user, by=by
        )
    return _on_the_panel(person, panel_name, Seen(seen_by, joined_on), by)


def _there(panel_name: str, chosen_name: str, service: Service | None) -> PanelMember | None:
    """The same row, sent before."""
    found: PanelMember | None = (
        PanelMember.objects.current()
        .filter(panel_name__iexact=rules.tidy(panel_name), brought_over__isnull=False)
        .filter(person__chosen_name__iexact=chosen_name.strip(), person__service=service)
        .first()
    )
    return found


def _on_the_panel(person: Person, panel_name: str, seen: Seen, by: Actor) -> PanelMember:
    person = Person.objects.select_for_update().get(pk=person.pk)
    if PanelMember.objects.filter(person=person).exists():
        raise OnThePanelAlready(f"{person.chosen_name} is on the panel, or was. Nothing was changed.")
    member = PanelMember(person=person, joined_on=seen.on)
    keep_name(member, panel_name)
    brought_over.keep(MemberBroughtOver, member, what="On the panel", seen=seen, by=by)
    give_role(person)
    log.record(by, "panels.brought_over", "brought {person}'s place on the panel over", about=member, person=person)
    return member

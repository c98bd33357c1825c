"""What happens to someone's place on the panel: they join, choose another name, leave."""

from django.db import IntegrityError, transaction

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.accounts import invitations
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.panels.membership import rules
from coprod.panels.membership.models import WHO_IS_WHO, PanelMember
from coprod.people import acts as people
from coprod.people.models import Person, Role, RoleHeld, Service, User
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed, Refusal


class NameTaken(Refusal):
    title = "Someone goes by that name"


class NameGivesAway(Refusal):
    title = "Choose a name that does not give you away"


class NotOnThePanel(Refusal):
    title = "They are not on the panel"


class OnThePanelAlready(Refusal):
    title = "They are on the panel already"


@transaction.atomic
def join(person: Person, *, panel_name: str, by: Actor) -> PanelMember:
    """Put someone on the panel, with or without a sign-in; someone who had left comes back.

    Raises NotAllowed, OnThePanelAlready, NameGivesAway or NameTaken.
    """
    _check_looks_after(by, person)
    person = Person.objects.select_for_update().get(pk=person.pk)
    member = PanelMember.objects.filter(person=person).first()
    if member and member.is_current:
        raise OnThePanelAlready(f"{person.chosen_name} is on the panel now. Nothing was changed.")
    member = member or PanelMember(person=person)
    member.joined_on, member.left_on = clock.today(), None
    keep_name(member, panel_name)
    give_role(person)
    log.record(by, "panels.joined", "welcomed {person} to the Reference Panel", about=member, person=person)
    return member


@transaction.atomic
def welcome(
    *, chosen_name: str, route: Route, panel_name: str, service: Service | None, is_invited: bool, by: Actor
) -> PanelMember:
    """Put someone on the panel whom we have no record of, with an invitation to sign in if they would like one.

    Raises NotAllowed, NameGivesAway, NameTaken, or what inviting refuses.
    """
    check_looks_after_service(by, service)
    person = people.add_person(chosen_name=chosen_name, routes=[route], service=service, named_contact=by.user, by=by)
    if is_invited:
        invitations.invite(person=person, by=by)
    return join(person, panel_name=panel_name, by=by)


@transaction.atomic
def invite(member: PanelMember, *, by: Actor) -> PanelMember:
    """Someone on the panel would like to sign in after all; invited twice, they are invited once. Their role
    comes with the sign-in (newcomers.py). Raises NotAllowed, NotOnThePanel, or what inviting refuses."""
    member = _own_or_looked_after(member, by)
    if not member.is_current:
        raise NotOnThePanel("They have left the panel. Nothing was changed.")
    if not User.objects.filter(person=member.person_id).exists():
        invitations.invite(person=member.person, by=by)
    return member


@transaction.atomic
def rename(member: PanelMember, *, panel_name: str, by: Actor) -> PanelMember:
    """Go by another panel name from now on, everywhere. Raises NotAllowed, NameGivesAway or NameTaken."""
    member = _own_or_looked_after(member, by)
    if rules.tidy(panel_name) != member.panel_name:
        keep_name(member, panel_name)
        sentence = "changed a name on the panel"
        log.record(by, "panels.renamed", sentence, about=member, person=member.person, changes={"name": log.CHANGED})
    return member


@transaction.atomic
def leave(member: PanelMember, *, by: Actor) -> PanelMember:
    """Leave the panel. What they said stays under their panel name. Leaving twice is leaving once."""
    member = _own_or_looked_after(member, by)
    if not member.is_current:
        return member
    member.left_on = clock.today()
    member.save(update_fields=["left_on"])
    held = RoleHeld.objects.current().filter(user__person=member.person_id, role=Role.PANEL_MEMBER)
    for role in held.select_related("user__person"):
        accounts.end_role(held=role, by=Actor.system())
    log.record(by, "panels.left", "ended {person}'s time on the Reference Panel", about=member, person=member.person)
    return member


def may_look_after(by: Actor, service_id: int | None) -> bool:
    """Leads and facilitators, for the programme or of that service; set-up."""
    if by.kind is ActorKind.SYSTEM:
        return True
    return by.user is not None and by.user.has_role_in(service_id, *WHO_IS_WHO)


def _check_looks_after(by: Actor, person: Person) -> None:
    check_looks_after_service(by, person.service)


def check_looks_after_service(by: Actor, service: Service | None) -> None:
    """Raises NotAllowed for anyone but a lead or facilitator of the service."""
    if not may_look_after(by, service.pk if service else None):
        raise NotAllowed("A lead or a facilitator of their service does this. Nothing was changed.")


def _own_or_looked_after(member: PanelMember, by: Actor) -> PanelMember:
    member = PanelMember.objects.select_for_update().select_related("person").get(pk=member.pk)
    if not member.is_acted_for_by(by):
        check_looks_after_service(by, member.person.service)
    return member


def keep_name(member: PanelMember, panel_name: str) -> None:
    """Save the member under this name. Raises NameGivesAway or NameTaken."""
    name = rules.tidy(panel_name)
    if rules.gives_away(name, member.person.chosen_name, member.person.legal_name):
        raise NameGivesAway("It has part of a real name in it. Any other name will do. Nothing was changed.")
    if PanelMember.objects.filter(panel_name__iexact=name).exclude(pk=member.pk).exists():
        raise _taken()
    member.panel_name = name
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError:
        raise _taken()


def _taken() -> NameTaken:
    return NameTaken("Another member goes by that name, or did. Please choose another. Nothing was changed.")


def give_role(person: Person) -> None:
    """Being on the panel is decided above; the role only opens its pages, so the system gives it."""
    user = User.objects.filter(person=person).first()
    if user and not user.has_role(Role.PANEL_MEMBER):
        accounts.give_role(user=user, role=Role.PANEL_MEMBER, service=None, by=Actor.system())

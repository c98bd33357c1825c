"""What happens to roles and second factors. The only writer of RoleHeld (PPL-3)."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from coprod import clock
from coprod.accounts import editors, permissions
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.models import Role, RoleHeld, Service, User
from coprod.people.models.service import PROGRAMME_ROLES
from coprod.ui.refusals import NotAllowed, Refusal


class HoldsItAlready(Refusal):
    title = "They have this role already"


class WholeProgrammeOnly(Refusal):
    title = "This role is for the whole programme"


class LastAdministrator(Refusal):
    title = "Someone has to stay administrator"


def give_role(
    *,
    user: User,
    role: Role,
    service: Service | None,
    by: Actor,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleHeld:
    """Give a role for a service, or for the whole programme when `service` is None.

    Raises NotAllowed, WholeProgrammeOnly, or HoldsItAlready when it is held there without an end.
    """
    if not permissions.may_give_role(by, role, service):
        raise NotAllowed("Only an administrator gives this role. Nothing was changed.")
    if service is not None and role in PROGRAMME_ROLES:
        raise WholeProgrammeOnly("It opens the whole programme, so it cannot be for one service. Nothing was changed.")
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        if RoleHeld.objects.filter(user=user, role=role, service=service, ends_on__isnull=True).exists():
            raise HoldsItAlready("They hold this role there now. Nothing was changed.")
        held = RoleHeld.objects.create(
            user=user, role=role, service=service, starts_on=starts_on or clock.today(), ends_on=ends_on
        )
        _roles_changed(user)
        log.record(by, "people.role.given", f"gave {{person}} the role {held}", about=held, person=user.person)
    return held


def end_role(*, held: RoleHeld, by: Actor) -> RoleHeld:
    """The role ended yesterday: from now on it opens nothing. One that begins today is taken away; one that had ended
    before keeps its day.

    Raises NotAllowed, or LastAdministrator when nobody else could look after the rest.
    """
    if not permissions.is_administrator(by):
        raise NotAllowed("Only an administrator ends roles. Nothing was changed.")
    if held.ends_on is not None and held.ends_on < clock.today():
        return held
    with transaction.atomic():
        administrators = RoleHeld.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
        others = administrators.current().filter(ends_on__isnull=True, user__is_active=True).exclude(user=held.user_id)
        list(administrators)
        if held.role == Role.ADMINISTRATOR and not others.exists():
            raise LastAdministrator("Make someone else administrator first. Nothing was changed.")
        user, sentence = held.user, f"ended the role {held} of {{person}}"
        yesterday = clock.today() - timedelta(days=1)
        if held.starts_on > yesterday:
            log.record(by, "people.role.ended", sentence, about=held, person=user.person)
            held.delete()
        else:
            held.ends_on = yesterday
            held.save(update_fields=["ends_on"])
            log.record(by, "people.role.ended", sentence, about=held, person=user.person)
        _roles_changed(user)
    return held


def reset_second_factor(*, user: User, by: Actor) -> None:
    """Someone lost their phone: take their second factors away, sign them out everywhere. They set up new ones
    at their next sign-in. Raises NotAllowed."""
    if not permissions.is_administrator(by) or (by.user is not None and by.user.pk == user.pk):
        raise NotAllowed("Another administrator resets this. Nothing was changed.")
    with transaction.atomic():
        Authenticator.objects.filter(user_id=user.pk).delete()
        sign_out_everywhere(user)
        log.record(
            by, "accounts.second_factor.reset", "reset the second factor of {person}", about=user, person=user.person
        )


def sign_out_everywhere(user: User) -> int:
    """End every session of the user. Returns how many there were."""
    mine = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=clock.now()).iterator()
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    Session.objects.filter(pk__in=mine).delete()
    return len(mine)


def _roles_changed(user: User) -> None:
    for cached in ("roles", "is_team"):
        user.__dict__.pop(cached, None)
    editors.mirror(user)

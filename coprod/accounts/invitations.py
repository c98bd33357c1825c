"""Inviting people to sign in: by e-mail or text, with a link that opens sign-in and nothing else (PPL-2)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from coprod import clock
from coprod.accounts import acts, mail, permissions
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.messaging import sending
from coprod.people.addresses import normal_phone
from coprod.people.models import ContactRoute, Person, Role, RouteKind, Service, User
from coprod.people.worklists import found
from coprod.ui.refusals import NotAllowed, Refusal
from coprod.vault import links
from coprod.vault.models import PrivateLink

PURPOSE = "invitation"
GOOD_FOR = timedelta(days=14)


class NoAddress(Refusal):
    title = "We need a way to reach them"


class AddressTaken(Refusal):
    title = "Someone has this address already"


class SignsInAlready(Refusal):
    title = "They sign in already"


@transaction.atomic
def invite(*, person: Person, by: Actor, roles: Iterable[Role] = (), service: Service | None = None) -> User:
    """Give a person a sign-in and roles, and send them the invitation. Someone who signs in already gets the
    roles only. Raises NotAllowed, NoAddress, AddressTaken or HoldsItAlready.
    """
    wanted = tuple(roles)
    if not permissions.may_invite(by, person) or not all(
        permissions.may_give_role(by, role, service) for role in wanted
    ):
        raise NotAllowed("You invite participants of your own services. Nothing was changed.")
    user = User.objects.filter(person=person).first() or _new_user(person)
    for role in wanted:
        acts.give_role(user=user, role=role, service=service, by=by)
    if user.last_login is None:
        _send(user, by=by)
    return user


@transaction.atomic
def invite_colleague(
    *,
    name: str,
    address: tuple[str, str],
    role: Role,
    service: Service | None,
    by: Actor,
    ends_on: date | None = None,
) -> User:
    """Invite someone we have no record of yet. `address` is ("email" or "phone", its normal form).
    Raises NotAllowed or AddressTaken."""
    if not permissions.may_give_role(by, role, service):
        raise NotAllowed("You invite participants of your own services. Nothing was changed.")
    kind, value = address
    _check_is_free(**{kind: value})
    person = Person.objects.create(chosen_name=name, service=service)
    route = RouteKind.EMAIL if kind == "email" else RouteKind.TEXT
    ContactRoute.objects.create(person=person, position=1, kind=route, address=value)
    user = _create_user(person, **{kind: value})
    acts.give_role(user=user, role=role, service=service, ends_on=ends_on, by=by)
    _send(user, by=by)
    return user


@transaction.atomic
def resend(*, user: User, by: Actor) -> None:
    """Send a fresh link; the older one stops working. Asked for twice in a minute, it is sent once.
    Raises NotAllowed or SignsInAlready."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    _check(user, by)
    if links.was_just_renewed(PURPOSE, user.pk):
        return
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    _send(user, by=by)


@transaction.atomic
def revoke(*, user: User, by: Actor) -> None:
    """Take an invitation back before it is used: its link is switched off and the sign-in sleeps.
    Raises NotAllowed or SignsInAlready."""
    _check(user, by)
    _switch_off(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    log.record(
        by, "accounts.invitation.revoked", "took back the invitation of {person}", about=user, person=user.person
    )


def address_to_hand_over(user: User) -> str:
    """The address in the invitation just sent, for someone whose mail may not work yet. Call it in the transaction
    that sent it: the message then carries the same address.
    """
    link = PrivateLink.objects.filter(purpose=PURPOSE, subject_id=user.pk).latest("pk")
    message = mail.message_of(link)
    sending.give_secret(message)
    message.save(update_fields=["secret"])
    return settings.SITE_URL + reverse("invitation", kwargs={"token": message.secret})


def accepted(user: User) -> None:
    """They have signed in: their open invitations have done their job."""
    links.finish(PURPOSE, user.pk)


def invited(link: PrivateLink) -> User:
    """The user an invitation link is for."""
    return User.objects.select_related("person").get(pk=link.subject_id)


def _check(user: User, by: Actor) -> None:
    if not permissions.may_manage(by, user):
        raise NotAllowed("You look after invitations of your own services. Nothing was changed.")
    if user.last_login is not None:
        raise SignsInAlready("They have signed in before, so there is no invitation to change.")


def _new_user(person: Person) -> User:
    routes = {route.kind: route.address for route in reversed(person.routes.filter(does_not_work_since=None))}
    email = User.objects.clean_email(routes.get(RouteKind.EMAIL))
    phone = normal_phone(routes.get(RouteKind.TEXT, ""))
    if not email and not phone:
        raise NoAddress("Add an e-mail address or a mobile number for texts first. Nothing was changed.")
    _check_is_free(email=email, phone=phone)
    return _create_user(person, email=email, phone=phone)


def _create_user(person: Person, **addresses: str | None) -> User:
    """A sign-in; rooms in which the person has a part already open to it (each newcomers.py has
    `begins_to_sign_in(user)`). Raises AddressTaken when someone else was quicker by a moment."""
    try:
        with transaction.atomic():
            user: User = User.objects.create_for(person, **addresses)
    except IntegrityError:
        raise _taken()
    for room in found("newcomers"):
        room.begins_to_sign_in(user)
    return user


def _check_is_free(*, email: str | None = None, phone: str | None = None) -> None:
    if User.objects.filter(Q(email=email, email__isnull=False) | Q(phone=phone, phone__isnull=False)).exists():
        raise _taken()


def _taken() -> AddressTaken:
    return AddressTaken("Another person signs in with it. Please check it with them. Nothing was changed.")


def _switch_off(user: User) -> None:
    """The links there are stop working, and messages that would carry them do not go."""
    links.revoke(PURPOSE, user.pk)
    for link in PrivateLink.objects.filter(purpose=PURPOSE, subject_id=user.pk):
        mail.take_back(link)


def _send(user: User, *, by: Actor) -> None:
    _switch_off(user)
    link = links.issue(PURPOSE, user.pk, expires_at=clock.now() + GOOD_FOR)
    mail.invitation(user, link, by=by)
    log.record(by, "accounts.invitation.sent", "invited {person} to sign in", about=user, person=user.person)

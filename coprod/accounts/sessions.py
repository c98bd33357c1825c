"""What a session knows about how its person signed in: when, and whether a second factor was used."""

from datetime import UTC, datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.http import HttpRequest

from coprod import clock
from coprod.people.models import User

BEGAN_AT = "signed_in_at"
SECOND_FACTOR = "mfa"
DEMONSTRATION = "demonstration"
FRESH_FOR = timedelta(minutes=30)
SECOND_FACTOR_TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def begin(request: HttpRequest) -> None:
    """Note when the person signed in: sessions end a fixed time after, however much they are used."""
    request.session[BEGAN_AT] = clock.now().isoformat()
    request.session.set_expiry(int(_longest(request.user).total_seconds()))


def has_ended(request: HttpRequest) -> bool:
    """Whether the signed-in person's time is over: 12 hours for staff, 14 days for participants."""
    began = request.session.get(BEGAN_AT)
    if began is None:
        begin(request)
        return False
    return clock.now() - datetime.fromisoformat(began).astimezone(UTC) > _longest(request.user)


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person signed in a short while ago. Sessions of participants last for days, perhaps on a computer
    that others use."""
    began = datetime.fromisoformat(request.session.get(BEGAN_AT) or clock.now().isoformat())
    return clock.now() - began.astimezone(UTC) <= FRESH_FOR


def _longest(user: object) -> timedelta:
    if getattr(user, "is_team", False):
        return timedelta(hours=settings.STAFF_SESSION_HOURS)
    return timedelta(days=settings.PARTICIPANT_SESSION_DAYS)


def used_second_factor(request: HttpRequest) -> bool:
    """Whether a second factor (or the demonstration standing in for one) was used in this very session."""
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return SECOND_FACTOR in methods or (DEMONSTRATION in methods and apps.is_installed("coprod.demo"))


def has_second_factor(user: User) -> bool:
    """Whether the person has set up an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTOR_TYPES).exists()


def mark_second_factor(request: HttpRequest, authenticator: Authenticator) -> None:
    """Setting one up shows that its owner is here: the session need not ask for it again."""
    record_authentication(
        request,
        authenticator.user,
        SECOND_FACTOR,
        id=authenticator.pk,
        type=str(authenticator.type),
        reauthenticated=True,
    )


def mark_demonstration(request: HttpRequest) -> None:
    """For /demo/: call after signing in one of its people. Stands in for a second factor, and counts
    only where `coprod.demo` is installed, which is never so in production."""
    if apps.is_installed("coprod.demo"):
        record_authentication(request, request.user, DEMONSTRATION, reauthenticated=True)

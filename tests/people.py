"""The cast, as in the demonstration: Harbour Housing Together, with services Quayside and Otterbank."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from coprod import clock
from coprod.accounts import acts
from coprod.audit.actor import Actor
from coprod.people.models import Charity, ContactRoute, Person, Role, Service, User

# name: (chosen name, role or None, service or None, e-mail, phone)
CAST = {
    "priya": ("Priya Sandpiper", Role.LEAD, "Quayside", "priya@harbour.test", None),
    "ruth": ("Ruth Fieldfare", Role.OFFICER, None, "ruth@harbour.test", None),
    "asha": ("Asha Thistlewood", Role.APPLICANT, "Quayside", "asha@people.test", None),
    "jon": ("Jon Curlew", Role.APPLICANT, "Quayside", None, "+447700900417"),
    "bryn": ("Bryn Dipper", Role.PEER_MENTOR, "Quayside", "bryn@people.test", None),
    "nell": ("Nell Redstart", Role.PANEL_MEMBER, None, "nell@people.test", None),
    "owen": ("Owen Teal", Role.LEAD, "Otterbank", "owen@harbour.test", None),
    "mina": ("Mina Siskin", Role.APPLICANT, "Otterbank", "mina@people.test", None),
    "sam": ("Sam Linnet", Role.SUPPORT_WORKER, "Quayside", "sam@harbour.test", None),
    "nia": ("Nia Petrel", Role.FACILITATOR, None, "nia@harbour.test", None),
    "hal": ("Hal Dunlin", Role.POLICY_OWNER, None, "hal@harbour.test", None),
    "safia": ("Safia Plover", Role.SAFEGUARDING, None, "safia@harbour.test", None),
    "edie": ("Edie Wren", Role.EDITOR, None, "edie@harbour.test", None),
    "tom": ("Tom Bunting", Role.TRUSTEE, None, "tom@harbour.test", None),
    "ada": ("Ada Merlin", Role.ADMINISTRATOR, None, "ada@harbour.test", None),
    "flo": ("Flo Knot", Role.FINANCE, None, "flo@harbour.test", None),
}


@pytest.fixture
def charity(db):
    return Charity.objects.create(name="Harbour Housing Together", contact_number="01632 960001")


@pytest.fixture
def quayside(charity):
    return Service.objects.create(name="Quayside")


@pytest.fixture
def otterbank(charity):
    return Service.objects.create(name="Otterbank")


@pytest.fixture
def cast(quayside, otterbank):
    """`cast("priya")` is that user, made when first asked for."""
    services = {"Quayside": quayside, "Otterbank": otterbank, None: None}
    made: dict[str, User] = {}

    def user(name: str) -> User:
        if name not in made:
            made[name] = user_named(name, services)
        return made[name]

    return user


def user_named(name: str, services: dict[str | None, Service | None]) -> User:
    chosen_name, role, service, email, phone = CAST[name]
    person = Person.objects.create(chosen_name=chosen_name, service=services[service])
    kind, address = ("email", email) if email else ("text", phone)
    ContactRoute.objects.create(person=person, position=1, kind=kind, address=address)
    user = User.objects.create_for(person, email=email, phone=phone)
    acts.give_role(user=user, role=role, service=services[service], by=Actor.system())
    return user


def with_role(role: Role, service: Service | None = None, *, name: str = "Wyn Sparrow") -> User:
    """Someone who holds just this role."""
    person = Person.objects.create(chosen_name=name, service=service)
    user = User.objects.create_for(person, email=f"{role}.{person.pk}@harbour.test")
    acts.give_role(user=user, role=role, service=service, by=Actor.system())
    return user


def signed_in_client(user: User | None, *, second_factor: bool = True) -> Client:
    """A browser in which `user` (nobody when None) has signed in, staff with their second factor."""
    client = Client()
    if user is None:
        return client
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["signed_in_at"] = clock.now().isoformat()
    methods = [{"method": "code", "at": clock.now().timestamp()}]
    if second_factor:
        methods.append({"method": "mfa", "type": "totp", "at": clock.now().timestamp(), "reauthenticated": True})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


@pytest.fixture
def client_as(cast):
    """`client_as("priya")`, `client_as(user, second_factor=False)`, `client_as(None)` for a stranger."""

    def client(who: str | User | None, *, second_factor: bool = True) -> Client:
        user = cast(who) if isinstance(who, str) else who
        return signed_in_client(user, second_factor=second_factor)

    return client


def give_authenticator_app(user: User) -> Authenticator:
    """Someone who has set up an authenticator app before."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    return TOTP.activate(user, generate_totp_secret()).instance

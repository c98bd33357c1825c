"""Persons and users, how to reach them, services, roles, breaks, and the charity itself."""

from coprod.people.models.charity import Charity
from coprod.people.models.dated import DatedSetting
from coprod.people.models.person import Break, ContactRoute, Person, RouteKind
from coprod.people.models.service import Role, RoleHeld, Service
from coprod.people.models.user import User

__all__ = [
    "Break",
    "Charity",
    "ContactRoute",
    "DatedSetting",
    "Person",
    "Role",
    "RoleHeld",
    "RouteKind",
    "Service",
    "User",
]

"""Where an application is filled in: whose it is, by whom and how, and where its pages are. The same pages serve the
person and a colleague who fills it in with them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import How, PartKey


def _own_page(name: str, pk: int | None = None) -> str:
    return reverse(f"recruitment:{name}", args=[] if pk is None else [pk])


@dataclass(frozen=True)
class Desk:
    """`address` gives the page of a name ("apply", "history", "change_referee" with an id). `number` is the one to ring
    the person on, when a colleague fills it in with them."""

    application: Application
    by: Actor
    how: How = How.ALONE
    address: Callable[[str, int | None], str] = _own_page
    layout: str = "ui/participant.html"
    number: str = ""

    @property
    def is_with_us(self) -> bool:
        """Whether a colleague fills it in with the person."""
        return self.how != How.ALONE

    @property
    def is_on_the_phone(self) -> bool:
        return self.how == How.PHONE

    @property
    def them(self) -> str:
        """What to call the person in the questions; empty when they read them themselves."""
        return self.application.person.short_name if self.is_with_us else ""

    @property
    def parts(self) -> str:
        """The list of parts."""
        return self.address("apply", None)

    def part(self, key: PartKey) -> str:
        return self.address(key.value, None)


def own_application(request: HttpRequest) -> Application:
    """The newest application of the signed-in person. Raises Http404 when there is none."""
    application = (
        Application.objects.visible_to(request.user)
        .filter(person_id=request.user.person_id)  # type: ignore[union-attr]
        .select_related("person", "role__eligibility", "rule")
        .order_by("-pk")
        .first()
    )
    if application is None:
        raise Http404
    return application


def own_desk(request: HttpRequest) -> Desk:
    """The signed-in person at their own application."""
    return Desk(own_application(request), Actor.of(request.user))

"""The kinds of message the charity sends. Each capability names its own in mail.py, found when the apps load."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.apps import apps

from coprod.messaging.wording.language import OF_EVERY_MESSAGE, Part, Placeholder
from coprod.people.models import RouteKind

if TYPE_CHECKING:
    from coprod.messaging.models import Message


class Urgency(StrEnum):
    """Only ordinary messages wait for quiet hours and breaks; the others are never silenced (PPL-7)."""

    ORDINARY = "ordinary"
    CODE = "code"
    SAFETY = "safety"
    MONEY = "money"
    ANSWER = "answer"

    @property
    def is_never_silenced(self) -> bool:
        return self is not Urgency.ORDINARY

    @property
    def is_sent_again(self) -> bool:
        """Whether a row that may have been sent is sent once more, rather than waiting for a person."""
        return self in {Urgency.CODE, Urgency.SAFETY}


def _no_context(message: "Message") -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Kind:
    """One kind of message. Making one registers it under `code`.

    `templates` is the folder with subject.txt, body.txt, text.txt and call.txt (by default messages/<code>).
    `context` fetches what the templates need by the message's `refs`, at the moment of sending.
    `make_secret` makes the code or the token of a private link, once, when the message is claimed; `context`
    and the templates find it as `message.secret` and `secret`. Staff see `secret_label` in its place.
    `good_for` is how long it is still worth sending; None is for ever.
    `reminders` is how many may follow the first message unless the charity's rules say otherwise.
    `placeholders` are what a lead may put into its words; with none stated the wording is fixed (MSG-5).
    `purpose` (a sentence) and `goes_to` ("the person who applies") say what it is for and who gets it.
    `for_people` is how those who get it know it; kinds with the same words share one switch.
    """

    code: str
    label: str
    templates: str = ""
    urgency: Urgency = Urgency.ORDINARY
    context: Callable[["Message"], dict[str, Any]] = field(default=_no_context)
    make_secret: Callable[["Message"], str] | None = None
    secret_label: str = "[private link]"
    good_for: timedelta | None = None
    reminders: int | None = None
    placeholders: tuple[Placeholder, ...] = ()
    purpose: str = ""
    goes_to: str = ""
    for_people: str = "Other notes from us"

    def __post_init__(self) -> None:
        if self.code in _registered:
            raise ValueError(f"Two kinds of message are called {self.code}.")
        for names in ([each.code for each in self.offered], [each.label for each in self.offered]):
            if len(set(names)) != len(names) or set("{}") & set("".join(names)):
                raise ValueError(f"Placeholders of {self.code} cannot be told apart.")
        _registered[self.code] = self

    @property
    def folder(self) -> str:
        return self.templates or f"messages/{self.code}"

    @property
    def can_be_switched_off(self) -> bool:
        return not self.urgency.is_never_silenced

    @property
    def channels(self) -> frozenset[RouteKind]:
        """How it may travel. A code is for one person's eyes: it never goes on a list that staff read."""
        return frozenset({RouteKind.EMAIL, RouteKind.TEXT}) if self.urgency is Urgency.CODE else frozenset(RouteKind)

    @property
    def offered(self) -> tuple[Placeholder, ...]:
        """What a lead may put into its words; nothing when the wording is fixed."""
        return (*self.placeholders, *OF_EVERY_MESSAGE) if self.placeholders else ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pieces of it that have words: nobody is rung about a code."""
        return tuple(part for part in Part if part is not Part.CALL or self.may_go_on_a_list)

    @property
    def room(self) -> str:
        """The name of the capability it belongs to."""
        config = apps.get_containing_app_config(self.context.__module__)
        return str(config.verbose_name) if config else "Other"

    @property
    def may_go_on_a_list(self) -> bool:
        return self.urgency is not Urgency.CODE


_registered: dict[str, Kind] = {}


def by_code(code: str) -> Kind:
    """The kind with that code. Raises KeyError for one that no installed capability names."""
    return _registered[code]


def codes() -> list[str]:
    """Codes of every kind that an installed capability names."""
    return list(_registered)


def label_of(code: str) -> str:
    """How staff know the kind; the bare code for one that no installed capability names any more."""
    kind = _registered.get(code)
    return kind.label if kind else code.replace("_", " ").capitalize()


def every() -> Iterable[Kind]:
    """All kinds, by label."""
    return sorted(_registered.values(), key=lambda kind: kind.label)


def never_silenced() -> list[str]:
    """Codes of the kinds that go out during a break."""
    return [kind.code for kind in _registered.values() if kind.urgency.is_never_silenced]

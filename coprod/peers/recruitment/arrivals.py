"""People who said hello or are applying, as a sheet to bring over; and who of those could sign in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from coprod import clock
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.recruitment import arrivals_of_mentors
from coprod.peers.recruitment.arriving import BRING, Hello, bring_person, open_to
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.stages import Stage
from coprod.people.addresses import normal_phone
from coprod.people.arrivals import Invitation, PhoneField, RowForm, Sheet
from coprod.people.forms import WAYS
from coprod.people.models import ContactRoute, Person, RouteKind, Service
from coprod.people.reach import Route
from coprod.ui.forms import DayField

STAGES = [(Stage.SAID_HELLO.value, Stage.SAID_HELLO.label), (Stage.APPLYING.value, Stage.APPLYING.label)]
THROUGH_ME = (RouteKind.THROUGH.value, "Through me")
_WAYS = [way for way in WAYS if way[0] != RouteKind.POST]
_LIKES = {RouteKind.EMAIL: "email", RouteKind.TEXT: "text", RouteKind.PHONE: "phone"}


class PersonForm(RowForm):
    """One person, how they are reached, and how far they are."""

    chosen_name = forms.CharField(label="What we call them", help_text="Any name they like.", max_length=120)
    email = forms.EmailField(label="E-mail", help_text="Leave it empty if they have none.", required=False)
    text = PhoneField(label="Mobile for texts", help_text="A number that gets texts.", required=False)
    phone = PhoneField(label="Phone", help_text="A number to ring. It can be the same.", required=False)
    prefer = forms.ChoiceField(
        label="How they like to hear",
        help_text="Empty means the first way there is.",
        choices=[("", "The first way there is"), *_WAYS, THROUGH_ME],
        required=False,
    )
    service = forms.ModelChoiceField(
        label="Service", help_text="As it is called here.", queryset=Service.objects.none(), required=False
    )
    role = forms.ModelChoiceField(
        label="Role on offer",
        help_text="What they would like to do. As it is called here.",
        queryset=RoleOnOffer.objects.filter(is_open=True),
        empty_label=None,
    )
    stage = forms.ChoiceField(
        label="Stage", help_text="Said hello, or applying.", choices=STAGES, required=False, initial=Stage.SAID_HELLO
    )
    said_hello_on = DayField(label="Said hello on", help_text="Like 17/11/2026. Empty means today.", required=False)
    careful = forms.CharField(
        label="What to be careful with",
        help_text="For example: no voicemail.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words = forms.CharField(
        label="A few words",
        help_text="It becomes a note. Write it as if they are beside you.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service: Any = self.fields["service"]
        service.queryset = Service.objects.of(self.by.user, *BRING)
        if not self.by.user.holds_for_programme(*BRING):
            service.required, service.empty_label = True, None

    def clean_said_hello_on(self) -> Any:
        day = self.cleaned_data["said_hello_on"]
        if day and day > clock.today():
            raise forms.ValidationError("That day is still to come. Write the day they said hello.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wanted = data.get("prefer")
        field = _LIKES.get(wanted) if wanted else None
        if field and not data.get(field) and field not in self.errors:
            self.add_error(field, "They like to hear this way, so write the address or number.")
        elif not wanted and not any(data.get(name) or name in self.errors for name in _LIKES.values()):
            self.add_error("email", "Write one way to reach them, or “Through me” for how they like to hear.")
        return data


def _bring(row: Mapping[str, Any], by: Actor) -> Application:
    hello = Hello(row["role"], row["said_hello_on"] or clock.today(), Stage(row["stage"] or Stage.SAID_HELLO))
    return bring_person(
        chosen_name=row["chosen_name"],
        routes=_routes(row, by),
        service=row["service"],
        hello=hello,
        careful=row["careful"],
        words=row["words"],
        by=by,
    )


def _routes(row: Mapping[str, Any], by: Actor) -> list[Route]:
    known = [Route(kind, row[name]) for kind, name in _LIKES.items() if row[name]]
    if row["prefer"] == RouteKind.THROUGH:
        known.append(Route(RouteKind.THROUGH, through=by.user))
    return sorted(known, key=lambda route: route.kind != row["prefer"])


def _likeness(row: Mapping[str, Any], by: Actor) -> str:
    """The same address or number, or the same name, of someone the actor may open."""
    name = row["chosen_name"]
    written = {row["email"], row["email"].lower(), row["text"], row["phone"]}
    addresses = (written | {normal_phone(row[way]) for way in ("text", "phone")}) - {"", None}
    reached = ContactRoute.objects.filter(address__in=addresses)
    names = {name, name.lower(), name.upper(), name.title()}
    known = Person.objects.visible_to(by.user).select_related("service")
    alike = known.filter(Q(chosen_name__in=names) | Q(pk__in=reached.values("person_id"))).order_by("pk").first()
    if alike is None:
        return ""
    where = f" at {alike.service.name}" if alike.service else ""
    if alike.chosen_name in names:
        return f"Someone called {alike.chosen_name}{where} is here already. Is this the same person?"
    return f"{alike.chosen_name}{where} has the same address or number. Is this the same person?"


def _could_sign_in() -> QuerySet[Person]:
    return Person.objects.filter(pk__in=Application.objects.open().values("person_id"))


def _may(by: Actor) -> bool:
    return by.kind is ActorKind.USER and by.user.has_role(*BRING)


SHEETS = (
    Sheet(
        key="people",
        title="People and applications",
        about="People who said hello or are applying, with how to reach them.",
        form=PersonForm,
        bring=_bring,
        likeness=_likeness,
        may=_may,
        example={
            "chosen_name": "Example Person",
            "email": "example@example.org",
            "text": "07700 900123",
            "phone": "01632 960123",
            "prefer": "Text message",
            "service": "The name of your service",
            "role": "Peer mentor",
            "stage": "Said hello",
            "said_hello_on": "17/11/2025",
            "careful": "No voicemail",
            "words": "Met us at the open day",
        },
        order=10,
    ),
    *arrivals_of_mentors.SHEETS,
)

INVITATIONS = (Invitation(_could_sign_in, open_to),)

"""People in recruitment as a board and as a table: one question, two layouts (REC-4). Every list here costs the same
number of queries however long it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import Replace, RowNumber
from django.db.models.lookups import In
from django.urls import reverse

from coprod import clock
from coprod.peers.recruitment import standing_still
from coprod.peers.recruitment.models import Application, OpenTrack, TrackName
from coprod.peers.recruitment.stages import PATH, Stage
from coprod.peers.recruitment.standing_still import StandingStill
from coprod.people.addresses import HOME_COUNTRY, normal_phone
from coprod.people.models import ContactRoute, Person, Service
from coprod.people.models.person import Break
from coprod.programme.enquiries.models import Enquiry
from coprod.workspace.filters import Contact, Filters, Layout, OnBreak, Since

A_PAGE = 50
IN_A_COLUMN = 8

_SORTED_BY = {
    "name": "person__chosen_name",
    "role": "role__name",
    "stage": Case(*(When(stage=stage, then=Value(place)) for place, stage in enumerate(Stage)), default=Value(9)),
    "service": "person__service__name",
    "since": "stage_since",
    "contact": "person__named_contact__person__chosen_name",
}
_SHOWN = (
    "stage",
    "stage_since",
    "sent_at",
    "person__chosen_name",
    "person__service__name",
    "person__named_contact__person__chosen_name",
    "role__name",
)
_TRACK_ORDER = {name: place for place, name in enumerate(TrackName.values)}


@dataclass(frozen=True)
class Row:
    """One person on a list, whether they have an application or said hello. `standing` is worked out where it is
    shown, not in a spreadsheet."""

    name: str
    url: str
    stage: Stage
    since: datetime
    role: str
    service: Any = None
    contact: str = ""
    on_break: bool = False
    standing: StandingStill | None = None
    tracks: list[OpenTrack] = field(default_factory=list)
    person: Person | None = None

    @property
    def days(self) -> int:
        """Whole days at this stage."""
        return (clock.today() - clock.local(self.since).date()).days


@dataclass(frozen=True)
class Column:
    """One stage of the board. `more` is how many are not on it; `query` leads to them all, the longest first."""

    stage: Stage
    total: int
    rows: list[Row]
    query: str

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


def applications(user: Any, filters: Filters) -> QuerySet[Any]:
    """The applications that fit, of people this user may open; never one's own."""
    found = Application.objects.visible_to(user).exclude(person_id=user.person_id)
    found = found.filter(stage=filters.stage) if filters.stage else found.filter(stage__in=PATH)
    if filters.track:
        found = found.filter(stage=Stage.CHECKS, open_tracks__name=filters.track)
    if filters.waits:
        found = found.filter(pk__in=Application.objects.awaiting_a_lead().values("pk"))
    if filters.role:
        found = found.filter(role=filters.role)
    if filters.contact == Contact.ME:
        found = found.filter(person__named_contact=user)
    if filters.contact == Contact.NOBODY:
        found = found.filter(person__named_contact__isnull=True)
    if filters.on_break:
        resting = Q(person__in=Person.objects.on_a_break())
        found = found.filter(resting if filters.on_break == OnBreak.YES else ~resting)
    if filters.q:
        found = found.filter(Q(person__chosen_name__icontains=filters.q) | Exists(_reached_at(filters.q)))
    return _at_service(_since(found, "stage_since", filters), "person__service", filters)


def hellos(user: Any, filters: Filters) -> QuerySet[Any]:
    """Those who said hello and are not invited to anything yet."""
    found = Enquiry.objects.visible_to(user).not_yet_a_person()
    if not filters.hellos_fit:
        return found.none()
    if filters.q:
        found = found.filter(Q(chosen_name__icontains=filters.q) | _is_address(filters.q))
    return _at_service(_since(found, "received_at", filters), "service", filters)


def board(user: Any, filters: Filters) -> list[Column]:
    """A column for each stage, or for the one that is asked, with those who have waited longest. Eleven queries."""
    found = applications(user, filters)
    counts = {row["stage"]: row["people"] for row in found.order_by().values("stage").annotate(people=Count("pk"))}
    place = Window(RowNumber(), partition_by="stage", order_by=("stage_since", "pk"))
    first = list(_with_what_is_shown(found.annotate(place=place).filter(place__lte=IN_A_COLUMN).order_by("place")))
    rows: dict[str, list[Row]] = {}
    for row in _rows(first, standing_still.of_many(first)):
        rows.setdefault(row.stage, []).append(row)
    at_hello = hellos(user, filters)
    said_hello = at_hello.count()
    if said_hello:
        newest = at_hello.select_related("service").order_by("received_at", "pk")[:IN_A_COLUMN]
        rows[Stage.SAID_HELLO] = [*(_hello(each) for each in newest), *rows.get(Stage.SAID_HELLO, [])][:IN_A_COLUMN]
        counts[Stage.SAID_HELLO] = counts.get(Stage.SAID_HELLO, 0) + said_hello
    stages = [Stage(filters.stage)] if filters.stage else list(PATH)
    return [
        Column(
            stage,
            counts.get(stage, 0),
            rows.get(stage, []),
            filters.query(stage=stage.value, layout=Layout.TABLE, sort="since"),
        )
        for stage in stages
    ]


def table(user: Any, filters: Filters, number: str | None) -> Page:
    """One page of the table, sorted. At “Said hello” it lists the hellos."""
    page = Paginator(_listed(user, filters), A_PAGE).get_page(number)
    shown = list(page.object_list)
    page.object_list = list(_of(shown, filters, {} if filters.is_of_hellos else standing_still.of_many(shown)))
    return page


def count(user: Any, filters: Filters) -> int:
    return int(_listed(user, filters).count())


def every_row(user: Any, filters: Filters, *, with_routes: bool = False) -> Iterator[Row]:
    """All of the table, a thousand rows in memory at a time. `with_routes` fetches how each person is reached."""
    listed = _listed(user, filters)
    if with_routes and listed.model is Application:
        listed = listed.only(*_SHOWN, "person__safe_contact_notes")
        listed = listed.prefetch_related("person__routes__through__person")
    yield from _of(listed.iterator(chunk_size=1000), filters, {})


def _listed(user: Any, filters: Filters) -> QuerySet[Any]:
    if filters.is_of_hellos:
        order = (
            "-received_at" if filters.sort == "-since" else "chosen_name" if filters.sort == "name" else "received_at"
        )
        return hellos(user, filters).select_related("service").order_by(order, "pk")
    return _sorted(_with_what_is_shown(applications(user, filters)), filters.sort)


def _of(found: Iterable[Any], filters: Filters, standing: Mapping[int, StandingStill]) -> Iterator[Row]:
    return (_hello(each) for each in found) if filters.is_of_hellos else _rows(found, standing)


def _sorted(found: QuerySet[Any], sort: str) -> QuerySet[Any]:
    by = _SORTED_BY[sort.removeprefix("-")]
    if not isinstance(by, str):
        found, by = found.annotate(place_of_stage=by), "place_of_stage"
    return found.order_by(f"-{by}", "pk") if sort.startswith("-") else found.order_by(by, "-pk")


def _since(found: QuerySet[Any], column: str, filters: Filters) -> QuerySet[Any]:
    if not filters.since:
        return found
    days = 7 if filters.since == Since.NEW else int(filters.since)
    moment = clock.now() - timedelta(days=days)
    return found.filter(**{f"{column}__gt" if filters.since == Since.NEW else f"{column}__lte": moment})


def _at_service(found: QuerySet[Any], column: str, filters: Filters) -> QuerySet[Any]:
    if filters.service is None:
        return found
    return found.filter(**{f"{column}_id__in": Service.objects.tree().within([filters.service.pk])})


def _reached_at(typed: str) -> QuerySet[Any]:
    """Routes with exactly this e-mail address or number."""
    return ContactRoute.objects.filter(_is_address(typed), person=OuterRef("person_id"))


def _is_address(typed: str) -> Q:
    """An address that is this one. Numbers are kept as they were typed, so their spaces are left out on both sides."""
    number = normal_phone(typed)
    if number is None:
        return Q(address__iexact=typed)
    national = f"0{number.removeprefix(HOME_COUNTRY)}"
    digits: Any = F("address")
    for noise in " -().":
        digits = Replace(digits, Value(noise))
    return Q(In(digits, [number, national]))


def _with_what_is_shown(found: QuerySet[Any]) -> QuerySet[Any]:
    resting = Break.objects.filter(person=OuterRef("person_id"), ended_at__isnull=True)
    along = ("person__service", "person__named_contact__person", "role")
    return found.select_related(*along).only(*_SHOWN).annotate(on_break=Exists(resting)).prefetch_related("open_tracks")


def _rows(found: Iterable[Any], standing: Mapping[int, StandingStill]) -> Iterator[Row]:
    for each in found:
        is_in_checks = each.stage == Stage.CHECKS
        yield Row(
            name=each.person.chosen_name,
            url=reverse("workspace:person", args=[each.person_id]),
            stage=Stage(each.stage),
            since=each.stage_since,
            role=each.role.name,
            service=each.person.service,
            contact=each.person.named_contact.get_full_name() if each.person.named_contact else "",
            on_break=each.on_break,
            standing=standing.get(each.pk),
            tracks=sorted(each.open_tracks.all(), key=lambda track: _TRACK_ORDER[track.name]) if is_in_checks else [],
            person=each.person,
        )


def _hello(enquiry: Enquiry) -> Row:
    return Row(
        name=enquiry.chosen_name,
        url=reverse("workspace:enquiry", args=[enquiry.pk]),
        stage=Stage.SAID_HELLO,
        since=enquiry.received_at,
        role=enquiry.about,
        service=enquiry.service,
    )

"""Meet-ups that need someone of the staff, for Today: to tell, to cover, to call off, to ring after a hard one."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.urls import reverse

from coprod import clock
from coprod.peers.matching.stages import TOGETHER
from coprod.peers.meetups.models import Change, HowItWas, MeetUp, Side, Told
from coprod.peers.meetups.stages import TO_COME, Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, WorkItem

AT_MOST = 50
"""Today is a page to read; what comes first stands first."""


def items(user: Any, today: date) -> list[WorkItem]:
    """One query, however many meet-ups there are."""
    is_lead = user.has_role(Role.LEAD)
    found: list[WorkItem] = []
    for meetup in _needing_us(user):
        is_own = meetup.match.resident.support_worker_id == user.pk
        if meetup.is_to_call_off and (is_lead or is_own):
            found.append(_to_call_off(meetup))
        if meetup.is_to_cover and (is_lead or is_own):
            found.append(_to_cover(meetup))
        if meetup.is_to_tell and is_own:
            found.append(_to_tell(meetup))
        if meetup.is_to_ring and is_lead:
            found.append(_to_ring(meetup))
    return found


def _needing_us(user: Any) -> Any:
    """Meet-ups with what they need, and with the newest change: what it was and when."""
    newest = Change.objects.filter(meetup=OuterRef("pk")).order_by("-pk")
    told = Told.objects.filter(side=Side.RESIDENT, change=OuterRef("newest"))
    is_to_come = Q(stage__in=TO_COME, until__gte=clock.now())
    is_together = Q(match__stage__in=TOGETHER)
    is_away = Q(match__mentor__in=Person.objects.on_a_break(), covered_by__isnull=True)
    found = MeetUp.objects.visible_to(user).annotate(
        newest=Subquery(newest.values("pk")[:1]),
        newest_what=Subquery(newest.values("what")[:1]),
        newest_at=Subquery(newest.values("at")[:1]),
        is_to_call_off=_whether(is_to_come & ~is_together),
        is_to_cover=_whether(is_to_come & is_together & is_away),
        is_to_tell=_whether(Q(starts_at__gte=clock.now()) & ~Q(stage=Stage.NOTED) & ~Exists(told)),
        is_to_ring=_whether(Q(note__how=HowItWas.HARD, note__rung__isnull=True)),
    )
    needing = Q(is_to_call_off=True) | Q(is_to_cover=True) | Q(is_to_tell=True) | Q(is_to_ring=True)
    people = ("match__mentor", "match__resident__person")
    return found.filter(needing).select_related(*people).order_by("starts_at")[:AT_MOST]


def _whether(condition: Any) -> Any:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _to_tell(meetup: Any) -> WorkItem:
    mentor = meetup.match.mentor.short_name
    when = f"{_day(meetup)}, {clock.time_of_day(meetup.starts_at)}"
    what = {
        "planned": f"{mentor} planned with them: {meetup.what}, {when}.",
        "moved": f"{mentor} moved it: {meetup.what}, now {when}.",
        "called_off": f"{mentor} called off: {meetup.what}, {when}.",
    }[meetup.newest_what]
    told = Action("Told", reverse("meetups:told", args=[meetup.pk]), is_post=True, icon="tick", is_main=True)
    since = clock.local(meetup.newest_at)
    return _item(meetup, f"Tell them. {what}", f"Not told yet, since {since:%-d %B}", told, due=since.date())


def _to_cover(meetup: MeetUp) -> WorkItem:
    mentor = meetup.match.mentor.short_name
    what = f"{mentor} is on a break. Who goes? {meetup.what}, {_day(meetup)}, {clock.time_of_day(meetup.starts_at)}."
    cover = Action("I will cover it", reverse("meetups:cover", args=[meetup.pk]), is_post=True, is_main=True)
    return _item(meetup, what, meetup.place, cover, Action("Change it", reverse("meetups:change", args=[meetup.pk])))


def _to_call_off(meetup: MeetUp) -> WorkItem:
    what = f"The match has ended. Call off: {meetup.what}, {_day(meetup)}."
    return _item(
        meetup, what, meetup.place, Action("Call it off", reverse("meetups:change", args=[meetup.pk]), is_main=True)
    )


def _to_ring(meetup: MeetUp) -> WorkItem:
    rang = Action("I rang them", reverse("meetups:rang", args=[meetup.pk]), is_post=True, is_main=True)
    mentor = meetup.match.mentor.chosen_name
    return WorkItem(
        kind="phone",
        who=mentor,
        who_url=reverse("matching:resident", args=[meetup.match.resident_id]),
        what="A meet-up was hard. They asked for a call.",
        note=f"{meetup.what}, {_day(meetup)}",
        due=clock.local(meetup.starts_at).date(),
        actions=(rang,),
    )


def _item(meetup: MeetUp, what: str, note: str, *actions: Action, due: date | None = None) -> WorkItem:
    return WorkItem(
        kind="today",
        who=meetup.match.resident.person.chosen_name,
        who_url=reverse("matching:resident", args=[meetup.match.resident_id]),
        what=what,
        note=note,
        due=due or clock.local(meetup.starts_at).date(),
        actions=actions,
    )


def _day(meetup: MeetUp) -> str:
    return f"{clock.local(meetup.starts_at):%A %-d %B}"

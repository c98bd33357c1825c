"""Meet-ups that need someone of the staff, for Today: to tell, to cover, to call off, to ring after a hard one."""

from datetime import date
from typing import Any

from django.urls import reverse

from coprod import clock
from coprod.peers.matching.stages import TOGETHER
from coprod.peers.meetups.models import Change, HowItWas, MeetUp, Side, Told
from coprod.peers.meetups.stages import TO_COME, Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, WorkItem

AT_MOST = 20


def items(user: Any, today: date) -> list[WorkItem]:
    """A fixed number of queries, however many meet-ups there are."""
    visible = MeetUp.objects.visible_to(user).with_people()
    still_open = visible.filter(stage__in=TO_COME, until__gte=clock.now()).order_by("starts_at")
    away = set(Person.objects.on_a_break().values_list("pk", flat=True))
    is_lead = user.has_role(Role.LEAD)
    found = []
    for meetup in still_open[:AT_MOST]:
        is_theirs = is_lead or meetup.match.resident.support_worker_id == user.pk
        if meetup.match.stage not in TOGETHER:
            found += [_to_call_off(meetup)] if is_theirs else []
        elif meetup.match.mentor_id in away and meetup.covered_by_id is None and is_theirs:
            found.append(_to_cover(meetup))
    untold = visible.filter(pk__in=_untold()).exclude(stage=Stage.NOTED)
    found += [_to_tell(meetup) for meetup in untold.filter(match__resident__support_worker=user)[:AT_MOST]
              if meetup.latest_change.resident_was_told is None]  # fmt: skip
    hard = visible.filter(note__how=HowItWas.HARD, note__rung__isnull=True)
    return [*found, *(_to_ring(meetup) for meetup in hard[:AT_MOST] if is_lead)]


def _untold() -> Any:
    told = Told.objects.filter(side=Side.RESIDENT).values("change_id")
    return Change.objects.exclude(pk__in=told).filter(starts_at__gte=clock.now()).values("meetup_id")


def _to_tell(meetup: MeetUp) -> WorkItem:
    change = meetup.latest_change
    mentor = meetup.match.mentor.short_name
    when = f"{_day(meetup)}, {_time(meetup)}"
    what = {
        "planned": f"{mentor} planned with them: {meetup.what}, {when}.",
        "moved": f"{mentor} moved it: {meetup.what}, now {when}.",
        "called_off": f"{mentor} called off: {meetup.what}, {when}.",
    }[change.what]
    told = Action("Told", reverse("meetups:told", args=[meetup.pk]), is_post=True, icon="tick", is_main=True)
    since = clock.local(change.at)
    return _item(meetup, f"Tell them. {what}", f"Not told yet, since {since.day} {since:%B}", told, due=since.date())


def _to_cover(meetup: MeetUp) -> WorkItem:
    mentor = meetup.match.mentor.short_name
    what = f"{mentor} is on a break. Who goes? {meetup.what}, {_day(meetup)}, {_time(meetup)}."
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
    starts = clock.local(meetup.starts_at)
    return f"{starts:%A} {starts.day} {starts:%B}"


def _time(meetup: MeetUp) -> str:
    return f"{clock.local(meetup.starts_at):%-I:%M%p}".lower()

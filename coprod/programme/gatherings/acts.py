"""What happens to gatherings: planned, moved, called off, answered, recorded. Rooms ask for more where they need to."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.people.models import Person, Service
from coprod.programme.gatherings import mail, rules
from coprod.programme.gatherings.models import Attendance, Gathering, Mode, Moved, Reason, Reply, Series
from coprod.programme.gatherings.stages import MOVES, SeriesKind, Stage, may_hold
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class TimesTheWrongWayRound(Refusal):
    title = "The end is before the start"


class SomethingElseThen(Refusal):
    title = "There is something at that time already"


class MovedMeanwhile(Refusal):
    title = "It has just been moved"


class RecordedMeanwhile(Refusal):
    title = "Someone else wrote it down a moment ago"


def open_series(*, kind: SeriesKind | str, title: str, service: Service | None = None, by: Actor) -> Series:
    """A place for dates that belong together. Raises NotAllowed."""
    if not may_hold(by, kind, service.pk if service else None):
        raise NotAllowed("This step is for someone with another role. Nothing was changed.")
    with transaction.atomic():
        series = Series.objects.create(kind=kind, title=title, service=service)
        log.record(by, "gatherings.series_opened", "opened a series of dates", about=series)
    return series


def plan(
    series: Series,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    mode: Mode | str = Mode.IN_PERSON,
    online_link: str = "",
    about: str = "",
    invited: Iterable[Person] = (),
    by: Actor,
) -> Gathering:
    """One date. Planned twice at the same moment it is planned once. `invited` are told, unless it is over.

    Raises NotAllowed or TimesTheWrongWayRound.
    """
    times = [(starts_at, ends_at)]
    return _plan(series, times, place, mode, online_link, [about], invited, by)[0]


def plan_every(
    series: Series,
    *,
    first: date,
    start: time,
    end: time,
    every: rules.Every,
    times: int,
    place: str = "",
    mode: Mode | str = Mode.IN_PERSON,
    online_link: str = "",
    about: Iterable[str] = (),
    invited: Iterable[Person] = (),
    by: Actor,
) -> list[Gathering]:
    """Several dates at once, at the same time of day in London all year; one message tells each person all of them.
    `about` says what each is about, in order. Raises NotAllowed or TimesTheWrongWayRound.
    """
    days = rules.days(first, every=every, times=times)
    moments = [(rules.at(day, start, clock.LONDON), rules.at(day, end, clock.LONDON)) for day in days]
    return _plan(series, moments, place, mode, online_link, list(about), invited, by)


@transaction.atomic
def _plan(
    series: Series,
    times: list[tuple[datetime, datetime]],
    place: str,
    mode: Mode | str,
    online_link: str,
    about: list[str],
    invited: Iterable[Person],
    by: Actor,
) -> list[Gathering]:
    series = Series.objects.select_for_update().get(pk=series.pk)
    if not may_hold(by, series.kind, series.service_id):
        raise NotAllowed("This step is for someone with another role. Nothing was changed.")
    if any(ends_at <= starts_at for starts_at, ends_at in times):
        raise TimesTheWrongWayRound("Choose an end that comes after the start. Nothing was changed.")
    there = {each.starts_at: each for each in series.gatherings.exclude(stage=Stage.CALLED_OFF)}
    planned = []
    for number, (starts_at, ends_at) in enumerate(times):
        gathering = there.get(starts_at)
        if gathering is None:
            gathering = Gathering.objects.create(
                series=series,
                starts_at=starts_at,
                ends_at=ends_at,
                place=place,
                mode=mode,
                online_link=online_link,
                about=about[number] if number < len(about) else "",
            )
            stages.begin(gathering, by=by)
            log.record(by, "gatherings.planned", "planned a date", about=gathering)
        planned.append(gathering)
    _invite(planned, invited, by)
    return planned


@transaction.atomic
def invite(series: Series, people: Iterable[Person], *, by: Actor) -> None:
    """To everything of the series that is still to come. Inviting twice is inviting once."""
    Series.objects.select_for_update().get(pk=series.pk)
    _invite(list(series.gatherings.to_come()), people, by)


def _invite(gatherings: list[Gathering], people: Iterable[Person], by: Actor) -> None:
    new = []
    for person in people:
        for gathering in gatherings:
            attendance, is_new = Attendance.objects.get_or_create(gathering=gathering, person=person)
            if is_new and gathering.starts_at > clock.now():
                new.append(attendance)
    mail.planned(new, by=by)


@transaction.atomic
def no_longer_invite(series: Series, person: Person) -> None:
    """From now on; what they came to stays."""
    Attendance.objects.filter(
        gathering__series=series, person=person, attended__isnull=True, gathering__starts_at__gt=clock.now()
    ).delete()


@transaction.atomic
def move_to(
    gathering: Gathering,
    *,
    starts_at: datetime,
    ends_at: datetime,
    reason: Reason | str,
    place: str = "",
    mode: Mode | str = Mode.IN_PERSON,
    online_link: str = "",
    by: Actor,
) -> Gathering:
    """Another time or place. What it was before is kept; at another time people are asked again whether they come.
    Moved twice to the same, it is moved once.

    Raises WrongStage, NotAllowed, TimesTheWrongWayRound or SomethingElseThen.
    """
    gathering = _held_by(gathering, by)
    if gathering.stage != Stage.PLANNED:
        raise WrongStage("This is held or called off already, so it stays where it is. Nothing was changed.")
    if ends_at <= starts_at:
        raise TimesTheWrongWayRound("Choose an end that comes after the start. Nothing was changed.")
    wanted = (starts_at, ends_at, place, str(mode), online_link)
    was = (gathering.starts_at, gathering.ends_at, gathering.place, gathering.mode, gathering.online_link)
    if wanted == was:
        return gathering
    then = gathering.series.gatherings.filter(starts_at=starts_at).exclude(stage=Stage.CALLED_OFF)
    if then.exclude(pk=gathering.pk).exists():
        raise SomethingElseThen("Another date of the same series begins at that time. Nothing was changed.")
    row = Moved.objects.create(
        gathering=gathering,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        place=gathering.place,
        mode=gathering.mode,
        reason=reason,
        by=by.label,
    )
    before = log.snapshot(gathering)
    is_another_time = gathering.starts_at != starts_at
    gathering.starts_at, gathering.ends_at, gathering.place = starts_at, ends_at, place
    gathering.mode, gathering.online_link = str(mode), online_link
    gathering.save(update_fields=["starts_at", "ends_at", "place", "mode", "online_link"])
    if is_another_time:
        gathering.attendances.update(reply=Reply.NONE)
    changes = log.changes_between(gathering, before)
    changes.pop("online_link", None)
    log.record(by, "gatherings.moved", "moved a date", about=gathering, changes=changes)
    mail.moved(row, by=by)
    return gathering


@transaction.atomic
def call_off(gathering: Gathering, *, reason: Reason | str, by: Actor) -> Gathering:
    """It does not happen, and nobody is to blame. Raises WrongStage or NotAllowed."""
    gathering = stages.move(gathering, Stage.CALLED_OFF, by=by, moves=MOVES, note=Reason(reason).label)
    mail.called_off(gathering.moves.latest("pk"), by=by)
    return gathering


@transaction.atomic
def reply(
    gathering: Gathering, person: Person, *, answer: Reply | str, shown_for: datetime | None = None, by: Actor
) -> Attendance:
    """Someone says whether they come, or who holds it writes down what they said. `shown_for` is the time the answerer
    was looking at. Raises WrongStage, NotAllowed, or MovedMeanwhile when it is at another time by now.
    """
    gathering = _locked(gathering)
    is_own = by.kind is ActorKind.USER and by.user.person_id == person.pk
    if not is_own and not may_hold(by, gathering.series.kind, gathering.series.service_id):
        raise NotAllowed("Only they, or the person who holds it, can say if they come. Nothing was changed.")
    if not gathering.is_open:
        raise WrongStage("It has begun or was called off, so there is nothing to answer any more.")
    if shown_for is not None and shown_for != gathering.starts_at:
        raise MovedMeanwhile(f"It is now on {mail.in_london(gathering.starts_at)}. Does that suit you?")
    attendance = Attendance.objects.filter(gathering=gathering, person=person).first()
    if attendance is None:
        raise NotAllowed("They are not invited to this one. Nothing was changed.")
    if attendance.reply != answer:
        attendance.reply = str(answer)
        attendance.save(update_fields=["reply"])
        is_confidential = gathering.series.kind in (SeriesKind.SESSION, SeriesKind.MEETING)
        teller = Actor.link("someone who is invited") if is_confidential else by
        log.record(teller, "gatherings.replied", "said whether they can come", about=gathering)
    return attendance


@transaction.atomic
def record_attendance(gathering: Gathering, *, came: Iterable[int], seen: int | None = None, by: Actor) -> Gathering:
    """The whole list at once: `came` are ids of the invited persons who came. Recording again corrects it. `seen` is
    how often it was recorded when the recorder opened the page.

    Raises WrongStage when it was called off, StillWaitingFor before it begins, NotAllowed, or RecordedMeanwhile when
    someone else has recorded something else since.
    """
    gathering = _held_by(gathering, by)
    came = set(came)
    if gathering.stage != Stage.HELD:
        gathering = stages.move(gathering, Stage.HELD, by=by, moves=MOVES)
    rows = list(gathering.attendances.select_related("person"))
    wrong = [row for row in rows if row.attended is not (row.person_id in came)]
    if not wrong:
        return _count(gathering) if not gathering.times_recorded else gathering
    if seen is not None and seen != gathering.times_recorded:
        raise RecordedMeanwhile("Have a look at what they wrote. You can still correct it.")
    for row in wrong:
        row.attended = row.person_id in came
        row.save(update_fields=["attended"])
    if gathering.times_recorded:
        _record_correction(gathering, wrong, by)
    else:
        log.record(by, "gatherings.recorded", "recorded who came", about=gathering)
    return _count(gathering)


def _record_correction(gathering: Gathering, wrong: list[Attendance], by: Actor) -> None:
    """Days of a course stand on a person's record; who reflects or sits on the panel does not."""
    if gathering.series.kind != SeriesKind.CLASS:
        log.record(by, "gatherings.corrected", "corrected who came", about=gathering)
        return
    for row in wrong:
        sentence = "corrected whether {person} came to a class"
        log.record(by, "gatherings.corrected", sentence, about=gathering, person=row.person)


def _count(gathering: Gathering) -> Gathering:
    gathering.times_recorded += 1
    gathering.save(update_fields=["times_recorded"])
    return gathering


def _locked(gathering: Gathering) -> Gathering:
    found: Gathering = Gathering.objects.select_for_update(of=("self",)).select_related("series").get(pk=gathering.pk)
    return found


def _held_by(gathering: Gathering, by: Actor) -> Gathering:
    gathering = _locked(gathering)
    if not may_hold(by, gathering.series.kind, gathering.series.service_id):
        raise NotAllowed("This step is for someone with another role. Nothing was changed.")
    return gathering

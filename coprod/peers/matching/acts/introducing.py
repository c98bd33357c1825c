"""Who is shown and who never is, two yeses, and how a match goes on and ends."""

from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.matching import mail, standing
from coprod.peers.matching.acts.allowed import check_staff
from coprod.peers.matching.models import Card, Match, Resident, SetAside, Veto
from coprod.peers.matching.stages import MOVES, OPEN, TOGETHER, Stage, the_mentor
from coprod.people.models import Person, Role
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class NotPossibleNow(Refusal):
    """One sentence for a break, a gate, a full mentor and a veto: nobody can tell which it is (MAT-3)."""

    title = "Not possible just now"


class HaveMetAlready(Refusal):
    title = "They have been introduced"


@transaction.atomic
def keep_apart(resident: Resident, mentor: Person, *, reason: str, once: UUID, by: Actor) -> Veto:
    """These two are not possible; the reason is for officers only (MAT-3). A suggestion that is open closes.
    Sent twice (`once`), it is said once. Raises NotAllowed, or HaveMetAlready when they are matched."""
    check_staff(by, resident.person.service_id, Role.OFFICER)
    Resident.objects.select_for_update().get(pk=resident.pk)
    there: Veto | None = Veto.objects.filter(once=once).first()
    if there is not None:
        return there
    Card.objects.select_for_update().filter(person=mentor).first()
    if resident.matches.filter(mentor=mentor, stage__in=TOGETHER).exists():
        raise HaveMetAlready("They know each other through us. End the match first, then write this down.")
    veto: Veto = Veto.objects.create(resident=resident, mentor=mentor, reason=reason, by=by.user, once=once)
    log.record(
        by, "matching.kept_apart", "said that a mentor is not possible for {person}", about=veto, person=resident.person
    )
    for match in resident.matches.filter(mentor=mentor, stage=Stage.PROPOSED):
        _close(match, by=by)
    return veto


@transaction.atomic
def show(resident: Resident, mentor: Person, *, by: Actor) -> Match:
    """Show a mentor's card to the resident. Shown twice it is shown once.

    Raises NotAllowed, WrongStage when the resident did not ask for a mentor or has one, NotPossibleNow.
    """
    check_staff(by, resident.person.service_id)
    _check_not_about_oneself(by, resident, mentor)
    resident = Resident.objects.select_for_update().get(pk=resident.pk)
    there: Match | None = resident.matches.filter(mentor=mentor, stage__in=OPEN).first()
    if there is not None:
        return there
    if not standing.wants_a_mentor(resident):
        raise WrongStage(f"{resident.person.short_name} has not asked for a mentor. Nothing was changed.")
    if resident.matches.filter(stage__in=TOGETHER).exists():
        raise WrongStage(f"{resident.person.short_name} has a mentor now. Nothing was changed.")
    match = Match(resident=resident, mentor=mentor)
    if resident.matches.filter(mentor=mentor, stage=Stage.NOT_FOR_ME).exists():
        raise _not_possible(by, match)
    _check_possible(match, by=by)
    match.save()
    stages.begin(match, by=by)
    sentence = "showed {person} a mentor’s card"
    log.record(by, "matching.shown", sentence, about=match, person=resident.person)
    mail.cards_to_look_at(match, by=by)
    return match


@transaction.atomic
def set_aside(resident: Resident, mentor: Person, *, by: Actor) -> None:
    """ "Not this one": show the next instead. Raises NotAllowed."""
    check_staff(by, resident.person.service_id)
    row, is_new = SetAside.objects.get_or_create(resident=resident, mentor=mentor)
    if is_new:
        log.record(by, "matching.set_aside", "set a mentor aside for {person}", about=row, person=resident.person)


@transaction.atomic
def bring_back(resident: Resident, *, by: Actor) -> None:
    """Everyone who was set aside can be suggested again. Raises NotAllowed."""
    check_staff(by, resident.person.service_id)
    if SetAside.objects.filter(resident=resident).delete()[0]:
        log.record(by, "matching.brought_back", "brought mentors back for {person}", person=resident.person)


@transaction.atomic
def resident_says_yes(match: Match, *, by: Actor) -> Match:
    """The worker writes down the resident's yes. With the mentor's, they are introduced. Said twice it is said once.
    Raises NotAllowed, also for staff who are the mentor, WrongStage, NotPossibleNow."""
    check_staff(by, match.resident.person.service_id)
    _check_not_about_oneself(by, match.resident, match.mentor)
    return _say_yes(match, "resident", by=by)


@transaction.atomic
def mentor_says_yes(match: Match, *, by: Actor) -> Match:
    """The mentor says yes, or their yes on the phone is written down by staff of the resident. With the resident's,
    they are introduced. Said twice it is said once. Raises NotAllowed, WrongStage, NotPossibleNow."""
    if not the_mentor(by, match):
        check_staff(by, match.resident.person.service_id)
    return _say_yes(match, "mentor", by=by)


def not_for_me(match: Match, *, by: Actor) -> Match:
    """One of them would rather not. No reason is asked, and it never counts (MAT-5)."""
    return _move(match, Stage.NOT_FOR_ME, by=by)


@transaction.atomic
def have_met(match: Match, *, by: Actor) -> Match:
    """They have met: from now on they are getting to know each other. Already so, nothing happens."""
    match = Match.objects.select_for_update().get(pk=match.pk)
    return _move(match, Stage.GETTING_TO_KNOW, by=by) if match.stage == Stage.INTRODUCED else match


def go_on(match: Match, *, by: Actor) -> Match:
    """Both want it to go on."""
    return _move(match, Stage.ACTIVE, by=by)


@transaction.atomic
def end(match: Match, *, well: bool, learnt: str = "", by: Actor) -> Match:
    """It has ended, well or early, with what was learnt. After an early end the resident asks for the next."""
    match = _move(match, Stage.ENDED_WELL if well else Stage.ENDED_EARLY, by=by)
    match.learnt = learnt
    match.save(update_fields=["learnt"])
    return match


def _say_yes(match: Match, side: str, *, by: Actor) -> Match:
    Resident.objects.select_for_update().get(pk=match.resident_id)
    match = Match.objects.select_for_update(of=("self",)).select_related("mentor", "resident__person").get(pk=match.pk)
    if getattr(match, f"{side}_yes_at") and match.stage != Stage.CLOSED:
        return match
    if match.stage != Stage.PROPOSED:
        raise WrongStage("This introduction is not open any more. It is nothing you did.")
    if match.resident.matches.filter(stage__in=TOGETHER).exists():
        raise _not_possible(by, match)
    _check_possible(match, by=by)
    setattr(match, f"{side}_yes_at", clock.now())
    setattr(match, f"{side}_yes_by", by.user)
    match.save(update_fields=[f"{side}_yes_at", f"{side}_yes_by"])
    sentence = {"resident": "wrote down {person}’s yes to a mentor", "mentor": "said yes to meeting {person}"}[side]
    log.record(by, f"matching.{side}_yes", sentence, about=match, person=match.resident.person)
    if match.resident_yes_at and match.mentor_yes_at:
        return _introduce(match, by=by)
    if side == "resident":
        mail.would_you_like_to_meet(match, by=by)
    return match


def _introduce(match: Match, *, by: Actor) -> Match:
    match = _move(match, Stage.INTRODUCED, by=by)
    mail.introduced(match, by=by)
    for other in match.resident.matches.filter(stage=Stage.PROPOSED):
        _close(other, by=Actor.system())
    return match


def _close(match: Match, *, by: Actor) -> None:
    _move(match, Stage.CLOSED, by=by)
    mail.take_back(match)


def _move(match: Match, to: Stage, *, by: Actor) -> Match:
    return stages.move(match, to, by=by, moves=MOVES, person=match.resident.person)


def _check_possible(match: Match, *, by: Actor) -> None:
    if not standing.is_still_possible(match):
        raise _not_possible(by, match)


def _not_possible(by: Actor, match: Match) -> NotPossibleNow:
    if the_mentor(by, match):
        return NotPossibleNow(
            "This introduction cannot go on just now. It is nothing you did. Your contact can say more."
        )
    return NotPossibleNow("This mentor is not possible just now. Ask the officer. Nothing was changed.")


def _check_not_about_oneself(by: Actor, resident: Resident, mentor: Person) -> None:
    """One of the team who mentors as well is never on both sides of a match."""
    if by.user.person_id in (resident.person_id, mentor.pk):
        raise NotAllowed("A colleague does this, as it is about you. Nothing was changed.")

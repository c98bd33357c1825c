"""Asking residents in rounds, and saying what is in place. Nothing here ever stops a programme (REC-9)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.models import Role, Service, User
from coprod.programme.readiness import rules
from coprod.programme.readiness.checklist import BY_CODE
from coprod.programme.readiness.models import Action, Answer, Pile, Round, Said, Sheet, State, Way
from coprod.programme.readiness.questions import QUESTIONS
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage

_POINTS_AT_SOMEONE = re.compile(r"\S@\S|(?:\d[\s().-]*){6,}")


class CannotBeRight(Refusal):
    title = "These answers cannot be right"


class PointsAtSomeone(Refusal):
    title = "These words point at someone"


@transaction.atomic
def begin_round(*, service: Service | None, once: UUID, by: Actor) -> Round:
    """Ask residents of a service, or everywhere, from today. Raises NotAllowed. The same form twice begins one."""
    if by.user is None or not by.user.has_role_in(service.pk if service else None, Role.LEAD):
        raise NotAllowed("A lead of these services begins to ask. Nothing was changed.")
    begun, is_new = Round.objects.get_or_create(once=once, defaults={"service": service, "begun_by": by.label})
    if is_new:
        log.record(by, "readiness.asking_begun", "began to ask residents", about=begun)
    return begun


@transaction.atomic
def keep_sheet(
    asked_in: Round, *, way: Way | str, answers: Mapping[str, Iterable[str]], words: str = "", once: UUID, by: Actor
) -> None:
    """Keep what one person answered, without them. Of who entered it, and when, nothing is written anywhere: beside
    a list of who worked that day, it would say who was asked.

    Raises NotAllowed, WrongStage after the round, CannotBeRight, or PointsAtSomeone for a number or address.
    """
    _asking(asked_in, by)
    kept = _understood(answers)
    if looks_like_someone(words):
        raise PointsAtSomeone("There is a number or an address in the words. Take it out. Nothing was changed.")
    _, is_new = Sheet.objects.get_or_create(id=once, defaults={"asked_in": asked_in, "way": Way(way), "answers": kept})
    if is_new and words.strip():
        Said.objects.create(asked_in=asked_in, words=words.strip())


@transaction.atomic
def keep_pile(asked_in: Round, *, people: int, totals: rules.Counts, once: UUID, by: Actor) -> Pile:
    """Keep the totals counted from a pile of paper. Raises NotAllowed, WrongStage or CannotBeRight."""
    _asking(asked_in, by)
    if lacks := rules.what_a_pile_lacks(totals, people):
        raise CannotBeRight(f"{lacks} Nothing was changed.")
    kept = {each.code: {code: totals[each.code][code] for code in each.codes} for each in QUESTIONS}
    pile, is_new = Pile.objects.get_or_create(
        once=once, defaults={"asked_in": asked_in, "sheets": people, "totals": kept}
    )
    if is_new:
        log.record(by, "readiness.pile_kept", f"wrote down the totals of {people} sheets", about=asked_in)
    return pile


@transaction.atomic
def take_pile_away(pile: Pile, *, by: Actor) -> Pile:
    """It was counted wrong, and counts no more. Raises NotAllowed, or WrongStage after the round."""
    asked_in = _asking(pile.asked_in, by)
    if Pile.objects.filter(pk=pile.pk, counts=True).update(counts=False):
        log.record(by, "readiness.pile_gone", f"took the totals of {pile.sheets} sheets away", about=asked_in)
    pile.refresh_from_db()
    return pile


@transaction.atomic
def close_round(asked_in: Round, *, by: Actor) -> Round:
    """No more sheets; the results can be read. Raises NotAllowed or WrongStage."""
    asked_in = _led(asked_in, by)
    if not asked_in.is_open:
        raise WrongStage("This round is closed already. Perhaps someone else was quicker.")
    asked_in.closed_on = clock.today()
    asked_in.save(update_fields=["closed_on"])
    log.record(by, "readiness.asking_closed", "closed a round of asking residents", about=asked_in)
    return asked_in


@transaction.atomic
def promise(asked_in: Round, *, what: str, owner: User, due_on: date, once: UUID, by: Actor) -> Action:
    """Write down what the charity does about what residents said. Raises NotAllowed, WrongStage before the results."""
    asked_in = _led(asked_in, by)
    if asked_in.is_open:
        raise WrongStage("Close the round and read what people said first. Nothing was changed.")
    action, is_new = Action.objects.get_or_create(
        once=once, defaults={"follows": asked_in, "what": what, "owner": owner, "due_on": due_on}
    )
    if is_new:
        log.record(by, "readiness.promised", "said what we do about what residents said", about=action)
    return action


@transaction.atomic
def keep_promise(action: Action, *, by: Actor) -> Action:
    """It is done. Its owner says so, or a lead. Raises NotAllowed."""
    action = Action.objects.select_for_update().select_related("follows").get(pk=action.pk)
    if by.user is None or (action.owner_id != by.user.pk and not action.follows.may_be_led_by(by)):
        raise NotAllowed("Its owner or a lead says that it is done. Nothing was changed.")
    if action.done_on is None:
        action.done_on = clock.today()
        action.save(update_fields=["done_on"])
        log.record(by, "readiness.promise_kept", "did what residents were promised", about=action)
    return action


@transaction.atomic
def answer(
    *,
    item: str,
    state: State | str,
    sentence: str,
    since: date | None = None,
    review_on: date,
    owner: User,
    once: UUID,
    by: Actor,
) -> Answer:
    """Say how one thing stands. Earlier answers stay known. Raises NotAllowed, or CannotBeRight for a day that cannot
    be. The same form twice counts once."""
    if not may_answer(item, by):
        raise NotAllowed("A lead, an administrator or its owner answers this. Nothing was changed.")
    if since is not None and since > clock.today():
        raise CannotBeRight("Its day is still to come. Say “not yet” until then. Nothing was changed.")
    if review_on <= clock.today():
        raise CannotBeRight("Choose a later day to look at it again. Nothing was changed.")
    said, is_new = Answer.objects.get_or_create(
        once=once,
        defaults={
            "item": BY_CODE[item].code,
            "state": State(state),
            "sentence": sentence,
            "since": since,
            "review_on": review_on,
            "owner": owner,
            "by": by.label,
        },
    )
    if is_new:
        log.record(by, "readiness.answered", f"said how it stands: {BY_CODE[item].name}", about=said)
    return said


def may_answer(item: str, by: Actor) -> bool:
    """Leads and administrators, and the colleague who owns it."""
    if by.user is None:
        return False
    if by.user.has_role(Role.LEAD, Role.ADMINISTRATOR):
        return True
    newest = Answer.objects.filter(item=item).order_by("-pk").first()
    return bool(newest is not None and newest.owner_id == by.user.pk and by.user.is_team)


def looks_like_someone(words: str) -> bool:
    """Whether there is a phone number or an e-mail address in what was typed."""
    return bool(_POINTS_AT_SOMEONE.search(words))


def _understood(answers: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    kept = {each.code: sorted(each.codes & set(answers.get(each.code, ()))) for each in QUESTIONS}
    if not any(kept.values()):
        raise CannotBeRight("No answer is ticked. Nothing was kept.")
    if any(each.is_one and len(kept[each.code]) > 1 for each in QUESTIONS):
        raise CannotBeRight("One of the questions takes one answer only. Nothing was kept.")
    return kept


def _asking(asked_in: Round, by: Actor) -> Round:
    """The round, still open, for someone who asks in it. Held until what is written is kept."""
    asked_in = Round.objects.select_for_update().get(pk=asked_in.pk)
    if not asked_in.may_be_asked_by(by):
        raise NotAllowed("Colleagues of this service ask here. Nothing was changed.")
    if not asked_in.is_open:
        raise WrongStage("This round is closed. Keep it for the next one. Nothing was changed.")
    return asked_in


def _led(asked_in: Round, by: Actor) -> Round:
    asked_in = Round.objects.select_for_update().get(pk=asked_in.pk)
    if not asked_in.may_be_led_by(by):
        raise NotAllowed("A lead of these services does this. Nothing was changed.")
    return asked_in

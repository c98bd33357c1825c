"""Keeping in touch: a friendly call, one offer of company, and what a person asks of us (REC-6)."""

from datetime import date, timedelta

from django.db import transaction

from coprod import clock
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.recruitment import mail, standing_still
from coprod.peers.recruitment.barriers import Barrier, Way, WayTried
from coprod.peers.recruitment.keeping_touch import Ask, AskKind, CompanyOffer, FriendlyCall, StandingStillRule
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.permissions import refuse_unless_helper
from coprod.peers.recruitment.stages import Stage
from coprod.peers.recruitment.standing_still import Fact
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage

AT_ONCE = 200


class InThePast(Refusal):
    title = "That day has gone"


@transaction.atomic
def plan_call(application: Application, *, due: date, barrier: Barrier | None = None, by: Actor) -> FriendlyCall:
    """Plan a friendly call, for Today on that day. There is one at a time: planned again, it moves to the other day.

    Raises NotAllowed, InThePast, or WrongStage when the application is closed.
    """
    application = _locked(application)
    refuse_unless_helper(by, application)
    if due < clock.today():
        raise InThePast("Plan the call for today or later. Nothing was changed.")
    if not application.is_open:
        raise WrongStage("This application is closed. Nothing was changed.")
    call, is_new = FriendlyCall.objects.get_or_create(
        application=application, made_at=None, defaults={"due": due, "barrier": barrier, "planned_by": by.user}
    )
    if not is_new and call.due == due:
        return call
    FriendlyCall.objects.filter(pk=call.pk).update(due=due)
    call.refresh_from_db()
    sentence = f"plans a friendly call to {{person}} on {due:%-d %B}"
    log.record(by, "recruitment.call_planned", sentence, about=call, person=application.person)
    return call


@transaction.atomic
def write_down_call(call: FriendlyCall, *, is_reached: bool, words: str = "", by: Actor) -> FriendlyCall:
    """The call was made. Nobody answered: it counts as a try. Written down twice, it was made once.
    Raises NotAllowed."""
    application = _locked(call.application)
    refuse_unless_helper(by, application)
    call = FriendlyCall.objects.select_related("barrier").get(pk=call.pk)
    if call.made_at is not None:
        return call
    made = {"made_at": clock.now(), "made_by": by.user, "is_reached": is_reached, "words": words}
    for name, value in made.items():
        setattr(call, name, value)
    call.save(update_fields=list(made))
    sentence = "talked with {person} on the phone" if is_reached else "rang {person}, and nobody answered"
    log.record(by, "recruitment.called", sentence, about=call, person=application.person)
    if call.barrier is not None:
        WayTried.objects.create(barrier=call.barrier, way=Way.CALL, by=by.user, by_label=by.label)
    return call


def offer_company(*, by: Actor) -> int:
    """Offer company to everyone who has stopped part-way and was never offered it. Returns to how many.

    One message each, once; nothing follows it. Whoever is on a break is left in peace, and so is whoever we cannot
    reach. Run twice, or late, it offers once.
    """
    before = clock.now() - timedelta(days=StandingStillRule.in_force().stopped_after_days)
    waiting = Application.objects.filter(
        stage=Stage.APPLYING, sent_at__isnull=True, stage_since__lte=before, company_offer__isnull=True
    ).exclude(person__in=Person.objects.on_a_break())
    # Nobody is invited to carry on with a role that is closed to them.
    waiting = waiting.exclude(pk__in=Barrier.objects.not_this_role().values("application_id"))
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    offered = 0
    for start in range(0, len(ids), AT_ONCE):
        found = list(Application.objects.filter(pk__in=ids[start : start + AT_ONCE]).select_related("person"))
        stand = standing_still.of_many(found)
        offered += sum(_offer(each, by) for each in found if stand[each.pk].fact == Fact.STOPPED)
    return offered


@transaction.atomic
def _offer(application: Application, by: Actor) -> bool:
    """Whether this call was the one that offered. Looked at again under the lock: they may have carried on."""
    application = _locked(application)
    if standing_still.of(application).fact != Fact.STOPPED:
        return False
    _, is_new = CompanyOffer.objects.get_or_create(application=application)
    if is_new:
        mail.company(application, by=by)
        sentence = "offered {person} company with the application"
        log.record(by, "recruitment.company_offered", sentence, about=application, person=application.person)
    return is_new


@transaction.atomic
def ask_us(application: Application, *, kind: AskKind | str, by: Actor) -> Ask:
    """The person asks something of us on their page. Asked twice, it is asked once.

    Raises NotAllowed for anyone else, WrongStage when it does not fit where the application is.
    """
    application = _locked(application)
    if by.kind is not ActorKind.USER or by.user.person_id != application.person_id:
        raise NotAllowed("Only the person asks this. Nothing was changed.")
    fits = {
        AskKind.COME_BACK: not application.is_open,
        AskKind.COMPANY: application.stage == Stage.APPLYING and not application.is_sent,
        AskKind.ANOTHER_ROLE: application.is_open and not application.is_welcomed,
    }
    if not fits[AskKind(kind)]:
        raise WrongStage("This has moved on. Look at your page again, or ring us. Nothing was changed.")
    ask, is_new = Ask.objects.get_or_create(application=application, kind=kind, answered_at=None)
    if is_new:
        said = f"said: {ask.get_kind_display().lower()}"
        log.record(by, "recruitment.asked_us", said, about=ask, person=application.person)
    return ask


@transaction.atomic
def answer_ask(ask: Ask, *, by: Actor) -> Ask:
    """One of us has answered. Answered twice, it is answered once. Raises NotAllowed."""
    application = _locked(ask.application)
    refuse_unless_helper(by, application)
    if settle(application, ask.kind, by=by):
        sentence = "answered what {person} asked of us"
        log.record(by, "recruitment.ask_answered", sentence, about=ask, person=application.person)
    ask.refresh_from_db()
    return ask


def settle(application: Application, kind: AskKind | str, *, by: Actor) -> bool:
    """What they asked is done. Returns whether they had asked."""
    open_ones = Ask.objects.filter(application=application, kind=kind, answered_at__isnull=True)
    return bool(open_ones.update(answered_at=clock.now(), answered_by=by.user))


def _locked(application: Application) -> Application:
    # Held first and read then: a role that somebody changes while we wait would not be found beside it.
    Application.objects.select_for_update().get(pk=application.pk)
    found: Application = Application.objects.select_related("person", "role__eligibility").get(pk=application.pk)
    return found

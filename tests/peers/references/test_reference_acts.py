"""What happens to a history and to references: going right, each refusal beside it, and who may not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.messaging.models import Message
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.references import acts, standing, worklist
from coprod.peers.references.models import Activity, Decision, Reference, ReferenceRequest, ReferenceRule
from coprod.peers.references.months import Month
from coprod.peers.references.rules import MonthState
from coprod.people.models import Person, Role
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def ruth(cast):
    return cast("ruth")


@pytest.fixture
def application(cast):
    return recruiting.for_user(cast("asha"))


def test_telling_twice_with_one_form_is_telling_once(application, cast):
    once = recruiting.once()
    for _ in range(2):
        acts.tell(
            person=application.person,
            kind="work",
            first=Month(2025, 1),
            last=None,
            once=once,
            by=Actor.of(cast("asha")),
        )
    assert Activity.objects.count() == 1


def test_naming_the_same_person_twice_keeps_one_of_them(application):
    recruiting.told(application, vouched_by="Kit Warbler")
    recruiting.told(application, vouched_by="  kit  warbler ")
    assert application.person.referees.count() == 1


def test_a_changed_history_says_so_in_the_audit_without_the_words(application, cast):
    activity = recruiting.told(application)
    acts.retell(
        activity,
        kind="treatment",
        first=activity.first,
        last=None,
        words="MARKER-TREATMENT",
        by=Actor.of(cast("asha")),
    )
    event = Event.objects.get(what="references.retold")
    assert event.changes == {
        "kind": "changed",
        "words": "changed",
        "referee_id": [str(activity.person.referees.get().pk), ""],
    }


def test_coverage_follows_the_rows(application, priya, ruth):
    assert standing.of(application.person).count(MonthState.NOT_TOLD) == 24
    recruiting.told(application, months=12)
    assert standing.of(application.person).count(MonthState.TOLD) == 12
    recruiting.filled_in(application)
    reference = recruiting.received(application, priya)
    assert standing.of(application.person).count(MonthState.ASKED) == 24
    acts.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(ruth))
    assert standing.of(application.person).is_met


def test_coverage_takes_a_fixed_number_of_queries(application, django_assert_num_queries):
    for months in (3, 6, 9, 12):
        recruiting.told(application, months=months, vouched_by=f"Person {months}")
    person = Person.objects.get(pk=application.person_id)
    with django_assert_num_queries(6):
        standing.of(person)
    recruiting.told(application, months=20, vouched_by="Person 20")
    person = Person.objects.get(pk=application.person_id)
    with django_assert_num_queries(6):
        standing.of(person)


def test_the_charitys_own_rule_is_used_from_the_day_it_starts(application, priya):
    ReferenceRule.objects.create(
        window_months=12,
        effective_from=clock.today() + timedelta(days=1),
        author=priya,
        reason="Five years shut people out.",
    )
    assert len(standing.of(application.person).months) == 24
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert len(standing.of(application.person).months) == 12


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2025, 6, 30, 22, 59, tzinfo=UTC), datetime(2025, 6, 30, 23, 1, tzinfo=UTC)),
        (datetime(2024, 2, 29, 23, 59, tzinfo=UTC), datetime(2024, 3, 1, 0, 1, tzinfo=UTC)),
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), datetime(2026, 1, 1, 0, 1, tzinfo=UTC)),
        (datetime(2025, 3, 31, 22, 59, tzinfo=UTC), datetime(2025, 3, 31, 23, 1, tzinfo=UTC)),
    ],
)
def test_the_window_moves_at_midnight_in_london_until_it_is_sent(application, before, after):
    with time_machine.travel(before, tick=False):
        oldest = standing.this_month() - 23
        told = {"kind": "work", "words": "", "vouched_by": "", "by": Actor.of(application.person.user)}
        acts.tell(person=application.person, first=oldest, last=oldest, **told)
        assert standing.of(application.person).count(MonthState.TOLD) == 1
        recruiting.filled_in(application)
        sent = recruitment.send(application, by=Actor.of(application.person.user))
    with time_machine.travel(after, tick=False):
        rolling = standing.of(application.person)
        kept = standing.of(application.person, rule=sent.rule, ending=sent.window_ends)
        assert (rolling.months[0].month, kept.months[0].month) == (oldest + 1, oldest)


def test_asking_needs_consent_and_an_address(application, priya):
    referee = recruiting.named(application)
    referee.may_be_asked = False
    referee.save()
    with pytest.raises(StillWaitingFor):
        acts.send_request(referee, by=Actor.of(priya))
    referee.may_be_asked = True
    referee.save()
    assert acts.send_request(referee, by=Actor.of(priya)).stage == "asked"


def test_the_same_referee_is_not_asked_twice_at_once(application, priya):
    request = recruiting.asked(application, priya)
    with pytest.raises(acts.AlreadyAsked):
        acts.send_request(request.referee, by=Actor.of(priya))
    assert ReferenceRequest.objects.count() == 1


def test_a_new_link_ends_the_old_one(application, priya):
    request = recruiting.asked(application, priya)
    old = links.mint(PrivateLink.objects.get(purpose="reference"))
    acts.send_again(request, by=Actor.of(priya))
    with pytest.raises(links.LinkRevoked):
        links.follow("reference", old)
    new = links.mint(PrivateLink.objects.filter(purpose="reference").latest("pk"))
    assert links.follow("reference", new).subject_id == request.pk


def test_sending_again_is_all_that_today_asks_of_a_late_request(application, priya):
    request = recruiting.asked(application, priya)
    with time_machine.travel(clock.now() + timedelta(days=9), tick=False):
        assert [item.late_days for item in worklist.items(priya, clock.today())] == [2]
        acts.send_again(request, by=Actor.of(priya))
        assert worklist.items(priya, clock.today()) == []


def test_a_new_link_takes_back_the_message_of_the_older_one(application, priya):
    request = recruiting.asked(application, priya)
    acts.send_again(request, by=Actor.of(priya))
    older, newer = Message.objects.filter(kind="reference_request").order_by("pk")
    assert (older.state, newer.state) == ("cancelled", "waiting")


def test_nobody_rings_a_referee_about_a_closed_application(application, priya):
    recruiting.asked(application, priya)
    Message.objects.filter(kind="reference_request").update(state="on_a_list", channel="phone")
    acts.stop_asking(application.person, by=Actor.of(priya))
    assert Message.objects.get(kind="reference_request").state == "cancelled"


def test_a_link_runs_out(application, priya):
    recruiting.asked(application, priya)
    token = links.mint(PrivateLink.objects.get(purpose="reference"))
    assert links.follow("reference", token)
    with time_machine.travel(clock.now() + acts.LINK_GOOD_FOR, tick=False), pytest.raises(links.LinkExpired):
        links.follow("reference", token)


def test_an_answer_is_given_once_and_never_changed(application, priya):
    reference = recruiting.received(application, priya)
    with pytest.raises(WrongStage):
        acts.submit(reference.request, first=Month(2025, 1), last=None, by=recruiting.KIT)
    reference.only_dates = True
    with pytest.raises(IsAppendOnly):
        reference.save()
    with pytest.raises(IsAppendOnly):
        Reference.objects.all().update(only_dates=True)


def test_saving_for_later_keeps_what_was_typed_and_sending_throws_it_away(application, priya):
    request = recruiting.asked(application, priya)
    acts.save_for_later(request, answers={"good_with": "She stays"})
    request.refresh_from_db()
    assert request.saved_answers == {"good_with": "She stays"}
    acts.submit(request, first=Month(2025, 1), last=None, by=recruiting.KIT)
    request.refresh_from_db()
    assert request.draft == ""


def test_nothing_can_be_saved_once_the_answer_is_in(application, priya):
    reference = recruiting.received(application, priya)
    with pytest.raises(links.LinkUsed):
        acts.save_for_later(reference.request, answers={"good_with": "More"})


def test_pressing_start_is_what_opens(application, priya):
    request = recruiting.asked(application, priya)
    acts.start(request, by=recruiting.KIT)
    acts.start(request, by=recruiting.KIT)
    assert Event.objects.filter(what="references.started").count() == 1


@pytest.mark.parametrize(("does_not_know", "stage"), [(True, "does_not_know"), (False, "declined")])
def test_stepping_back_ends_the_asking(application, priya, does_not_know, stage):
    request = recruiting.asked(application, priya)
    assert acts.step_back(request, does_not_know=does_not_know, by=recruiting.KIT).stage == stage
    assert PrivateLink.objects.get(purpose="reference").used_at


def test_would_rather_talk_keeps_the_link_open(application, priya):
    request = acts.would_rather_talk(recruiting.asked(application, priya), phone="01632 960142", by=recruiting.KIT)
    assert (request.stage, request.phone) == ("would_rather_talk", "01632 960142")
    assert not PrivateLink.objects.get(purpose="reference").used_at


def test_two_officers_deciding_at_once_are_one_decision(application, priya, ruth):
    reference = recruiting.received(application, priya)
    acts.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(ruth))
    with pytest.raises(WrongStage):
        acts.decide(reference, outcome="not_relied_on", reason="Unsure.", by=Actor.of(ruth))
    assert Decision.objects.count() == 1


def test_a_conversation_first_and_then_a_decision(application, priya, ruth):
    reference = recruiting.received(application, priya)
    acts.decide(reference, outcome="needs_conversation", reason="Ring first.", by=Actor.of(ruth))
    acts.decide(reference, outcome="relied_on", reason="Rang. Clear.", by=Actor.of(ruth))
    assert standing.of(application.person).is_met


@pytest.mark.parametrize("name", ["priya", "safia", "ada", "asha"])
def test_only_an_officer_decides(application, cast, name):
    reference = recruiting.received(application, cast("priya"))
    with pytest.raises(NotAllowed):
        acts.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(cast(name)))
    assert not Decision.objects.exists()


def test_an_officer_never_decides_about_themselves(quayside, ruth):
    application = recruiting.for_user(ruth)
    reference = recruiting.received(application, with_role(Role.LEAD))
    with pytest.raises(NotAllowed):
        acts.decide(reference, outcome="relied_on", reason="I am fine.", by=Actor.of(ruth))
    assert not Reference.objects.readable_by(ruth).exists()


def test_an_officer_of_another_service_reads_nothing(application, priya, cast, otterbank):
    recruiting.received(application, priya)
    assert Reference.objects.readable_by(cast("ruth")).count() == 1
    assert Reference.objects.readable_by(with_role(Role.OFFICER, otterbank)).count() == 0


@pytest.mark.parametrize("changed", [{"name": "Dr Sunita Wheatear"}, {"kind": "health"}, {"address": "a@b.test"}])
def test_who_was_asked_stays_who_answered(application, priya, changed):
    recruiting.received(application, priya)
    referee = application.person.referees.get()
    known = {name: getattr(referee, name) for name in ("name", "kind", "reach_by", "address", "may_be_asked")}
    by = Actor.of(application.person.user)
    with pytest.raises(acts.AlreadyAsked):
        acts.name_referee(person=application.person, referee=referee, **(known | changed), by=by)
    acts.name_referee(person=application.person, referee=referee, **known, may_be_told="Nothing", by=by)
    referee.refresh_from_db()
    assert (referee.name, referee.kind, referee.may_be_told) == ("Kit Warbler", "group_leader", "Nothing")


def test_who_a_referee_is_stays_out_of_the_audit(application):
    recruiting.named(application)
    changes = Event.objects.get(what="references.named").changes
    assert (changes["name"], changes["address"]) == ("changed", "changed")


def test_what_a_referee_says_by_phone_is_written_down_by_an_officer(application, priya, ruth):
    request = acts.would_rather_talk(recruiting.asked(application, priya), phone="01632 960142", by=recruiting.KIT)
    said = {
        "first": standing.this_month() - 23,
        "last": None,
        "answers": {"rely": "yes"},
        "number": "01632 960142",
        "number_from": "left_on_link",
    }
    with pytest.raises(NotAllowed):
        acts.write_down(request, **said, by=Actor.of(priya))
    reference = acts.write_down(request, **said, by=Actor.of(ruth))
    assert (reference.written_down_by, reference.number) == (ruth, "01632 960142")
    assert PrivateLink.objects.get(purpose="reference").used_at
    with pytest.raises(WrongStage):
        acts.write_down(request, **said, by=Actor.of(ruth))
    acts.decide(reference, outcome="relied_on", reason="Rang. Clear.", by=Actor.of(ruth))
    assert standing.of(application.person).is_met

"""Filling in an application with a person: what the record says, who may, and a whole process without a sign-in."""

import pytest

from coprod import clock
from coprod.accounts.invitations import NoAddress
from coprod.audit.actor import Actor
from coprod.messaging.models import Message, State
from coprod.messaging.rendering import for_staff
from coprod.peers.recruitment import acts, filling_in
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import PARTS, How, PartKey
from coprod.peers.recruitment.permissions import may_help
from coprod.peers.references import standing
from coprod.people import worklists
from coprod.people.models import RouteKind, User
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import recruiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def by(priya):
    return Actor.of(priya).for_person("Teasel Bramley")


@pytest.fixture
def application(priya):
    return recruiting.invited_without_a_sign_in(priya)


def filled_in_with(application, by, how=How.PHONE):
    filling_in.tell(
        application, kind="volunteering", first=standing.this_month() - 23, last=None, vouched_by="Kit", how=how, by=by
    )
    filling_in.name_referee(
        application,
        name="Kit",
        kind="group_leader",
        reach_by="email",
        address="kit@group.test",
        may_be_asked=True,
        how=how,
        by=by,
    )
    for part in PARTS:
        if part.key not in (PartKey.HISTORY, PartKey.PEOPLE):
            acts.save_part(application, part.key, answers={}, how=how, by=by)
    return Application.objects.get(pk=application.pk)


def test_someone_without_a_way_to_sign_in_can_apply(application):
    assert application.stage == "applying"
    assert not User.objects.filter(person=application.person).exists()
    assert [(route.kind, route.address) for route in application.person.routes.all()] == [("phone", "01632 960263")]


def test_an_officer_takes_nobody_in_without_a_sign_in_either(cast):
    with pytest.raises(NotAllowed):
        recruiting.invited_without_a_sign_in(cast("ruth"))
    assert not Application.objects.exists()


def test_the_record_says_part_by_part_who_did_it(cast, priya):
    application = recruiting.for_user(cast("asha"))
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "Company"}, by=Actor.of(cast("asha")))
    by = Actor.of(priya).for_person("Asha Thistlewood")
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "A job"}, how=How.PHONE, by=by)
    acts.save_part(application, PartKey.FREE, answers={"free": ["mon"]}, how=How.TOGETHER, by=by)
    acts.save_part(application, PartKey.FREE, answers={"free": ["tue"]}, how=How.TOGETHER, by=by)
    said = [(part, [(each.how, each.by) for each in ways]) for part, ways in application.who_filled_in]
    assert said == [("hopes", [("alone", None), ("phone", priya)]), ("free", [("together", priya)])]


def test_history_referees_and_sending_are_kept_with_who_did_them(application, by, priya):
    acts.send(filled_in_with(application, by), how=How.PHONE, by=by)
    application = Application.objects.get(pk=application.pk)
    assert application.is_sent
    assert [part for part, _ in application.who_filled_in] == [*(part.key.value for part in PARTS), "sent"]
    assert {(each.how, each.by) for _, ways in application.who_filled_in for each in ways} == {("phone", priya)}


@pytest.mark.parametrize("who", ["owen", "sam", "safia"])
def test_only_a_lead_or_an_officer_of_their_service_fills_in_with_them(who, application, cast, by):
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "Company"}, how=How.PHONE, by=by)
    other = Actor.of(cast(who)).for_person("Teasel Bramley")
    with pytest.raises(NotAllowed):
        acts.save_part(application, PartKey.HOPES, answers={"hopes": "Other"}, how=How.PHONE, by=other)
    application.refresh_from_db()
    assert application.hopes == "Company"


def test_a_colleague_says_how_and_nobody_acts_as_staff_about_themselves(application, by, priya):
    with pytest.raises(NotAllowed):
        acts.save_part(application, PartKey.HOPES, answers={"hopes": "Alone"}, by=by)
    own = Application.objects.create(person=priya.person, role=application.role, stage="applying")
    with pytest.raises(NotAllowed):
        acts.save_part(own, PartKey.HOPES, answers={"hopes": "Mine"}, how=How.PHONE, by=Actor.of(priya))
    acts.save_part(own, PartKey.HOPES, answers={"hopes": "Mine"}, by=Actor.of(priya))
    assert not may_help(Actor.of(priya), own)


def test_nothing_is_added_to_an_application_that_is_closed(application, by, priya):
    acts.close(application, because="stopped", by=Actor.of(priya))
    with pytest.raises(WrongStage):
        filled_in_with(application, by)
    assert not application.person.activities.exists()


def test_today_lists_them_until_it_is_sent(application, by, priya):
    def listed():
        items = worklists.collect(priya, clock.today())
        return [item for item in items if "fill in the application" in item.what]

    (item,) = listed()
    assert item.what == "Ring Teasel and fill in the application together."
    assert (item.kind, item.actions[0].url) == ("phone", f"/workspace/applications/{application.pk}/fill-in/phone/")
    acts.send(filled_in_with(application, by), how=How.PHONE, by=by)
    assert listed() == []


def test_someone_on_a_break_is_not_to_be_rung(application, priya):
    from coprod.programme.breaks import acts as breaks

    breaks.take_break(person=application.person, by=Actor.of(priya))
    items = worklists.collect(priya, clock.today())
    assert not [item for item in items if "fill in the application" in item.what]


def test_every_message_of_the_process_is_a_call_with_the_words_to_say(application, by, priya):
    acts.send(filled_in_with(application, by), how=How.PHONE, by=by)
    acts.say_yes_if(application, by=Actor.of(priya))
    Application.objects.filter(pk=application.pk).update(stage="decision")
    acts.welcome(application, by=Actor.of(priya))
    to_them = Message.objects.filter(person=application.person)
    assert {message.kind for message in to_them} >= {"application_thanks", "application_yes_if", "application_welcome"}
    for message in to_them:
        assert (message.channel, message.state) == (RouteKind.PHONE, State.ON_A_LIST)
        assert "Teasel" in for_staff(message, "call").body


def test_news_goes_through_a_colleague_where_they_want_it_so(cast, priya):
    from coprod.people.reach import Route

    through = Route(RouteKind.THROUGH, through=cast("sam"))
    application = recruiting.invited_without_a_sign_in(priya, also=through)
    by = Actor.of(priya).for_person("Teasel Bramley")
    acts.send(filled_in_with(application, by, How.TOGETHER), how=How.TOGETHER, by=by)
    thanks = Message.objects.get(kind="application_thanks")
    assert (thanks.channel, thanks.worker) == (RouteKind.THROUGH, cast("sam"))


def test_they_can_be_invited_to_sign_in_later_once_there_is_an_address(application, by, priya):
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "Company"}, how=How.PHONE, by=by)
    with pytest.raises(NoAddress):
        filling_in.invite_to_sign_in(application, by=Actor.of(priya))
    application.person.routes.create(position=2, kind=RouteKind.EMAIL, address="teasel@people.test")
    user = filling_in.invite_to_sign_in(application, by=Actor.of(priya))
    assert (user.email, [role for role, _ in user.roles]) == ("teasel@people.test", ["applicant"])


def test_a_copy_goes_by_letter_once_it_is_sent(application, by):
    once = recruiting.once()
    with pytest.raises(WrongStage):
        filling_in.post_a_copy(application, address="1 Quay Street", once=once, by=by)
    acts.save_part(application, PartKey.HOPES, answers={"hopes": "To be a face at the gate."}, how=How.PHONE, by=by)
    application = acts.send(filled_in_with(application, by), how=How.PHONE, by=by)
    for _ in range(2):
        filling_in.post_a_copy(application, address="1 Quay Street", once=once, by=by)
    letter = Message.objects.get(kind="application_copy")
    assert (letter.channel, letter.state) == (RouteKind.POST, State.ON_A_LIST)
    assert "To be a face at the gate." in for_staff(letter).body
    assert "To be a face at the gate." not in str(letter.__dict__)

"""Groups that keep their confidences: who joins, who sees, what is written, what stays there."""

import pytest

from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.messaging.rendering import for_staff
from coprod.peers.practice import acts, useful
from coprod.peers.practice.models import Group, SessionNote, Useful
from coprod.people.models import Role, User
from coprod.people.next_steps import collect
from coprod.programme.gatherings.acts import RecordedMeanwhile
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage
from tests import gathering
from tests.access.matrix import WHO
from tests.database import contents
from tests.people import signed_in_client, with_role
from tests.recruiting import once

pytestmark = pytest.mark.django_db

MARKER = "XTHEMEX"


@pytest.fixture
def nia(cast):
    return cast("nia")


@pytest.fixture
def by(nia):
    return Actor.of(nia)


@pytest.fixture
def bryn(cast):
    return cast("bryn")


@pytest.fixture
def mentors(nia, bryn):
    return gathering.group(nia, bryn)


@pytest.fixture
def staff(nia, cast):
    return gathering.group(nia, cast("sam"), audience="frontline", name="Staff group")


def write(group, by, themes="Saying no kindly.", **options):
    return acts.write_note(gathering.session(group), themes=themes, learning="", **options, by=by)


# Opening a group and who is in it.


@pytest.mark.parametrize("who", ["priya", "safia", "nia"])
def test_facilitators_and_leads_open_a_group(cast, who):
    group = gathering.group(cast(who))
    assert group.is_facilitated_by(cast(who))


@pytest.mark.parametrize("who", ["owen", "sam", "ruth", "bryn", "ada"])
def test_others_do_not(cast, who):
    with pytest.raises(NotAllowed):
        gathering.group(cast(who))
    assert not Group.objects.exists()


def test_a_facilitator_who_mentors_as_well_stays_out_of_the_staff_s_groups(nia, by, staff, mentors, client_as):
    """What frontline staff say of residents is not for those residents' mentors (PRA-1)."""
    lou = with_role(Role.FACILITATOR, name="Lou Dotterel")
    acts.share(staff, lou, by=by)
    acts.share(mentors, lou, by=by)
    page = f"/practice/sessions/{gathering.session(staff).pk}/"
    assert client_as(lou).get(page).status_code == 200
    accounts.give_role(user=lou, role=Role.PEER_MENTOR, service=None, by=Actor.system())
    lou = User.objects.get(pk=lou.pk)
    assert client_as(lou).get(page).status_code == 404
    assert list(Group.objects.visible_to(lou)) == [mentors]
    with pytest.raises(NotAllowed):
        acts.plan(staff, dates={}, by=Actor.of(lou))
    with pytest.raises(acts.AnotherAudience, match="no staff group"):
        acts.open_group(name="Mine", audience="managers", by=Actor.of(lou))
    other = with_role(Role.FACILITATOR, name="Mo Knot")
    accounts.give_role(user=other, role=Role.PEER_MENTOR, service=None, by=Actor.system())
    with pytest.raises(acts.AnotherAudience, match="no staff group"):
        acts.share(staff, User.objects.get(pk=other.pk), by=by)
    acts.share(mentors, User.objects.get(pk=other.pk), by=by)
    assert mentors.is_facilitated_by(User.objects.get(pk=other.pk))


def test_opened_twice_from_one_form_it_is_one(by):
    mark = once()
    groups = {acts.open_group(name="Tuesday", audience="mentors", once=mark, by=by).pk for _ in range(2)}
    assert len(groups) == 1


def test_a_mentor_joins_once_and_is_told_only_when(mentors, bryn, by):
    acts.add_member(mentors, bryn.person, by=by)
    assert mentors.members.count() == 1
    words = for_staff(Message.objects.get(person=bryn.person))
    assert "eflective" not in words.subject + words.body
    assert "Tuesday" not in words.body.split("\n")[0]


@pytest.mark.parametrize("who", ["sam", "priya", "asha", "nell"])
def test_the_mentors_group_is_for_mentors(mentors, by, cast, who):
    with pytest.raises(acts.AnotherAudience, match="residents are spoken of there"):
        acts.add_member(mentors, cast(who).person, by=by)
    assert mentors.members.count() == 1


@pytest.mark.parametrize("audience", ["frontline", "managers"])
def test_a_staff_group_is_for_staff(nia, by, cast, bryn, audience):
    group = gathering.group(nia, cast("sam"), audience=audience)
    for who in ("bryn", "asha"):
        with pytest.raises(acts.AnotherAudience, match="residents are spoken of there"):
            acts.add_member(group, cast(who).person, by=by)
    assert group.members.count() == 1


def test_someone_who_is_both_is_in_neither(mentors, staff, by, cast, quayside):
    both = with_role(Role.PEER_MENTOR, quayside)
    accounts.give_role(user=both, role=Role.SUPPORT_WORKER, service=quayside, by=Actor.system())
    for group in (mentors, staff):
        with pytest.raises(acts.AnotherAudience):
            acts.add_member(group, both.person, by=by)


def test_a_mentor_who_joins_the_team_sees_the_group_no_more(mentors, bryn, quayside):
    assert Group.objects.visible_to(bryn).exists()
    accounts.give_role(user=bryn, role=Role.SUPPORT_WORKER, service=quayside, by=Actor.system())
    assert not Group.objects.visible_to(type(bryn).objects.get(pk=bryn.pk)).exists()


def test_who_does_not_facilitate_adds_nobody(mentors, cast, bryn):
    newcomer = with_role(Role.PEER_MENTOR, mentors.service)
    for who in ("priya", "safia", "bryn", "sam"):
        with pytest.raises(NotAllowed):
            acts.add_member(mentors, newcomer.person, by=Actor.of(cast(who)))
        with pytest.raises(NotAllowed):
            acts.share(mentors, cast("priya"), by=Actor.of(cast(who)))
    assert mentors.members.count() == 1


def test_facilitating_together(mentors, by, cast):
    acts.share(mentors, cast("priya"), by=by)
    assert mentors.is_facilitated_by(cast("priya"))
    for who in ("sam", "owen"):
        with pytest.raises(NotAllowed):
            acts.share(mentors, cast(who), by=by)


def test_leaving_by_ones_own_wish_or_written_down(mentors, bryn, by, cast):
    member = mentors.members.get()
    with pytest.raises(NotAllowed):
        acts.leave(member, by=Actor.of(cast("priya")))
    acts.leave(member, by=Actor.of(bryn))
    acts.leave(member, by=by)
    assert not Group.objects.visible_to(bryn).exists()
    assert not bryn.person.attendances.filter(gathering=gathering.session(mentors, held=False)).exists()
    acts.add_member(mentors, bryn.person, by=by)
    assert mentors.members.current().count() == 1


# Sessions.


def test_only_who_facilitates_plans_moves_calls_off_and_records(mentors, by, cast, bryn):
    to_come, held = gathering.session(mentors, held=False), gathering.session(mentors)
    later = {"starts_at": gathering.moment(9), "ends_at": gathering.moment(9, 15), "reason": "room", "place": "Loft"}
    for who in ("priya", "safia", "bryn"):
        stranger = Actor.of(cast(who))
        for refused in (
            lambda: acts.plan(mentors, dates={}, by=stranger),  # noqa: B023
            lambda: acts.move_to(to_come, **later, by=stranger),  # noqa: B023
            lambda: acts.call_off(to_come, reason="room", by=stranger),  # noqa: B023
            lambda: acts.record_attendance(held, came=[], by=stranger),  # noqa: B023
            lambda: write(mentors, stranger),  # noqa: B023
        ):
            with pytest.raises(NotAllowed):
                refused()
    acts.move_to(to_come, **later, by=by)
    acts.record_attendance(held, came=[bryn.person_id], seen=0, by=by)
    acts.call_off(to_come, reason="room", by=by)
    assert write(mentors, by).version == 1


def test_two_facilitators_record_at_once(mentors, by, cast, bryn):
    acts.share(mentors, cast("priya"), by=by)
    held = gathering.session(mentors)
    acts.record_attendance(held, came=[bryn.person_id], seen=0, by=by)
    with pytest.raises(RecordedMeanwhile):
        acts.record_attendance(held, came=[], seen=0, by=Actor.of(cast("priya")))
    assert held.attendances.get().attended is True


# Themes without names.


def test_words_that_look_like_names_are_pointed_at_and_can_be_kept(mentors, by, cast):
    cast("asha")
    with pytest.raises(acts.LooksLikeAName) as refused:
        write(mentors, by, "Asha and Bryn’s walk.")
    assert refused.value.words == ["Asha", "Bryn"]
    assert not SessionNote.objects.exists()
    with pytest.raises(acts.LooksLikeAName):
        write(mentors, by, "Asha and Bryn’s walk.", not_names=["asha"])
    assert write(mentors, by, "Asha and Bryn’s walk.", not_names=["Asha", "bryn"]).version == 1


def test_people_of_another_service_are_not_pointed_at(mentors, by, cast):
    cast("mina")
    assert write(mentors, by, "Mina").themes == "Mina"


def test_the_same_words_twice_are_written_once_and_others_meanwhile_are_not_lost(mentors, by):
    for _ in range(2):
        assert write(mentors, by, "Boundaries").version == 1
    with pytest.raises(acts.WrittenMeanwhile):
        write(mentors, by, "Something else")
    assert SessionNote.objects.get().themes == "Boundaries"
    assert write(mentors, by, "Something else", seen=1).version == 2


def test_there_is_nothing_to_write_before_it_begins_or_when_called_off(mentors, by):
    to_come = gathering.session(mentors, held=False)
    with pytest.raises(StillWaitingFor):
        acts.write_note(to_come, themes="Boundaries", learning="", by=by)
    acts.call_off(to_come, reason="room", by=by)
    to_come.refresh_from_db()
    with pytest.raises(WrongStage):
        acts.write_note(to_come, themes="Boundaries", learning="", by=by)


# Was it useful?


def test_one_tap_that_can_change(mentors, bryn):
    held = gathering.session(mentors)
    for answer in ("yes", "yes", "a_bit"):
        acts.say_useful(held, bryn.person, answer=answer, by=Actor.of(bryn))
    assert Useful.objects.get().answer == "a_bit"
    assert not Event.objects.filter(what="practice.found_useful", actor=bryn).exists()


def test_nobody_taps_for_another_or_before_it_has_been(mentors, bryn, by, cast):
    held, to_come = gathering.session(mentors), gathering.session(mentors, held=False)
    for who in (by, Actor.of(cast("sam"))):
        with pytest.raises(NotAllowed):
            acts.say_useful(held, bryn.person, answer="yes", by=who)
    with pytest.raises(StillWaitingFor):
        acts.say_useful(to_come, bryn.person, answer="yes", by=Actor.of(bryn))
    assert not Useful.objects.exists()


def test_the_chart_waits_until_it_tells_of_nobody(nia, by, quayside):
    mentors = [with_role(Role.PEER_MENTOR, quayside, name=f"Mentor {number}") for number in range(3)]
    group = gathering.group(nia, *mentors)
    held = gathering.session(group)
    for number, mentor in enumerate(mentors):
        assert useful.by_mode(group) is None
        answer = "yes" if number else "not_really"
        acts.say_useful(held, mentor.person, answer=answer, by=Actor.of(mentor))
    chart = useful.by_mode(group)
    assert chart.finding == "In person: 2 of 3 said yes."
    assert [(bar.label, bar.value) for bar in chart.bars] == [("In person", 67)]


# What stays in the group.


def test_a_theme_reaches_only_its_group(mentors, staff, by, cast, bryn, caplog):
    for name in filter(None, WHO.values()):
        cast(name)
    note = write(mentors, by, MARKER)
    staff_note = write(staff, by, "Staff words")
    in_it = {"bryn", "nia"}
    pages = [f"/practice/{mentors.pk}/", f"/practice/sessions/{note.gathering_id}/"]
    elsewhere = ["/practice/", "/workspace/", "/me/", f"/workspace/people/{bryn.person_id}/", "/workspace/audit/"]
    elsewhere.append("/workspace/messages/")
    elsewhere += [f"/workspace/messages/{pk}/" for pk in Message.objects.values_list("pk", flat=True)]
    for name in filter(None, WHO.values()):
        browser = signed_in_client(cast(name))
        for page in pages:
            response = browser.get(page)
            assert response.status_code == (200 if name in in_it else 404), (name, page)
            assert (MARKER in response.content.decode()) == (name in in_it)
        for page in elsewhere:
            words = browser.get(page, follow=True).content.decode()
            assert MARKER not in words
            if name != "nia":
                assert "Tuesday group" not in words or name in in_it
    sam = signed_in_client(cast("sam")).get(f"/practice/sessions/{staff_note.gathering_id}/").content.decode()
    assert "Staff words" in sam
    kept = contents()
    assert MARKER not in str({name: rows for name, rows in kept.items() if name != "practice.SessionNote"})
    assert MARKER not in caplog.text


def test_the_audit_tells_of_no_member(mentors, by, bryn):
    acts.record_attendance(gathering.session(mentors), came=[bryn.person_id], by=by)
    assert Event.objects.filter(what__startswith="practice.").exists()
    told = Event.objects.filter(what__startswith=("practice.")) | Event.objects.filter(what__startswith="gatherings.")
    assert not told.filter(person_id=bryn.person_id).exists()
    assert "Bryn" not in str(list(told.values("sentence", "changes", "on_behalf_of")))


def test_no_page_counts_who_was_not_there(mentors, by, bryn):
    acts.record_attendance(gathering.session(mentors), came=[], by=by)
    browser = signed_in_client(bryn)
    for page in (f"/practice/{mentors.pk}/", f"/practice/sessions/{gathering.session(mentors).pk}/"):
        words = browser.get(page).content.decode()
        assert "not there" not in words
        assert " of 1" not in words


# Pages.


def test_nothing_typed_is_lost_when_words_look_like_names(mentors, by, nia, cast):
    cast("asha")
    browser = signed_in_client(nia)
    page = f"/practice/sessions/{gathering.session(mentors).pk}/note/"
    asked = browser.post(page, {"themes": "Asha came. Kept words.", "learning": "Also kept.", "seen": "0"})
    words = asked.content.decode()
    for there in ("Kept words.", "Also kept.", "These look like names: “Asha”", "They are not names."):
        assert there in words
    form = {"themes": "Asha came.", "learning": "", "seen": "0", "not_names": "Asha", "is_sure": "on"}
    assert browser.post(page, {**form, "is_sure": ""}).status_code == 200
    assert not SessionNote.objects.exists()
    assert browser.post(page, form).status_code == 302
    assert SessionNote.objects.get().themes == "Asha came."
    late = browser.post(page, {"themes": "My other words", "seen": "0"})
    assert late.status_code == 409
    assert "My other words" in late.content.decode()
    assert browser.post(page, {"themes": "My other words", "seen": "1"}).status_code == 302


def test_the_wrong_audience_is_refused_on_the_page_with_the_reason(mentors, nia, quayside):
    both = with_role(Role.PEER_MENTOR, quayside)
    accounts.give_role(user=both, role=Role.SUPPORT_WORKER, service=quayside, by=Actor.system())
    page = signed_in_client(nia).post(f"/practice/{mentors.pk}/people/add/", {"person": both.person_id})
    assert page.status_code == 409
    assert "they are one of the team" in page.content.decode()


def test_a_mentor_finds_the_next_session_and_answers(mentors, bryn):
    browser = signed_in_client(bryn)
    assert "Your next session" in [step.title for step in collect(bryn.person)]
    assert "Reflective practice" in browser.get("/me/").content.decode()
    to_come = gathering.session(mentors, held=False)
    answer = {"answer": "no", "shown_for": to_come.starts_at.isoformat()}
    answered = browser.post(f"/practice/sessions/{to_come.pk}/reply/", answer, follow=True)
    assert "It never counts against you." in answered.content.decode()
    assert to_come.attendances.get().reply == "no"


def test_the_menu_says_so_to_mentors_and_to_the_team(client_as):
    assert 'href="/practice/"' in client_as("bryn").get("/me/").content.decode()
    assert 'href="/practice/"' not in client_as("asha").get("/me/").content.decode()
    assert 'href="/practice/"' in client_as("sam").get("/workspace/").content.decode()


def test_who_is_in_no_group_is_told_how_to_join(client_as):
    page = client_as("sam").get("/practice/").content.decode()
    assert "You are not in a group yet" in page
    assert "Open a group" not in page

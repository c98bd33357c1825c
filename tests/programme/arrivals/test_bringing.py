"""A file is looked at, mended, and brought: all of it or nothing, once, and nothing of it stays."""

import json
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from coprod import clock
from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.recruitment import arrivals
from coprod.peers.recruitment.models import Application, Note
from coprod.people.models import Person
from coprod.programme.arrivals import acts, schedule
from coprod.programme.arrivals.models import State
from coprod.programme.arrivals.passing import Found
from coprod.ui.refusals import NotAllowed, WrongStage
from tests.programme.arrivals.conftest import GREBE, HEADINGS, IVO, RAIL, people, read, upload, workbook

pytestmark = pytest.mark.django_db
MARKER = "Zanzibar-planted-47"


def sent(user, *rows):
    run = acts.send_in(read(people(*rows), user), once=uuid.uuid4(), by=Actor.of(user))
    schedule.begin(run)
    run.refresh_from_db()
    return run


def brought(user, run, *chosen):
    begun = acts.decide_to_bring(run, chosen=chosen, by=Actor.of(user))
    schedule.begin(begun)
    run.refresh_from_db()
    return run


def troubles(run):
    return [(each.row, each.column, each.sentence) for each in Found.of_data(run.findings).troubles]


def known():
    return set(Person.objects.filter(user__isnull=True).values_list("chosen_name", flat=True))


def test_looking_writes_no_people_and_bringing_brings_them_all(priya, quayside):
    run = sent(priya, IVO, GREBE, RAIL)
    assert (run.state, troubles(run), known()) == (State.LOOKED, [], set())
    run = brought(priya, run)
    assert run.state == State.DONE
    assert run.counts == {"people": 3}
    assert known() == {"Ivo Lapwing", "Greta Grebe", "Rafe Rail"}
    greta = Person.objects.get(chosen_name="Greta Grebe")
    assert [(route.kind, route.address) for route in greta.routes.all()] == [("text", "07700 900456")]
    assert greta.service == quayside
    application = Application.objects.get(person=greta)
    assert application.stage == "applying"
    assert application.moves.get().by == "Priya Sandpiper"
    assert not Message.objects.exists(), "nobody hears of it"


def test_every_way_columns_and_the_day_are_kept(priya):
    heads = [*HEADINGS, "How they like to hear", "Said hello on", "What to be careful with", "A few words"]
    row = ["Ivo", "ivo@people.test", 7700900123, "01632 960777", "Quayside", "Peer mentor", ""]

    file = upload(workbook([heads, [*row, "phone call", "3rd April 2024", "No voicemail", "Likes birds"]]))
    run = acts.send_in(read(file, priya), once=uuid.uuid4(), by=Actor.of(priya))
    schedule.begin(run)
    run.refresh_from_db()
    brought(priya, run)
    ivo = Person.objects.get(chosen_name="Ivo")
    assert [(route.kind, route.address) for route in ivo.routes.all()] == [
        ("phone", "01632 960777"),
        ("email", "ivo@people.test"),
        ("text", "07700 900123"),
    ]
    assert ivo.safe_contact_notes == "No voicemail"
    assert Note.objects.get(person=ivo).words == "Likes birds"
    application = Application.objects.get(person=ivo)
    assert application.stage == "said_hello"
    assert clock.local(application.stage_since).date().isoformat() == "2024-04-03"


def test_errors_are_told_by_row_and_column_and_nothing_can_be_brought(priya):
    nowhere = ["Ann", "", "", "", "Quayside", "Peer mentor", ""]
    run = sent(priya, IVO, ["", "no address", "12", "", "Atlantis", "Peer mentor", "Lost"], nowhere)
    told = {(row, column) for row, column, _ in troubles(run)}
    expected = {"What we call them", "E-mail", "Mobile for texts", "Service", "Stage"}
    assert told == {(3, column) for column in expected} | {(4, "E-mail")}
    by_column = {column: sentence for row, column, sentence in troubles(run) if row == 3}
    assert by_column["Service"] == "“Atlantis” is none of these: Quayside."
    with pytest.raises(acts.NotYet):
        acts.decide_to_bring(run, chosen=(), by=Actor.of(priya))
    assert known() == set()
    mended = sent(priya, IVO, GREBE)
    run.refresh_from_db()
    assert (run.state, run.rows, run.found) == (State.PUT_AWAY, "", ""), "the older file is forgotten"
    assert brought(priya, mended).state == State.DONE


def test_who_is_here_and_who_stands_twice_stays_out_unless_chosen(priya):
    brought(priya, sent(priya, IVO))
    run = sent(priya, IVO, GREBE, GREBE)
    alike = Found.of_data(run.findings).alike
    assert [(each.row, each.is_in_file) for each in alike] == [(2, False), (4, True)]
    assert "Ivo Lapwing at Quayside is here already" in alike[0].sentence
    run = brought(priya, run, "people:4", "people:99")
    assert run.counts == {"people": 2}
    names = list(Person.objects.filter(user__isnull=True).values_list("chosen_name", flat=True))
    assert sorted(names) == ["Greta Grebe", "Greta Grebe", "Ivo Lapwing"]


def test_people_of_other_services_are_not_given_away(priya, cast):
    mina = cast("mina")
    run = sent(priya, ["Mina Siskin", mina.email, "", "", "Quayside", "Peer mentor", ""])
    assert Found.of_data(run.findings).alike == []


def test_a_file_looked_at_before_somebody_else_brought_it_is_looked_at_again(priya, cast):
    ruth = cast("ruth")
    mine, hers = sent(priya, IVO, GREBE), sent(ruth, IVO)
    brought(ruth, hers)
    mine = brought(priya, mine)
    assert (mine.state, mine.why) == (State.LOOKED, acts.CHANGED)
    assert known() == {"Ivo Lapwing"}, "nothing of the file was brought"
    assert brought(priya, mine).state == State.DONE
    assert known() == {"Ivo Lapwing", "Greta Grebe"}


def test_a_lead_brings_into_their_own_service_only(priya, cast, otterbank):
    run = sent(priya, [*IVO[:4], "Otterbank", *IVO[5:]])
    assert troubles(run) == [(2, "Service", "“Otterbank” is none of these: Quayside.")]
    assert sent(cast("owen"), [*IVO[:4], "Otterbank", *IVO[5:]]).state == State.LOOKED


def test_nobody_brings_what_another_sent_in(priya, cast):
    run = sent(priya, IVO)
    for who in ("ruth", "owen", "ada"):
        with pytest.raises(NotAllowed):
            acts.decide_to_bring(run, chosen=(), by=Actor.of(cast(who)))
    assert brought(priya, run).state == State.DONE


def test_whose_role_has_ended_brings_nothing(priya):
    run = sent(priya, IVO)
    begun = acts.decide_to_bring(run, chosen=(), by=Actor.of(priya))
    accounts.end_role(held=priya.roles_held.get(), by=Actor.system())
    schedule.begin(begun)
    run.refresh_from_db()
    assert (run.state, run.rows, known()) == (State.PUT_AWAY, "", set())
    assert run.why == acts.NOT_ANY_MORE


def test_one_at_a_time_and_the_same_form_once(priya, cast):
    once, book = uuid.uuid4(), read(people(IVO), priya)
    run = acts.send_in(book, once=once, by=Actor.of(priya))
    assert acts.send_in(book, once=once, by=Actor.of(priya)) == run
    with pytest.raises(acts.SomeoneIsBringing, match="Priya Sandpiper"):
        acts.send_in(book, once=uuid.uuid4(), by=Actor.of(cast("ruth")))
    schedule.begin(run)
    assert acts.send_in(book, once=uuid.uuid4(), by=Actor.of(cast("ruth"))).state == State.LOOKING


def test_decided_twice_and_worked_on_twice_it_is_brought_once(priya):
    run = sent(priya, IVO)
    begun = acts.decide_to_bring(run, chosen=(), by=Actor.of(priya))
    assert acts.decide_to_bring(run, chosen=(), by=Actor.of(priya)).pk == begun.pk
    first = acts.claim(run.pk)
    assert acts.claim(run.pk) is None, "somebody has it"
    acts.bring(first, by=Actor.of(priya))
    acts.bring(first, by=Actor.of(priya))
    schedule.work(run.pk)
    assert Person.objects.filter(chosen_name="Ivo Lapwing").count() == 1


def test_a_lost_worker_is_found_and_its_late_colleague_writes_nothing(priya):
    run = acts.decide_to_bring(sent(priya, IVO), chosen=(), by=Actor.of(priya))
    with time_machine.travel(clock.now() - acts.CLAIM_IS_LOST_AFTER - timedelta(minutes=1), tick=False):
        lost = acts.claim(run.pk)
    assert acts.abandoned() == [run.pk]
    schedule.sweep()
    run.refresh_from_db()
    assert run.state == State.DONE
    acts.bring(lost, by=Actor.of(priya))
    assert Person.objects.filter(chosen_name="Ivo Lapwing").count() == 1
    assert acts.abandoned() == []


def test_what_breaks_in_our_own_house_brings_nothing(priya, monkeypatch):
    run = acts.decide_to_bring(sent(priya, GREBE, IVO), chosen=(), by=Actor.of(priya))

    whole = arrivals.bring_person

    def breaks(**columns):
        if columns["chosen_name"] == "Ivo Lapwing":
            raise ZeroDivisionError
        return whole(**columns)

    monkeypatch.setattr(arrivals, "bring_person", breaks)
    schedule.begin(run)
    run.refresh_from_db()
    assert (run.state, known()) == (State.PUT_AWAY, set())
    assert "on our side" in run.why


def test_many_rows_go_in_the_background_and_say_how_far_they_are(priya, monkeypatch):
    tasks = []
    monkeypatch.setattr(schedule, "async_task", lambda name, pk, **options: tasks.append((name, pk)))
    rows = [[f"Bird {n}", f"b{n}@people.test", "", "", "Quayside", "Peer mentor", ""] for n in range(130)]
    run = acts.send_in(read(people(*rows), priya), once=uuid.uuid4(), by=Actor.of(priya))
    schedule._in_the_background(run.pk)
    assert tasks == [(schedule.TASK, run.pk)]
    assert (run.total, run.looked_at) == (130, 0)
    told = []
    monkeypatch.setattr(acts, "_tell", lambda run, seen: told.append(seen))
    schedule.work(run.pk)
    assert told == list(range(1, 131))
    run.refresh_from_db()
    assert (run.state, run.looked_at) == (State.LOOKED, 130)


def test_put_away_by_hand_or_after_a_week(priya):
    run = sent(priya, IVO)
    acts.put_away(run, by=Actor.of(priya))
    with pytest.raises(WrongStage):
        acts.decide_to_bring(run, chosen=(), by=Actor.of(priya))
    other = sent(priya, IVO)
    with time_machine.travel(clock.now() + timedelta(days=6)):
        assert acts.forget_old() == 0
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        assert acts.forget_old() == 1
    other.refresh_from_db()
    assert (other.state, other.rows) == (State.PUT_AWAY, "")


def test_audit_says_it_in_sentences(priya):
    run = sent(priya, IVO)
    brought(priya, run)
    said = list(Event.objects.filter(what__startswith="arrivals").order_by("pk").values_list("sentence", flat=True))
    assert said == ["sent in a file with 1 row to bring over", "brought over 1 row of “People and applications”"]
    person = Person.objects.get(chosen_name="Ivo Lapwing")
    assert Event.objects.filter(what="recruitment.brought", person_id=person.pk).exists()


@pytest.mark.sqlite
def test_nothing_of_a_file_stays(priya):
    """Looked for in the whole database, while it waits and after it has ended."""
    heads = [*HEADINGS, "Shoe size", "A few words"]

    rows = [[*IVO, MARKER, MARKER], ["Ann", "ann@people.test", "", "", "Quayside", "Peer mentor", MARKER]]
    run = acts.send_in(read(upload(workbook([heads, *rows])), priya), once=uuid.uuid4(), by=Actor.of(priya))
    schedule.begin(run)
    run.refresh_from_db()
    assert MARKER in run.rows
    assert MARKER in json.dumps(run.findings)
    assert MARKER not in everything(), "it is there, and nobody can read it"
    acts.put_away(run, by=Actor.of(priya))
    run.refresh_from_db()
    assert (run.rows, run.found, run.chosen) == ("", "", [])
    assert run.counts == {"people": 2}
    assert MARKER not in everything()


def everything():
    connection.ensure_connection()
    return "\n".join(connection.connection.iterdump())


def test_an_officer_of_the_programme_may_leave_the_service_open(cast, role):
    ruth = cast("ruth")
    run = sent(ruth, [*IVO[:4], "", *IVO[5:]])
    brought(ruth, run)
    assert Person.objects.get(chosen_name="Ivo Lapwing").service is None

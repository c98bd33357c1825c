"""Asking residents: who may, what is kept, and that no sheet leads back to anyone."""

import logging
import uuid

import pytest
from django.db import models

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.people.models import Role
from coprod.programme.readiness import acts, results
from coprod.programme.readiness.models import Action, Pile, Round, Said, Sheet
from coprod.programme.readiness.questions import STOPS
from coprod.ui.refusals import NotAllowed, WrongStage
from tests.asking_residents import begun, closed, sheet
from tests.database import contents
from tests.people import with_role

pytestmark = pytest.mark.django_db

SAID = "XSAIDONASHEETX"


def test_a_form_sent_twice_is_one_sheet_and_one_round(cast):
    once = uuid.uuid4()
    by = Actor.of(cast("priya"))
    first, second = (acts.begin_round(service=cast("priya").person.service, once=once, by=by) for _ in range(2))
    assert first == second
    for _ in range(2):
        sheet(first, cast, once=once, words="Fine by me.")
    assert (Sheet.objects.count(), Said.objects.count()) == (1, 1)


def test_a_lead_begins_where_they_lead(cast, otterbank):
    for service in (otterbank, None):
        with pytest.raises(NotAllowed):
            acts.begin_round(service=service, once=uuid.uuid4(), by=Actor.of(cast("priya")))
    assert not Round.objects.exists()


def test_colleagues_of_the_service_ask_and_others_do_not(cast):
    asked_in = begun(cast)
    sheet(asked_in, cast, by="sam")
    for other in ("owen", "nia", "ada", "bryn"):
        with pytest.raises(NotAllowed):
            sheet(asked_in, cast, by=other)
    assert Sheet.objects.count() == 1


def test_everyone_who_asks_may_ask_where_everywhere_is_asked(cast):
    lead = with_role(Role.LEAD)
    asked_in = acts.begin_round(service=None, once=uuid.uuid4(), by=Actor.of(lead))
    sheet(asked_in, cast, by="sam")
    sheet(asked_in, cast, by="owen")
    with pytest.raises(NotAllowed):
        acts.close_round(asked_in, by=Actor.of(cast("owen")))
    assert acts.close_round(asked_in, by=Actor.of(lead)).closed_on


@pytest.mark.parametrize("answers", [{}, {"wants": ["yes", "no"]}, {"stops": ["unheard of"]}])
def test_answers_that_cannot_be_are_not_kept(cast, answers):
    asked_in = begun(cast)
    with pytest.raises(acts.CannotBeRight):
        sheet(asked_in, cast, answers=answers)
    sheet(asked_in, cast)
    assert Sheet.objects.count() == 1


@pytest.mark.parametrize("words", ["Ring 07700 900 417", "write to wren@people.test"])
def test_words_that_point_at_someone_are_not_kept(cast, words):
    asked_in = begun(cast)
    with pytest.raises(acts.PointsAtSomeone):
        sheet(asked_in, cast, words=words)
    sheet(asked_in, cast, words="Not before 10, and not on the 3rd.")
    assert Said.objects.get().words.startswith("Not before")


def test_nothing_is_added_to_a_closed_round(cast):
    asked_in = begun(cast)
    sheet(asked_in, cast)
    acts.close_round(asked_in, by=Actor.of(cast("priya")))
    with pytest.raises(WrongStage):
        sheet(asked_in, cast)
    with pytest.raises(WrongStage):
        acts.close_round(asked_in, by=Actor.of(cast("priya")))
    with pytest.raises(WrongStage):
        acts.keep_pile(asked_in, people=9, totals={}, once=uuid.uuid4(), by=Actor.of(cast("sam")))


def test_totals_of_a_pile_count_until_they_are_taken_away(cast, client_as):
    asked_in = begun(cast)
    sam = client_as("sam")
    address = f"/workspace/readiness/asking/{asked_in.pk}/totals/"
    form = {"people": "8", "stops-money": "6", "wants-yes": "5", "once": str(uuid.uuid4())}
    assert sam.post(address, form | {"stops-money": "9"}).status_code == 200
    assert not Pile.objects.exists()
    for _ in range(2):
        assert sam.post(address, form).status_code == 302
    assert results.people_in([asked_in]) == [(asked_in, 8)]
    assert sam.post(f"{address}{Pile.objects.get().pk}/away/").status_code == 302
    assert results.people_in([asked_in]) == [(asked_in, 0)]


def test_a_sheet_cannot_be_traced(cast, client_as, caplog):
    """Entered as colleagues do it: no column, no event, no log line and no session ties a sheet to anyone or a time."""
    caplog.set_level(logging.DEBUG)
    asked_in = begun(cast)
    sam = client_as("sam")
    events = Event.objects.count()
    form = {"way": "text", "brings": ["cooking"], "stops": ["money"], "words": SAID, "once": str(uuid.uuid4())}
    assert sam.post(f"/workspace/readiness/asking/{asked_in.pk}/answers/", form).status_code == 302
    kept, said = Sheet.objects.get(), Said.objects.get()
    assert Event.objects.count() == events
    for model in (Sheet, Said):
        columns = {field.name: field for field in model._meta.concrete_fields}
        assert columns.keys() <= {"id", "asked_in", "way", "answers", "words"}
        assert not any(isinstance(field, models.DateField | models.TimeField) for field in columns.values())
        others = [field.related_model for field in columns.values() if field.is_relation]
        assert others == [Round]
        assert isinstance(model._meta.pk, models.UUIDField)
    assert said.pk != kept.pk
    for table, rows in contents().items():
        for mark in (str(kept.pk), kept.pk.hex, SAID):
            assert mark not in str(rows) or table in (Sheet._meta.label, Said._meta.label), table
    assert SAID not in caplog.text
    assert str(kept.pk) not in caplog.text


def test_results_wait_for_the_end_and_words_for_leads(cast, client_as):
    asked_in = begun(cast)
    for words in (SAID, "", "", "", ""):
        sheet(asked_in, cast, words=words)
    page = f"/workspace/readiness/asking/{asked_in.pk}/"
    before = client_as("priya").get(page).content.decode()
    assert "5 people have answered so far" in before
    assert "What would stop them" not in before
    acts.close_round(asked_in, by=Actor.of(cast("priya")))
    assert SAID in client_as("priya").get(page).content.decode()
    worker = client_as("sam").get(page).content.decode()
    assert "What would stop them" in worker
    assert SAID not in worker


def test_four_people_are_too_few_to_read(cast, client_as):
    asked_in = closed(cast, people=4)
    page = client_as("priya").get(f"/workspace/readiness/asking/{asked_in.pk}/").content.decode()
    assert "4 people answered. With fewer than five, nothing is shown" in page
    assert "Money, for the bus" not in page


def test_rounds_stand_side_by_side_and_obstacles_are_ranked(cast, client_as):
    closed(cast, people=5)
    closed(cast, people=9, answers={"stops": ["money", "times", "nothing"]})
    first, second = results.totals(Round.objects.closed())
    stops = next(each for each in results.compared([first, second]) if each.question == STOPS)
    assert {choice.code: numbers for choice, numbers in stops.rows}["money"] == (5, 9)
    assert [choice.code for choice, _ in results.ranked(second)] == ["money", "times"]
    page = client_as("priya").get("/workspace/readiness/asking/").content.decode()
    assert "What would stop most is “Money, for the bus or a coffee”, for 9." in page
    assert "The rounds side by side" in page


def test_a_page_of_rounds_costs_the_same_for_many(cast, client_as, django_assert_max_num_queries):
    for _ in range(6):
        closed(cast, people=6)
    browser = client_as("priya")
    with django_assert_max_num_queries(22):
        browser.get("/workspace/readiness/asking/")


def test_what_is_promised_has_an_owner_who_is_told(cast, client_as):
    asked_in = closed(cast)
    form = {"what": "We pay the bus.", "owner": cast("nia").pk, "due_on": "2020-01-01", "once": str(uuid.uuid4())}
    promise = f"/workspace/readiness/asking/{asked_in.pk}/promise/"
    assert client_as("sam").post(promise, form).status_code == 404
    assert client_as("priya").post(promise, form).status_code == 302
    action = Action.objects.get()
    assert "We pay the bus." in client_as("nia").get("/workspace/").content.decode()
    with pytest.raises(NotAllowed):
        acts.keep_promise(action, by=Actor.of(cast("sam")))
    assert client_as("nia").post(f"/workspace/readiness/actions/{action.pk}/done/").status_code == 302
    assert Action.objects.open().count() == 0
    assert "We pay the bus." not in client_as("nia").get("/workspace/").content.decode()


def test_nothing_is_promised_before_the_results(cast):
    asked_in = begun(cast)
    with pytest.raises(WrongStage):
        acts.promise(
            asked_in,
            what="x",
            owner=cast("nia"),
            due_on=asked_in.begun_on,
            once=uuid.uuid4(),
            by=Actor.of(cast("priya")),
        )


def test_the_printed_sheet_is_one_page_and_names_nobody(cast, client_as):
    import json

    import typst

    from coprod.programme.readiness import paper

    response = client_as("sam").get(f"/workspace/readiness/asking/{begun(cast).pk}/sheet.pdf")
    assert response.content.startswith(b"%PDF")
    pages = typst.compile(paper._TEMPLATE.read_bytes(), format="svg", sys_inputs={"sheet": json.dumps(paper._sheet())})
    assert isinstance(pages, bytes), "More than one page comes as a list."
    assert "Sam" not in json.dumps(paper._sheet())

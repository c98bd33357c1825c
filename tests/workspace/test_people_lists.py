"""People as a board and a table: what fits the filters, in words, in order, for those who may see them."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment import readiness
from coprod.peers.recruitment.models import Application, OpenTrack
from coprod.peers.recruitment.stages import Stage
from coprod.programme.breaks import acts as breaks
from coprod.workspace import filters, pipeline
from tests import checking, recruiting

pytestmark = pytest.mark.django_db


def read(user, **asked):
    return filters.read(QueryDict(urlencode(asked)), user)


def names(user, **asked):
    asked.setdefault("layout", "table")
    return [row.name for row in pipeline.table(user, read(user, **asked), None).object_list]


def columns(user, **asked):
    return {column.stage: column for column in pipeline.board(user, read(user, **asked))}


@pytest.fixture
def two_in_checks(cast):
    """Asha's references are open; Jon's are met, and a check is asked of both."""
    checking.role_with_a_check()
    asha = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    jon = checking.references_met(recruiting.for_user(cast("jon")), cast)
    readiness.refresh()
    return asha, jon


def test_whose_references_are_open(cast, two_in_checks):
    priya = cast("priya")
    assert names(priya, track="references") == ["Asha Thistlewood"]
    assert names(priya, track="references", stage="applying") == []
    shown = read(priya, stage="checks", track="references")
    assert shown.in_words(12) == "12 people in Checks whose references are open"
    assert shown.in_words(1) == "1 person in Checks whose references are open"
    assert shown.in_words(0) == "No people in Checks whose references are open"


def test_tracks_are_kept_while_they_are_open(cast, two_in_checks):
    asha, jon = two_in_checks
    assert {track.name for track in asha.open_tracks.all()} >= {"references"}
    assert "references" not in {track.name for track in jon.open_tracks.all()}
    since = asha.open_tracks.get(name="references").since
    assert since == Application.objects.get(pk=asha.pk).stage_since
    readiness.refresh()
    assert asha.open_tracks.get(name="references").since == since


def test_whoever_leaves_checks_has_no_open_tracks(cast, two_in_checks):
    from coprod.peers.recruitment import acts

    asha, _ = two_in_checks
    acts.close(asha, because="stopped", by=Actor.of(cast("priya")))
    assert not OpenTrack.objects.filter(application=asha).exists()


def test_filters_combine_and_live_in_the_address(cast, two_in_checks, client_as):
    asha, _jon = two_in_checks
    priya = cast("priya")
    breaks.take_break(person=asha.person, by=Actor.of(priya))
    assert names(priya, on_break="yes") == ["Asha Thistlewood"]
    assert names(priya, on_break="no", stage="checks") == ["Jon Curlew"]
    asha.person.named_contact = priya
    asha.person.save()
    assert names(priya, contact="me", on_break="no") == []
    assert names(priya, contact="me", role=asha.role_id, service=asha.person.service_id) == ["Asha Thistlewood"]
    page = client_as("priya").get("/workspace/people/?stage=checks&on_break=yes&layout=table").content.decode()
    assert "1 person in Checks, on a break" in page
    assert 'href="?stage=checks&amp;on_break=yes&amp;layout=board"' in page


def test_how_long_at_a_stage(cast, two_in_checks):
    asha, _jon = two_in_checks
    Application.objects.filter(pk=asha.pk).update(stage_since=clock.now() - timedelta(days=28))
    assert names(cast("priya"), since="28") == ["Asha Thistlewood"]
    assert names(cast("priya"), since="56") == []
    assert "Asha Thistlewood" not in names(cast("priya"), since="new")


@pytest.mark.parametrize("typed", ["thistle", "asha@people.test", "ASHA@people.test", "Asha"])
def test_search_by_name_or_whole_address(typed, cast, two_in_checks):
    assert names(cast("priya"), q=typed) == ["Asha Thistlewood"]


@pytest.mark.parametrize("typed", ["07700 900417", "+447700900417", "07700-900 417"])
def test_search_by_number_however_it_is_written(typed, cast, two_in_checks):
    assert names(cast("priya"), q=typed) == ["Jon Curlew"]
    two_in_checks[1].person.routes.update(address="07700 900 417")
    assert names(cast("priya"), q=typed) == ["Jon Curlew"]


def test_a_part_of_an_address_finds_nobody(cast, two_in_checks):
    assert names(cast("priya"), q="people.test") == []


def test_a_board_has_a_column_for_each_stage_and_says_how_many_more(cast, monkeypatch):
    monkeypatch.setattr(pipeline, "IN_A_COLUMN", 1)
    recruiting.enquiry(name="Sable Quince", address="sable@people.test")
    recruiting.invited(cast("priya"), name="Ivo Marsh", address="ivo@people.test")
    older = recruiting.invited(cast("priya"), name="Wren Salt", address="wren@people.test")
    Application.objects.filter(pk=older.pk).update(stage_since=clock.now() - timedelta(days=9))
    shown = columns(cast("priya"))
    assert list(shown) == list(pipeline.PATH)
    assert [row.name for row in shown[Stage.SAID_HELLO].rows] == ["Sable Quince"]
    applying = shown[Stage.APPLYING]
    assert ([row.name for row in applying.rows], applying.total, applying.more) == (["Wren Salt"], 2, 1)
    led_to = filters.read(QueryDict(applying.query), cast("priya"))
    assert [row.name for row in pipeline.table(cast("priya"), led_to, None).object_list] == ["Wren Salt", "Ivo Marsh"]


def test_a_filter_that_hellos_cannot_fit_leaves_them_out(cast):
    enquiry = recruiting.enquiry()
    priya = cast("priya")
    assert columns(priya)[Stage.SAID_HELLO].total == 1
    assert columns(priya, contact="me")[Stage.SAID_HELLO].total == 0
    assert names(priya, stage="said_hello") == [enquiry.chosen_name]


def test_another_service_and_oneself_are_never_shown(cast, two_in_checks):
    recruiting.for_user(cast("mina"))
    Application.objects.create(person=cast("priya").person, role=recruiting.role(), stage="applying")
    assert set(names(cast("priya"))) == {"Asha Thistlewood", "Jon Curlew"}
    assert names(cast("owen")) == ["Mina Siskin"]
    assert names(cast("owen"), q="asha@people.test") == []
    assert columns(cast("owen"))[Stage.CHECKS].total == 0


def test_headings_sort_both_ways_and_say_so(client_as, two_in_checks):
    browser = client_as("priya")
    page = browser.get("/workspace/people/?layout=table&sort=name").content.decode()
    assert page.index("Asha Thistlewood") < page.index("Jon Curlew")
    assert 'aria-sort="ascending"><a class="govuk-link" href="?sort=-name&amp;layout=table"' in page
    page = browser.get("/workspace/people/?layout=table&sort=-name").content.decode()
    assert page.index("Jon Curlew") < page.index("Asha Thistlewood")
    assert page.count('aria-sort="descending"') == 1


@pytest.mark.parametrize(
    "address", ["?stage=%00", "?role=x&service=-1", "?sort=;drop", "?layout=x&page=x", "?since=9", "?role=999999"]
)
def test_an_address_that_cannot_be_read_shows_everyone(address, client_as, two_in_checks):
    page = client_as("priya").get(f"/workspace/people/{address}")
    assert page.status_code == 200
    assert "2 people" in page.content.decode()


def test_waiting_for_a_lead(cast, two_in_checks):
    _asha, jon = two_in_checks
    Application.objects.filter(pk=jon.pk).update(ready_since=clock.now())
    assert names(cast("priya"), waits="lead") == ["Jon Curlew"]


@pytest.mark.parametrize("layout", ["board", "table"])
def test_who_stands_still_says_how(cast, layout, client_as):
    """A break, or stopped part-way: two different words, on either layout."""
    resting, stopped = recruiting.for_user(cast("asha")), recruiting.for_user(cast("jon"))
    breaks.take_break(person=resting.person, by=Actor.of(cast("asha")))
    Application.objects.filter(pk=stopped.pk).update(stage_since=clock.now() - timedelta(days=60))
    page = client_as("priya").get(f"/workspace/people/?layout={layout}").content.decode()
    assert page.count("On a break</strong>") == page.count("Stopped part-way</strong>") == 1

"""The menu of offers: a filter that never leaves anyone with nothing, and no amounts of money."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from coprod.content.blocks.sessions import SESSIONS, coming
from coprod.content.offers import fitting
from coprod.content.offers.models import Kind, OfferPage, OffersIndexPage
from tests import publishing

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def menu(charity):
    publishing.offer("Be a peer mentor", time="week", likes_help=True, likes_talk=True, is_meeting_up=True)
    publishing.offer("Share a story", time="min", likes_make=True, is_from_home=True, has_thanks=True)
    publishing.offer("Speakers and hosts", kind=Kind.ORGANISATIONS, price="Price by the day")
    return OffersIndexPage.objects.get()


def titles(page):
    return [title for title in ("Be a peer mentor", "Share a story") if f">{title}</a>" in page]


def test_everything_stands_on_the_menu(menu, client):
    page = text(client.get("/offers/"))
    assert titles(page) == ["Be a peer mentor", "Share a story"]
    assert "2 ways to join in." in page
    assert "Thanks and payment: we talk first" in page
    assert page.index("For other organisations") < page.index("Speakers and hosts")
    assert "Price by the day" in page


def test_a_choice_leaves_what_fits(menu, client):
    page = text(client.get("/offers/?like=help&where=out"))
    assert titles(page) == ["Be a peer mentor"]
    assert "1 way to join in that suits you." in page
    assert 'value="help" id="id_like_3" checked' in page
    assert "Clear my choices" in page


def test_when_nothing_fits_what_comes_close_is_shown(menu, client):
    page = text(client.get("/offers/?time=min&like=help"))
    assert "Nothing fits all of that just now." in page
    assert titles(page) == ["Be a peer mentor", "Share a story"]
    assert "Tell us your idea" in page


def test_when_nothing_comes_close_the_way_back_is_shown(menu, client):
    page = text(client.get("/offers/?like=decide"))
    assert titles(page) == []
    assert '<a class="govuk-link" href="/offers/">See everything</a>' in page


@pytest.mark.parametrize("query", ["time=never", "like=%00&time=", "unknown=1"])
def test_an_old_address_is_no_mistake(query, menu, client):
    page = text(client.get(f"/offers/?{query}"))
    assert titles(page) == ["Be a peer mentor", "Share a story"]
    assert "govuk-error-message" not in page


def test_an_empty_menu_has_a_kind_word(charity, client):
    publishing.begun()
    page = text(client.get("/offers/"))
    assert "Things to join in with will be here." in page
    assert "Find what suits you" not in page


def test_an_offer_says_what_people_need_to_know(menu, client):
    publishing.offer(
        "Kettle on",
        kind=Kind.ACTIVITY,
        time_words="Thursdays",
        place="The Boatyard",
        suits="Everyone",
        costs_covered="Tea is on us",
        checks_needed="",
        dates=[{"day": "2026-11-26", "begins": "14:00", "ends": "16:00", "place": "The Boatyard", "note": "Just come"}],
    )
    with time_machine.travel("2026-11-21 10:00"):
        page = text(client.get("/offers/kettle-on/"))
    for words in ("Thursdays", "Everyone", "Tea is on us", "Thursday 26 November", "2:00pm to 4:00pm", "Just come"):
        assert words in page
    with time_machine.travel("2026-11-27 10:00"):
        assert "No dates just now." in text(client.get("/offers/kettle-on/"))


@pytest.mark.parametrize(
    "words",
    [{"summary": "Earn £20 a day."}, {"body": "<p>You get 15 pounds.</p>"}, {"costs_covered": "€ 5 for the bus"}],
)
def test_amounts_for_taking_part_are_refused(words, menu):
    with pytest.raises(ValidationError) as refused:
        publishing.offer("Paid", **words)
    assert list(refused.value.message_dict) == list(words)
    assert not OfferPage.objects.filter(slug="paid").exists()


def test_a_price_for_organisations_may_be_an_amount(menu):
    assert publishing.offer("Half a day", kind=Kind.ORGANISATIONS, price="From £400").live


def test_more_offers_cost_no_more_questions(menu, client, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        client.get("/offers/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/offers/")
        return len(queries)

    before = count()
    for number in range(5):
        publishing.offer(f"Offer {number}", drawing="walk")
    assert count() == before


# Which offers fit, without pages.

WALK = ("walk", {"like": frozenset({"talk", "help"}), "where": frozenset({"out"})})
STORY = ("story", {"like": frozenset({"make"}), "where": frozenset({"home"})})
PANEL = ("panel", {"like": frozenset({"talk"}), "where": frozenset({"home", "out"})})


def found(**wanted):
    return fitting.found({name: frozenset(ticked) for name, ticked in wanted.items()}, [STORY, WALK, PANEL])


@pytest.mark.parametrize(
    ("wanted", "fits", "close"),
    [
        ({}, ["story", "walk", "panel"], []),
        ({"like": []}, ["story", "walk", "panel"], []),
        ({"like": ["talk"]}, ["walk", "panel"], []),
        ({"like": ["talk", "help"]}, ["walk", "panel"], []),
        ({"like": ["help", "make"], "where": ["home"]}, ["story"], ["walk", "panel"]),
        ({"like": ["talk"], "where": ["home"]}, ["panel"], ["story", "walk"]),
        ({"like": ["decide"]}, [], []),
    ],
)
def test_what_fits_and_what_comes_close(wanted, fits, close):
    assert found(**wanted) == fitting.Found(fits, close)


def test_the_best_fit_comes_first():
    ranked = fitting.found({"like": frozenset({"talk", "help"})}, [PANEL, WALK])
    assert ranked.fitting == ["walk", "panel"]


def test_sessions_come_soonest_first():
    block = SESSIONS[0][1]
    days = ["2026-12-03", "2026-11-20", "", "2026-11-26"]
    values = [block.to_python({"day": day, "begins": "10:00", "ends": "", "place": "Here"}) for day in days]
    with time_machine.travel("2026-11-21 10:00"):
        told = coming([type("Child", (), {"value": value}) for value in values])
    assert [value["day"] for value in told] == [date(2026, 11, 26), date(2026, 12, 3)]

"""Components as tags: what they print, and that what people typed is escaped in them."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from coprod.ui.icons import ICONS


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_an_icon_is_silent_beside_words_and_speaks_when_alone():
    assert 'aria-hidden="true"' in drawn('{% icon "phone" %}')
    assert 'role="img" aria-label="done"' in drawn('{% icon "tick" "done" %}')


def test_a_day_of_another_year_says_its_year():
    """And a moment is the day on London's clocks."""
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        assert drawn("{{ day|day }}", day=date(2026, 7, 22)) == "22 July"
        assert drawn("{{ day|day }}", day=date(2021, 7, 22)) == "22 July 2021"
        assert drawn("{{ day|day }}", day=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July"
        assert drawn("{{ day|day }}", day=None) == ""


@pytest.mark.parametrize("name", ["phone", "tick", "clock", "lock", "eye", "cup", "headphones", "plus", "speech"])
def test_the_icons_rooms_rely_on_exist(name):
    assert name in ICONS


@pytest.mark.parametrize(
    "source",
    [
        "{% panel title=words %}{{ words }}{% endpanel %}",
        "{% card title=words href=words %}{{ words }}{% endcard %}",
        "{% row title=words href=words who=words %}{{ words }}{% actions %}{{ words }}{% endactions %}{% endrow %}",
        "{% summary_card words %}{% fact words %}{{ words }}{% endfact %}{% endsummary_card %}",
        "{% details words extra=words %}{{ words }}{% enddetails %}",
        "{% button words href=words extra=words %}",
        "{% button words name=words value=words %}",
        "{% tag words words %}",
        "{% avatar words %}",
        "{% icon 'tick' words %}",
        "{% tile 1 words words words %}",
        "{% list_card %}{{ words }}{% endlist_card %}",
        "{% cards %}{{ words }}{% endcards %}",
        "{% facts %}{{ words }}{% endfacts %}",
        "{% feed %}{{ words }}{% endfeed %}",
        "{% button_group %}{{ words }}{% endbutton_group %}",
    ],
)
def test_what_people_typed_is_escaped_in_every_component(source):
    html = drawn(source, words='<script>"x"')
    assert "<script" not in html
    assert '"x"' not in html


def test_actions_stay_with_their_own_row():
    html = drawn(
        "{% row title='Asha' %}a{% actions %}CALL{% endactions %}{% endrow %}{% row title='Kit' %}b{% endrow %}"
    )
    assert html.count("CALL") == 1
    assert html.index("CALL") < html.index("Kit")


def test_a_button_sends_and_only_once_when_asked():
    assert 'type="submit"' in drawn('{% button "Send" %}')
    assert "data-prevent-double-click" not in drawn('{% button "Show" %}')
    assert 'data-prevent-double-click="true"' in drawn('{% button "Send" once=True %}')


def test_a_link_looks_like_a_button():
    link = drawn('{% button "Look" href="/x/" kind="secondary" %}')
    assert link.strip().startswith('<a href="/x/" role="button"')
    assert "govuk-button--secondary" in link


def test_a_button_leads_to_a_page_by_its_name_and_a_name_that_is_not_there_is_an_error():
    assert f'href="{reverse("workspace:person", args=[7])}"' in drawn('{% button "Look" to="workspace:person" of=7 %}')
    with pytest.raises(NoReverseMatch):
        drawn('{% button "Look" to="workspace:nowhere" %}')


def test_a_card_of_facts_has_a_change_link_when_it_leads_somewhere():
    assert "Change" not in drawn('{% summary_card "Rules" %}{% endsummary_card %}')
    html = drawn('{% summary_card "Rules" to="workspace:settings" %}{% endsummary_card %}')
    assert f'href="{reverse("workspace:settings")}">Change<span class="govuk-visually-hidden"> Rules</span>' in html


def test_details_may_stand_open():
    assert '<details class="govuk-details" open>' in drawn('{% details "More" is_open=True %}{% enddetails %}')
    assert " open" not in drawn('{% details "More" %}{% enddetails %}')


def test_equal_buttons_in_a_list_are_told_apart_by_ear():
    html = drawn('{% button "Done" extra=" with Morag Pipit" %}')
    assert 'Done<span class="govuk-visually-hidden"> with Morag Pipit</span>' in html


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Asha Thistlewood", "AT"), ("Kit", "K"), ("Dr Sunita Wheatear", "DW"), ("", ""), ("(Wren) آشا", "آ")],
)
def test_initials_are_first_and_last(name, letters):
    assert f">{letters}</span>" in drawn("{% avatar name %}", name=name)


def test_pages_keep_the_rest_of_the_address():
    request = RequestFactory().get("/people/?q=wren&page=2")
    html = drawn("{% pagination page %}", page=Paginator(range(50), 10).page(2), request=request)
    assert 'href="?q=wren&amp;page=3" rel="next"' in html
    assert 'href="?q=wren&amp;page=1" rel="prev"' in html
    assert 'aria-label="Page 2" aria-current="page"' in html


def test_a_single_page_has_no_pages():
    request = RequestFactory().get("/people/")
    html = drawn("{% pagination page %}", page=Paginator(range(5), 10).page(1), request=request)
    assert html.strip() == ""


def test_progress_is_told_in_words():
    assert 'aria-label="5 of 8 parts done"' in drawn("{% bar 5 8 %}")
    assert 'aria-label="5 of 6"' in drawn("{% dots 5 6 %}")

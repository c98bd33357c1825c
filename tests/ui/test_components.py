"""Components as tags: what they print, and that what people typed is escaped in them."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from coprod.ui.icons import ICONS


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_an_icon_is_silent_beside_words_and_speaks_when_alone():
    assert 'aria-hidden="true"' in drawn('{% icon "phone" %}')
    assert 'role="img" aria-label="done"' in drawn('{% icon "tick" "done" %}')


@pytest.mark.parametrize(
    "name", ["phone", "tick", "clock", "lock", "eye", "cup", "mic", "headphones", "plus", "speech"]
)
def test_the_icons_rooms_rely_on_exist(name):
    assert name in ICONS


@pytest.mark.parametrize(
    "source",
    [
        "{% panel title=words %}{{ words }}{% endpanel %}",
        "{% card title=words href=words %}{{ words }}{% endcard %}",
        "{% row title=words href=words %}{{ words }}{% actions %}{{ words }}{% endactions %}{% endrow %}",
        "{% summary_card words %}{% fact words %}{{ words }}{% endfact %}{% endsummary_card %}",
        "{% details words %}{{ words }}{% enddetails %}",
        "{% quote who=words where=words %}{{ words }}{% endquote %}",
        "{% empty words %}{{ words }}{% endempty %}",
        "{% event words words %}{{ words }}{% endevent %}",
        "{% notification words %}{{ words }}{% endnotification %}",
        "{% button words href=words extra=words %}",
        "{% button words name=words value=words %}",
        "{% tag words words %}",
        "{% avatar words %}",
        "{% icon 'tick' words %}",
        "{% tile 1 words words %}",
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


def test_a_button_sends_once_and_a_link_looks_like_one():
    assert 'data-prevent-double-click="true"' in drawn('{% button "Send" %}')
    assert 'type="submit"' in drawn('{% button "Send" %}')
    link = drawn('{% button "Look" href="/x/" kind="secondary" %}')
    assert link.strip().startswith('<a href="/x/" role="button"')
    assert "govuk-button--secondary" in link


def test_equal_buttons_in_a_list_are_told_apart_by_ear():
    html = drawn('{% button "Done" extra="with Morag Pipit" %}')
    assert 'Done<span class="govuk-visually-hidden"> with Morag Pipit</span>' in html


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Asha Thistlewood", "AT"), ("Kit", "K"), ("Dr Sunita Wheatear", "DW"), ("", ""), ("(Wren) آشا", "آ")],
)
def test_initials_are_first_and_last(name, letters):
    assert drawn("{{ name|initials }}", name=name) == letters


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


def test_the_first_column_of_a_table_heads_its_row():
    html = drawn('{% table "Classes" headings rows 1 %}', headings=["Class", "Places"], rows=[["Listening", 8]])
    assert '<th scope="row" class="govuk-table__header">Listening</th>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">8</td>' in html


def test_progress_is_told_in_words():
    assert 'aria-label="5 of 8 parts done"' in drawn("{% bar 5 8 %}")
    assert 'aria-label="5 of 6"' in drawn("{% dots 5 6 %}")

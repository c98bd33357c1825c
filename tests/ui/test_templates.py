"""House rules that every template keeps: no inline style or script, plain words, a table for each chart."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if "cms" not in path.relative_to(TEMPLATES).parts)
ALL = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt"))

AVOIDED = re.compile(
    r"\b(service[ -]users?|vulnerable|complex|failed|failure|reject(?:ed|ion)?|non-?complian(?:t|ce)|offenders?"
    r"|experts?|the homeless|hard to reach|did not engage|dropped out|presenting needs|clients?|email|e-mails? us!)\b",
    re.I,
)
LOGIC = ("if", "elif", "include", "extends", "load", "url", "with", "static", "for", "block", "icon", "menu")


def words_of(template):
    """What people read or hear: text, spoken attributes, and the words given to components."""
    source = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", " ", template, flags=re.S)
    spoken = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', source)
    given = [
        text
        for name, arguments in re.findall(r"\{%\s*(\w+)(.*?)%\}", source, re.S)
        if name not in LOGIC
        for text in re.findall(r'"([^"]*)"', arguments)
        if "@" not in text and "/" not in text
    ]
    defaults = re.findall(r'default:"([^"]*)"', source)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.S)
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.S)
    return " ".join([text, *spoken, *given, *defaults])


def name_of(path):
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_no_template_carries_inline_style_or_script(path):
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=", source)
    assert "<style" not in source
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", source)
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", source)
    assert "javascript:" not in source


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_templates_use_plain_words(path):
    words = words_of(path.read_text())
    assert AVOIDED.findall(words) == []
    assert "!" not in words


@pytest.mark.parametrize(
    "unkind",
    ["<p>Your application was rejected</p>", '{% tag "Failed" "red" %}', '<a aria-label="Vulnerable people">x</a>'],
)
def test_the_word_list_is_seen_wherever_people_read(unkind):
    assert AVOIDED.search(words_of(unkind))


def test_the_word_list_leaves_code_alone():
    assert not AVOIDED.search(words_of('{% if stage == "failed" %}<p class="expert">Hello</p>{% endif %}'))


@pytest.mark.parametrize("path", [path for path in PAGES if 'class="cp-fig' in path.read_text()], ids=name_of)
def test_every_chart_has_its_table(path):
    source = path.read_text()
    for name in re.findall(r'\{% include "([^"]+)"', source):
        source += (TEMPLATES / name).read_text()
    assert source.count('class="cp-fig') <= source.count("govuk-details__summary") + source.count("{% details")
    assert "<table" in source
    assert "<title id=" in source
    assert "<desc id=" in source

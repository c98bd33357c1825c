"""Letters set by typst: what people wrote is text, never commands."""

import zlib
from pydoc import locate

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from django_q.models import Schedule

from coprod.messaging import kinds, letters, schedules
from coprod.messaging.models import Message
from coprod.messaging.rendering import Words, as_html

HOSTILE = '#read("/etc/passwd") #panic("x") $x$ `raw` *bold* \\ @ref <label> // gone /* */ #import "x" ]{['


@pytest.fixture
def letter(charity):
    return Message(key="1", kind="x", name=HOSTILE, address="1 Quay\n#panic()")


def test_what_people_write_cannot_run_as_typst(letter):
    plain = letters.as_pdf(letter, Words("Hello", "Hello\n\nthere"))
    hostile = letters.as_pdf(letter, Words(HOSTILE, f"{HOSTILE}\n\n{HOSTILE}"))
    assert plain.startswith(b"%PDF-")
    assert hostile.startswith(b"%PDF-")
    assert b"root:" not in _unpacked(hostile)


@pytest.mark.parametrize("words", ["", "Łódź 你好 🙂 שלום", "\n\n\n", "x" * 20_000])
def test_any_words_can_be_a_letter(letter, words):
    assert letters.as_pdf(letter, Words("Hello", words)).startswith(b"%PDF-")


def test_html_links_only_to_us_and_runs_nothing(charity):
    html = as_html(
        Words(
            "Hi",
            "<script>x</script> http://localhost:8000/open/abc/.\n\nhttp://evil.test/ http://localhost:8000.evil.test/in",
        )
    )
    assert '<a href="http://localhost:8000/open/abc/">' in html
    assert "<script>" not in html
    assert html.count("href=") == 1


def test_every_kind_has_its_words():
    for kind in kinds.every():
        for part in ("subject", "body", "text"):
            get_template(f"{kind.folder}/{part}.txt")


def test_two_kinds_cannot_share_a_name(news):
    with pytest.raises(ValueError, match="test_news"):
        kinds.Kind(news.code, label="Other")


@pytest.mark.django_db
def test_schedules_are_written_once_changed_and_removed(monkeypatch):
    Schedule.objects.create(name=f"{schedules.OURS}no longer listed", func="x")
    Schedule.objects.create(name="someone else's", func="x")
    call_command("ensure_schedules", verbosity=0)
    call_command("ensure_schedules", verbosity=0)
    names = set(Schedule.objects.values_list("name", flat=True))
    assert names >= {
        "coprod: Breaks that others should know of",
        "coprod: Messages that are due",
        "someone else's",
    }
    assert f"{schedules.OURS}no longer listed" not in names
    assert Schedule.objects.count() == len(names)


@pytest.mark.django_db
def test_every_scheduled_task_exists():
    schedules.ensure()
    for schedule in Schedule.objects.all():
        assert callable(locate(schedule.func))


def _unpacked(pdf):
    """The PDF with its compressed streams opened, as far as they can be."""
    parts = [pdf]
    for chunk in pdf.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompress(chunk.split(b"\nendstream")[0]))
        except zlib.error:
            continue
    return b"".join(parts)

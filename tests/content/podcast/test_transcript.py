"""Transcripts, times and parts: read as editors write them, and written as players want them."""

import pytest

from coprod.content.podcast import moments, parts, transcript
from coprod.content.podcast.transcript import Line, NotATranscript
from tests.publishing import TRANSCRIPT


def test_who_says_what_and_when():
    lines = transcript.read(TRANSCRIPT)
    assert lines[0] == Line(0, "Tomasz", "The kettle is on.", "")
    assert [(line.at_written, line.who, line.tone) for line in lines[1:]] == [
        ("0:12", "Fern", "coral"),
        ("0:40", "Tomasz", ""),
    ]


def test_a_line_without_a_time_goes_on():
    lines = transcript.read("0:00 Fern: One mug.\n\nOne sleeping bag.\n[1:02:03] Tomasz: Ten: to two.")
    assert [line.words for line in lines] == ["One mug. One sleeping bag.", "Ten: to two."]
    assert lines[1].at == 3723


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Fern: hello", "Begin each line with the time"),
        ("0:75 Fern: hello", "Line 1: “0:75” is not a time"),
        ("0:10 Fern: hello\n0:05 Tomasz: hello", "0:05 comes after 0:10"),
        ("0:10 Fern:", "Write what Fern says at 0:10"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(text, says):
    with pytest.raises(NotATranscript, match=says):
        transcript.read(text)


def test_captions_close_with_the_recording():
    lines = transcript.read("0:00 A <b> & co: 1 < 2\n0:05 Fern: Bye")
    assert transcript.as_captions(lines, milliseconds=9_900) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:05.000\n<v A &lt;b&gt; &amp; co>1 &lt; 2\n\n"
        "00:00:05.000 --> 00:00:09.000\n<v Fern>Bye\n"
    )


def test_a_caption_is_always_seen():
    """Two people at once, and a last word at the very end."""
    cues = transcript.as_captions(transcript.read("0:05 A: Yes\n0:05 B: No"), milliseconds=5_000)
    assert cues.count("00:00:05.000 --> 00:00:06.000") == 2


@pytest.mark.parametrize("written", ["0:00", "6:10", "59:59", "1:00:00", "12:34:56"])
def test_times_are_written_as_they_are_read(written):
    assert moments.written(moments.seconds(written)) == written


@pytest.mark.parametrize("written", ["", "6", "6:1", "6:60", "1:60:00", "-1:00", "6.10", "6:10 "[:2]])
def test_other_times_are_not_read(written):
    with pytest.raises(ValueError):
        moments.seconds(written)


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (1_000, "1 second"),
        (40_400, "40 seconds"),
        (60_000, "1 minute"),
        (288_862, "5 minutes"),
        (3_600_000, "1 hour"),
        (3_725_000, "1 hour 2 minutes"),
    ],
)
def test_lengths_in_words(milliseconds, words):
    assert moments.in_words(milliseconds) == words


def test_a_part_lasts_until_the_next():
    told = parts.in_order([(20, "Two", ""), (0, "One", "care")], milliseconds=30_500)
    assert [(part.title, part.at, part.until) for part in told] == [("One", 0, 20), ("Two", 20, 30)]
    assert parts.in_order([], milliseconds=30_000) == []

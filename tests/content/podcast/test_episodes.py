"""Shows and episodes: what visitors find on their pages, and what editors may and may not publish."""

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.test.utils.form_data import nested_form_data, streamfield

from coprod.audit.models import Event
from coprod.content.podcast.models import EpisodePage, PodcastShowPage
from coprod.content.podcast.recordings import Recording
from tests import publishing

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def show(charity):
    return publishing.show()


# What visitors find.


def test_an_episode_has_its_sound_its_words_its_parts_and_its_people(show, client):
    publishing.episode(who_made_it="Fern chose the topic.")
    page = text(client.get("/podcast/both-sides/episode-1/"))
    assert re.search(r'<audio [^>]*controls[^>]*src="/podcast/recordings/[^"]+\.mp3"', page)
    assert "It has earned a rest." in page
    assert 'href="#t12" data-seek="12"' in page
    assert 'id="t12"' in page
    assert "With Fern and Seaglass" in page
    assert "Fern chose the topic." in page
    assert "Save it to my phone (0.4 MB)" in page
    assert "1 minute. Out since 1 November 2026" in page


def test_it_says_what_to_know_before_listening_and_how_to_skip_it(show, client):
    publishing.episode()
    page = text(client.get("/podcast/both-sides/episode-1/"))
    assert "Before you listen: Fern talks about sleeping in her car, from 0:12 to 0:40." in page
    assert '<a class="govuk-link" href="#t40" data-seek="40">Skip that part</a>' in page


def test_it_says_whose_voices_these_are(show, client):
    publishing.episode(1)
    said = "The voices are made by a computer."
    publishing.episode(2, about_the_voices=said)
    assert said not in text(client.get("/podcast/both-sides/episode-1/"))
    assert said in text(client.get("/podcast/both-sides/episode-2/"))


def test_it_offers_someone_to_talk_to(show, client):
    publishing.episode()
    page = text(client.get("/podcast/both-sides/episode-1/"))
    assert "Did this bring something up?" in page
    assert 'href="tel:01632960001"' in page


def test_a_long_talk_opens_below_its_beginning(show, client):
    lines = "\n".join(f"0:{number:02} Fern: Line {number}." for number in range(20))
    publishing.episode(transcript=lines, chapters=())
    page = text(client.get("/podcast/both-sides/episode-1/"))
    shown, rest = page.split("Read the rest")
    assert "Line 7." in shown
    assert "Line 19." in rest


def test_listen_leads_to_the_one_show(show, client):
    assert client.get("/podcast/").url == "/podcast/both-sides/"


def test_before_the_first_show_there_is_a_kind_word(charity, client):
    publishing.begun()
    assert "Our first programme will be here." in text(client.get("/podcast/"))


def test_before_the_first_episode_there_is_an_invitation(show, client):
    page = text(client.get("/podcast/both-sides/"))
    assert "The first episode will be here." in page
    assert f'href="/interested/{show.pk}/"' in page


def test_the_player_needs_no_inline_script(show, client):
    publishing.episode()
    response = client.get("/podcast/both-sides/episode-1/")
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", text(response))


# What editors publish.


def test_an_episode_comes_out_with_its_length_and_a_note(show):
    episode = publishing.episode()
    assert episode.live
    assert 72_000 < episode.recording.milliseconds < 73_000
    assert Event.objects.filter(what="home.page_published", sentence="published the page “Episode 1”").exists()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"transcript": ""}, "transcript"),
        ({"transcript": "Hello."}, "transcript"),
        ({"transcript": "9:59 Fern: Too late."}, "transcript"),
        ({"chapters": ({"at": "5:00", "title": "Too late"},)}, "chapters"),
        ({"summary": ""}, "summary"),
    ],
    ids=["no words", "no times", "words after the end", "a part after the end", "no summary"],
)
def test_what_does_not_come_out(words, field, show):
    with pytest.raises(ValidationError) as refused:
        publishing.episode(**words)
    assert field in refused.value.message_dict
    assert not EpisodePage.objects.exists()
    assert not Recording.objects.exists()


def test_the_address_of_a_show_stays(show):
    show.slug = "another"
    with pytest.raises(ValidationError, match="so it stays"):
        show.full_clean()


def cover(width=1500, height=1500):
    file = BytesIO()
    Picture.new("RGB", (width, height), "#5a4399").save(file, "PNG")
    return ContentFile(file.getvalue(), name="cover.png")


def open_with(**words):
    publishing.begun()
    return publishing.show(**({"cover_alt": "A front door."} | words))


def test_a_cover_of_ones_own(charity, client):
    open_with(cover=cover())
    page, feed = (text(client.get(f"/podcast/both-sides/{end}")) for end in ("", "feed.xml"))
    assert 'alt="A front door."' in page
    source = re.search(r'image href="http://localhost:8000(/media/images/[^"]+)"', feed)[1]
    with Picture.open(BytesIO(b"".join(client.get(source).streaming_content))) as picture:
        assert (picture.size, picture.mode) == ((1500, 1500), "RGB")
    assert client.head(source).status_code == 200


@pytest.mark.parametrize(
    "words", [{"cover": cover(1000, 1000)}, {"cover": cover(1500, 1400)}, {"cover": cover(), "cover_alt": " "}]
)
def test_a_cover_that_apps_do_not_take(words, charity):
    with pytest.raises(ValidationError):
        open_with(**words)
    assert not PodcastShowPage.objects.exists()


# Under /cms/.


def form(**more):
    fields = nested_form_data(
        {
            "title": "The first night",
            "slug": "the-first-night",
            "number": 1,
            "out_since": "2026-11-12",
            "summary": "Two friends talk.",
            "transcript": publishing.TRANSCRIPT,
            "chapters": streamfield([("chapter", {"at": "0:12", "title": "The key", "care_note": ""})]),
            "people": streamfield([("person", {"byline": "Fern", "role": "host"})]),
            "who_made_it": "",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "action-publish": "1",
            **more,
        }
    )
    return {name: value for name, value in fields.items() if value is not None}


@pytest.fixture
def add(show, client_as):
    edie = client_as("edie")
    return lambda **more: edie.post(f"/cms/pages/add/podcast/episodepage/{show.pk}/", form(**more))


def test_an_editor_publishes_an_episode(add, client):
    response = add(sound=publishing.sound())
    assert response.status_code == 302, response.context["form"].errors
    assert "It has earned a rest." in text(client.get("/podcast/both-sides/the-first-night/"))
    assert EpisodePage.objects.get().recording.milliseconds > 72_000


def test_without_sound_or_words_it_stays_in_the_editor(add):
    page = text(add(transcript=""))
    assert "Add the recording before you publish." in page
    assert not EpisodePage.objects.exists()


def test_a_draft_may_be_unfinished_but_does_not_come_out(add, client):
    response = add(transcript="", **{"action-publish": None})
    assert response.status_code == 302, response.context["form"].errors
    draft = EpisodePage.objects.get()
    assert not draft.live
    with pytest.raises(ValidationError, match="recording"):
        draft.latest_revision.publish()
    assert not EpisodePage.objects.live().exists()


def test_a_draft_may_have_a_part_without_a_time(add):
    part = streamfield([("chapter", {"at": "", "title": "Not sure yet", "care_note": ""})])
    response = add(chapters=part, **{"action-publish": None})
    assert response.status_code == 302, response.context["form"].errors
    assert EpisodePage.objects.get().parts == []


def test_a_part_without_a_time_does_not_come_out(add):
    part = streamfield([("chapter", {"at": "soon", "title": "Not sure yet", "care_note": ""})])
    assert "Write a time such as 6:10" in text(add(chapters=part, sound=publishing.sound()))
    assert not EpisodePage.objects.exists()


def test_an_episode_is_previewed_before_it_is_saved(show, client_as):
    address = f"/cms/pages/add/podcast/episodepage/{show.pk}/preview/"
    edie = client_as("edie")
    assert edie.post(address, form()).json()["is_valid"]
    preview = edie.get(address)
    assert preview.status_code == 200
    assert "It has earned a rest." in text(preview)


def test_sound_without_words_does_not_come_out_by_another_door(add):
    add(sound=publishing.sound(), transcript="", **{"action-publish": None})
    with pytest.raises(ValidationError) as refused:
        EpisodePage.objects.get().latest_revision.publish()
    assert "transcript" in refused.value.message_dict
    assert not EpisodePage.objects.live().exists()


def test_a_renamed_text_file_gets_a_sentence(add):
    page = text(add(sound=publishing.sound(b"Dear diary, " * 2000)))
    assert "That file is something else." in page
    assert not Recording.objects.exists()


def test_two_episodes_do_not_share_a_number(add):
    publishing.episode(1)
    assert "Another episode has this number." in text(add(sound=publishing.sound()))


def test_another_recording_takes_the_place_of_the_first(add, client_as):
    episode = publishing.episode(1)
    before = episode.recording
    response = client_as("edie").post(
        f"/cms/pages/{episode.pk}/edit/", form(slug="episode-1", sound=publishing.sound(publishing.SOUND * 2))
    )
    assert response.status_code == 302, response.context["form"].errors
    episode.refresh_from_db()
    assert episode.recording != before
    assert episode.recording.milliseconds > 140_000


@pytest.mark.parametrize("who", ["priya", "asha", "tom"])
def test_others_do_not_publish(who, show, client_as):
    assert client_as(who).post(f"/cms/pages/add/podcast/episodepage/{show.pk}/", form()).status_code == 404

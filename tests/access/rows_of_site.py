"""Who may open the pages of the podcast, the training offer and the service offer menu (see matrix.py)."""

from typing import Any

from tests import publishing, recruiting
from tests.access.matrix import ADMINISTRATOR, EDITOR, Row, public, row, setup


def in_the_feed(show: str = "both-sides", episode: str = "episode-1") -> dict[str, Any]:
    return {"show": show, "episode": episode}


@setup
def show_that_is_out(cast: Any) -> dict[str, Any]:
    publishing.episode()
    return {"show": "both-sides"}


@setup
def episode_that_is_out(cast: Any) -> dict[str, Any]:
    publishing.episode()
    return in_the_feed()


@setup
def episode_in_draft(cast: Any) -> dict[str, Any]:
    publishing.episode().unpublish()
    return in_the_feed()


def address_of_sound(episode: Any) -> dict[str, Any]:
    return {"pk": episode.recording.file_id, "extension": "mp3"}


@setup
def recording_that_is_out(cast: Any) -> dict[str, Any]:
    return address_of_sound(publishing.episode())


@setup
def recording_in_draft(cast: Any) -> dict[str, Any]:
    episode = publishing.episode()
    episode.unpublish()
    return address_of_sound(episode)


@setup
def offer_on_the_menu(cast: Any) -> dict[str, Any]:
    return {"pk": publishing.offer().pk}


@setup
def offer_in_draft(cast: Any) -> dict[str, Any]:
    offer = publishing.offer()
    offer.unpublish()
    return {"pk": offer.pk}


@setup
def idea_for_the_menu(cast: Any) -> dict[str, Any]:
    return {"pk": publishing.offer().get_parent().pk, "what": "idea"}


@setup
def site_with_everything(cast: Any) -> dict[str, Any]:
    publishing.episode()
    publishing.offer()
    publishing.course()
    return {}


HELLO = {"chosen_name": "Teasel", "reach_by": "email", "address": "teasel@people.test", "once": str(recruiting.once())}
EVERYTHING = {"objects": "site_with_everything"}
IN_DRAFT = {"strangers": 404, "without_factor": 404}
POST: dict[str, Any] = {"method": "POST"}

ROWS: list[Row] = [
    public("What you can get involved in", "", path="/offers/", **EVERYTHING),
    public("One thing to join in with", "", path="/offers/fresh-eyes-visits/", **EVERYTHING),
    public("Listen, with one show", "", 302, path="/podcast/", **EVERYTHING),
    public("A podcast show", "", path="/podcast/both-sides/", **EVERYTHING),
    public("An episode", "", path="/podcast/both-sides/episode-1/", **EVERYTHING),
    public("The training offer", "", path="/training/", **EVERYTHING),
    public("A course on offer", "", path="/training/listening-well/", **EVERYTHING),
    public("The feed of a show", "podcast:feed", objects="show_that_is_out"),
    public("Captions of an episode", "podcast:captions", objects="episode_that_is_out"),
    public("Captions of an episode in draft", "podcast:captions", 404, objects="episode_in_draft"),
    public("Parts of an episode", "podcast:chapters", objects="episode_that_is_out"),
    public("Words of an episode", "podcast:words", objects="episode_that_is_out"),
    public("A recording that is out", "podcast:recording", objects="recording_that_is_out"),
    row(
        "A recording in draft",
        "podcast:recording",
        {(EDITOR, ADMINISTRATOR): 200},
        objects="recording_in_draft",
        **IN_DRAFT,
    ),
    public("I'm interested", "interested", objects="offer_on_the_menu"),
    public("I'm interested", "interested", 302, objects="offer_on_the_menu", data=HELLO, **POST),
    public("I'm interested, in a draft", "interested", 404, objects="offer_in_draft", data=HELLO, **POST),
    public("Tell us your idea", "interested_in", objects="idea_for_the_menu"),
    public("Tell us your idea", "interested_in", 302, objects="idea_for_the_menu", data=HELLO, **POST),
    public("Thanks for your interest", "interested_thanks", objects="offer_on_the_menu"),
]

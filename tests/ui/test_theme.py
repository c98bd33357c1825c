"""The brand as numbers: contrast of every pair of colours the interface uses, and the weight of the theme."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

from coprod.people.models.charity import Colours

THEME = Path(finders.find("ui/theme.css"))
TINTS = ("sea", "sand", "blush", "heather")
GROUNDS = ("paper", "card", *TINTS)

BODY_TEXT = [("ink", ground) for ground in GROUNDS] + [("soft", ground) for ground in GROUNDS]
TEXT = [
    *[("brand", ground) for ground in GROUNDS],
    *[(f"{tint}-ink", tint) for tint in TINTS],
    *[("govuk-link-visited-colour", ground) for ground in GROUNDS],
    ("on-brand", "brand"),
    ("on-brand", "hover"),
    ("on-deep", "deep"),
    ("err", "card"),
    ("err", "paper"),
    ("ok", "card"),
    ("ok", "paper"),
    ("on-brand", "ok"),
    ("heather", "heather-ink"),
    ("blush-ink", "blush"),
]
SHAPES = [("input", "paper"), ("input", "card"), ("coral", "paper"), ("coral", "card"), ("coral-ink", "paper")]


PALETTES = sorted((THEME.parent / "palettes").glob("*.css"))


def tokens(mode, palette=None):
    """The theme's colours, and over them a charity's own, as a browser in that mode resolves them."""
    found = {}
    for sheet in filter(None, (THEME, palette)):
        light, dark = re.findall(r":root\{(.*?)\}", sheet.read_text(), re.S)[:2]
        for block in (light, dark) if mode == "dark" else (light,):
            found |= dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", block))
    return found


def luminance(colour):
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), BODY_TEXT)
def test_body_text_meets_aaa(mode, words, ground):
    assert contrast(tokens(mode)[words], tokens(mode)[ground]) >= 7


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_other_text_meets_aa(mode, words, ground):
    assert contrast(tokens(mode)[words], tokens(mode)[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("palette", PALETTES, ids=lambda path: path.stem)
def test_a_charitys_own_colours_can_be_read(mode, palette):
    own = tokens(mode, palette)
    poor = [pair for pair in BODY_TEXT if contrast(own[pair[0]], own[pair[1]]) < 7]
    poor += [pair for pair in TEXT if contrast(own[pair[0]], own[pair[1]]) < 4.5]
    assert not poor


def test_every_set_of_colours_offered_exists():
    assert {path.stem for path in PALETTES} == {value for value in Colours.values if value}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_and_shapes_can_be_seen(mode, shape, ground):
    assert contrast(tokens(mode)[shape], tokens(mode)[ground]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_focus_can_be_seen_on_the_page_and_on_the_dark_band(mode):
    chosen = tokens(mode)
    assert contrast("#1c2b30", chosen["lamp"]) >= 4.5
    assert contrast(chosen["ink"], chosen["paper"]) >= 3  # the dark edge around the lamp yellow
    assert contrast(chosen["lamp"], chosen["deep"]) >= 3


def test_the_theme_is_one_file_of_20_kb_at_most():
    assert len(THEME.read_bytes()) <= 20_000


def test_nothing_of_the_front_end_comes_from_elsewhere_or_may_not_be_used_here():
    for name in ("ui/theme.css", "ui/govuk-frontend.min.css"):
        css = Path(finders.find(name)).read_text()
        assert not re.search(r"url\(['\"]?(https?:)?//", css)
        assert "GDS Transport" not in css
        assert "govuk-crest.svg" not in css


def test_every_address_in_the_front_end_resolves_under_hashed_names(tmp_path):
    storage = CompressedManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    folder = THEME.parent
    paths = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name = f"ui/{file.relative_to(folder)}"
            with file.open("rb") as content:
                storage.save(name, content)
            paths[name] = (storage, name)
    for _name, _hashed, outcome in storage.post_process(paths):
        assert not isinstance(outcome, Exception), outcome
    css = (tmp_path / storage.stored_name("ui/theme.css")).read_text()
    addresses = re.findall(r"url\([\"']?([^)\"']+)", css)
    assert len(addresses) == 3
    for address in addresses:
        assert (tmp_path / "ui" / address).is_file()
    # The preloaded font is the very file the style sheet asks for.
    assert storage.url("ui/fonts/ahn-latin.woff2").removeprefix("/static/ui/") in addresses

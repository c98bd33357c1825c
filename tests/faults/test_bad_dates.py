"""REF-9: dates that cannot be, from the person and from the referee: a sentence each, and what was typed is kept."""

import pytest

from coprod.peers.references import standing
from coprod.peers.references.models import Activity, Reference
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.people import signed_in_client

pytestmark = pytest.mark.django_db

FUTURE = str(standing.this_month().year + 2)
LISTS = "Please choose a month and a year from the lists"
BAD = {
    "a thirteenth month": ({"first_month": "13", "first_year": "2024"}, LISTS),
    "the year nought": ({"first_month": "01", "first_year": "0000"}, LISTS),
    "no year": ({"first_month": "01", "first_year": ""}, "Please choose the year as well"),
    "words": ({"first_month": "June", "first_year": "'; --"}, LISTS),
    "a future month": ({"first_month": "01", "first_year": FUTURE}, "That is in the future"),
    "an end before the start": (
        {"first_month": "06", "first_year": "2025", "last_month": "01", "last_year": "2025", "still": ""},
        "The end is before the start",
    ),
    "an end in the future": (
        {"first_month": "06", "first_year": "2025", "last_month": "01", "last_year": FUTURE, "still": ""},
        "That is in the future",
    ),
    "no end": ({"first_month": "06", "first_year": "2025", "still": ""}, "or tick “"),
}


def typed(dates, still, **others):
    data = {**others, **dates}
    if data.pop("still", "on"):
        data[still] = "on"
    return data


@pytest.mark.parametrize("what", BAD)
def test_the_person_is_told_and_keeps_what_they_typed(cast, what):
    dates, sentence = BAD[what]
    application = recruiting.for_user(cast("asha"))
    asha = signed_in_client(cast("asha"))
    data = typed(dates, "is_still_going", kind="caring", words="For Mum", once=str(recruiting.once()))
    page = asha.post("/apply/history/", data)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert 'value="For Mum"' in page.content.decode()
    assert not Activity.objects.exists()
    good = {
        **data,
        "first_month": "01",
        "first_year": "2025",
        "is_still_going": "on",
        "last_month": "",
        "last_year": "",
    }
    assert asha.post("/apply/history/", good).status_code == 302
    assert application.person.activities.get().words == "For Mum"


@pytest.mark.parametrize("what", BAD)
def test_the_referee_is_told_and_keeps_what_they_typed(cast, client, what):
    dates, sentence = BAD[what]
    asked = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    token = links.mint(PrivateLink.objects.get(purpose="reference", subject_id=asked.pk))
    answers = {"way": "here", "how_known": "group", "rely": "yes", "boundaries": "yes", "comfortable": "yes"}
    data = typed(dates, "is_still_so", **answers, good_with="Quiet people")
    page = client.post(f"/references/{token}/answer/", data)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert "Quiet people" in page.content.decode()
    assert not Reference.objects.exists()
    good = {**data, "first_month": "01", "first_year": "2025", "is_still_so": "on", "last_month": "", "last_year": ""}
    assert client.post(f"/references/{token}/answer/", good).status_code == 302
    assert Reference.objects.get().written["good_with"] == "Quiet people"


def test_a_saved_impossible_date_comes_back_and_is_still_refused(cast, client):
    asked = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    token = links.mint(PrivateLink.objects.get(purpose="reference", subject_id=asked.pk))
    for dates, _ in BAD.values():
        data = typed(dates, "is_still_so", way="dates", save="1")
        assert client.post(f"/references/{token}/answer/", data).status_code == 302
        assert client.get(f"/references/{token}/answer/").status_code == 200

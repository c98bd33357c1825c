"""A note for officers and safeguarding leads reaches nobody else: planted markers, in the page and in the rows."""

import pytest

from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Note, NoteReaders
from coprod.people.models import Role
from tests import recruiting
from tests.people import signed_in_client, with_role

pytestmark = pytest.mark.django_db
FOR_OFFICERS, FOR_ALL = "a heron nobody else may hear of", "a kettle everyone may hear of"


@pytest.fixture
def asha(cast):
    application = recruiting.for_user(cast("asha"))
    for words, readers in ((FOR_OFFICERS, NoteReaders.OFFICERS), (FOR_ALL, NoteReaders.RECRUITING)):
        recruitment.add_note(
            application.person, words=words, readers=readers, once=recruiting.once(), by=Actor.of(cast("ruth"))
        )
    return application.person


@pytest.mark.parametrize(("who", "reads"), [("ruth", True), ("safia", True), ("priya", False)])
def test_a_record_shows_each_the_notes_they_may_read(who, reads, asha, cast, client_as):
    page = client_as(who).get(f"/workspace/people/{asha.pk}/").content.decode()
    assert FOR_ALL in page
    assert (FOR_OFFICERS in page) is reads
    assert ("Officers and safeguarding leads only</p>" in page) is reads
    words = [note.words for note in Note.objects.visible_to(cast(who), asha)]
    assert (FOR_OFFICERS in words) is reads


@pytest.mark.parametrize("who", ["owen", "sam", "asha", "nia", "ada"])
def test_nobody_else_reads_any(who, asha, cast):
    assert list(Note.objects.visible_to(cast(who), asha)) == []


def test_an_officer_of_another_service_reads_none(asha, otterbank):
    elsewhere = with_role(Role.OFFICER, otterbank)
    assert list(Note.objects.visible_to(elsewhere, asha)) == []
    assert signed_in_client(elsewhere).get(f"/workspace/people/{asha.pk}/").status_code == 404


def test_whoever_wrote_a_note_for_officers_reads_it_again(asha, cast, client_as):
    browser = client_as("priya")
    form = {"words": "A worry about boats.", "readers": "officers", "once": recruiting.once()}
    assert browser.post(f"/workspace/people/{asha.pk}/", form).status_code == 302
    assert "A worry about boats." in browser.get(f"/workspace/people/{asha.pk}/").content.decode()
    other = with_role(Role.LEAD, asha.service)
    assert "A worry about boats." not in [note.words for note in Note.objects.visible_to(other, asha)]


def test_a_note_that_does_not_say_for_whom_is_not_kept(asha, client_as):
    form = {"words": "A worry.", "readers": "everyone", "once": recruiting.once()}
    assert client_as("priya").post(f"/workspace/people/{asha.pk}/", form).status_code == 200
    assert Note.objects.count() == 2

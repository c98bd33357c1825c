"""The audit: sentences with before and after, sensitive fields never as values, rows that are only added (CAR-1)."""

import pytest

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.audit.templatetags.audit import in_words_about
from coprod.people import acts as people
from coprod.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return Actor.of(cast("priya"))


@pytest.fixture
def wren(by):
    return people.add_person(chosen_name="Wren", routes=[], by=by, access_needs="A lift")


def test_a_change_is_kept_with_before_and_after_and_who_did_it_for_whom(wren, by):
    people.describe_person(wren, by=by.for_person("Wren"), named_contact=by.user)
    event = Event.objects.get(what="people.described")
    assert event.changes == {"named_contact_id": ["", str(by.user.pk)]}
    assert (event.actor, event.actor_label, event.on_behalf_of) == (by.user, "Priya Sandpiper", "Wren")
    assert event.person_id == wren.pk


@pytest.mark.parametrize("column", ["access_needs", "legal_name", "emergency_contact", "safe_contact_notes"])
def test_a_sensitive_field_is_changed_and_never_a_value(wren, by, column):
    people.describe_person(wren, by=by, **{column: "MARKER-OF-SOMETHING-PRIVATE"})
    assert Event.objects.get(what="people.described").changes == {column: "changed"}
    assert not Event.objects.filter(changes__icontains="MARKER").exists()


def test_what_stays_as_it_was_leaves_no_event(wren, by):
    people.describe_person(wren, by=by, access_needs="A lift")
    assert not Event.objects.filter(what="people.described").exists()


def test_a_reading_is_kept_apart_from_what_was_done(wren, by):
    log.read(by, wren, "read the record of {person}", person=wren)
    assert [event.what for event in Event.objects.about_person(wren.pk)] == ["people.added"]
    assert Event.objects.about(wren).first().is_reading


@pytest.mark.parametrize(
    "undo",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.update(sentence=""),
        lambda event: Event.objects.all().delete(),
    ],
    ids=["save", "delete", "update all", "delete all"],
)
def test_an_event_is_never_changed_or_deleted(wren, undo):
    events = list(Event.objects.values("pk", "sentence"))
    with pytest.raises(IsAppendOnly):
        undo(Event.objects.get(what="people.added"))
    assert list(Event.objects.values("pk", "sentence")) == events


def test_a_name_is_filled_in_when_it_is_shown(wren, by):
    people.describe_person(wren, by=by, chosen_name="Avocet")
    assert (
        in_words_about(Event.objects.latest("pk"), Person.objects.get(pk=wren.pk))
        == "changed how Avocet is called or reached"
    )

"""A policy is begun, written and published; each refusal beside it, and who may not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import IsAppendOnly
from coprod.programme.policies import acts, descent
from coprod.programme.policies.models import Passage, Policy, PolicyVersion, Publication
from coprod.ui.refusals import NotAllowed, WrongStage
from tests import consulting

pytestmark = pytest.mark.django_db


@pytest.fixture
def hal(cast):
    return consulting.hal(cast)


def test_a_policy_is_made_of_parts_and_passages(cast):
    version = consulting.draft(cast)
    assert (version.number, version.revision) == (1, 1)
    assert [part.heading for part in version.parts.all()] == ["How late guests can stay", "Showing ID"]
    assert list(version.passages.values_list("position", "number", "kind")) == [
        (1, 0, "heading"),
        (2, 1, "paragraph"),
        (3, 2, "paragraph"),
        (4, 0, "heading"),
        (5, 1, "paragraph"),
    ]


def test_a_draft_written_anew_leaves_the_older_one_as_it_was(cast, hal):
    first = consulting.draft(cast)
    second = acts.write(first.policy, typed=consulting.TYPED_AGAIN, by=hal)
    assert (second.number, second.revision) == (1, 2)
    assert first.passages.filter(text__contains="9pm on every day").exists()
    assert acts.write(first.policy, typed=consulting.TYPED_AGAIN, by=hal) == second, "the same words change nothing"


def test_after_publishing_the_next_draft_is_the_next_version(cast, hal):
    version = consulting.published(cast)
    draft = acts.write(version.policy, typed=consulting.TYPED_AGAIN, by=hal)
    assert (draft.number, draft.revision) == (2, 1)
    acts.publish(draft, by=hal)
    changed = [became for became in descent.between(version, draft).rows if became.is_a_change]
    assert [became.fate for became in changed] == ["changed"]
    assert draft.lineage.filter(fate="changed").count() == 1
    assert draft.lineage.count() == version.passages.count()


def test_what_cannot_be_read_is_refused(cast, hal):
    version = consulting.published(cast)
    with pytest.raises(acts.NotReadable, match="Begin with a heading"):
        acts.write(version.policy, typed="No heading", by=hal)
    assert version.policy.versions.count() == 1


def test_a_title_is_one_policys(cast):
    consulting.draft(cast)
    with pytest.raises(acts.TitleTaken):
        consulting.draft(cast)


def test_publishing_twice_publishes_once(cast, hal):
    version = consulting.draft(cast)
    assert acts.publish(version, by=hal) == acts.publish(PolicyVersion.objects.get(pk=version.pk), by=hal)
    assert Publication.objects.count() == 1


def test_an_older_draft_is_not_published(cast, hal):
    first = consulting.draft(cast)
    acts.write(first.policy, typed=consulting.TYPED_AGAIN, by=hal)
    with pytest.raises(WrongStage):
        acts.publish(first, by=hal)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("who", ["owen", "nia", "ruth", "nell"])
def test_only_the_owner_and_leads_of_the_service_write(cast, who):
    version = consulting.draft(cast)
    by = Actor.of(cast(who))
    with pytest.raises(NotAllowed):
        acts.write(version.policy, typed=consulting.TYPED_AGAIN, by=by)
    with pytest.raises(NotAllowed):
        acts.publish(version, by=by)
    assert acts.publish(version, by=Actor.of(cast("priya")))


def test_nobody_begins_a_policy_for_someone_who_writes_none(cast):
    with pytest.raises(NotAllowed):
        acts.begin(
            title="Pets",
            typed=consulting.TYPED,
            owner=cast("nell"),
            service=cast("priya").person.service,
            review_on=clock.today() + timedelta(days=9),
            by=Actor.of(cast("priya")),
        )
    assert not Policy.objects.exists()


def test_passages_are_never_changed_or_deleted(cast):
    passage = consulting.draft(cast).passages.first()
    passage.text = "Other words"
    with pytest.raises(IsAppendOnly):
        passage.save()
    with pytest.raises(IsAppendOnly):
        passage.delete()


def test_the_database_keeps_one_publication_for_each_number(cast, hal):
    version = consulting.published(cast)
    other = acts.write(version.policy, typed=consulting.TYPED_AGAIN, by=hal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(version=other, policy=version.policy, number=1, by="x")


def test_anyone_reads_what_holds_and_nobody_a_draft(cast, client_as, hal):
    version = consulting.draft(cast)
    address = f"/policies/{version.policy_id}/"
    assert client_as(None).get(address).status_code == 404
    acts.publish(version, by=hal)
    acts.write(version.policy, typed=consulting.TYPED_AGAIN, by=hal)
    page = client_as(None).get(address).content.decode()
    assert "by 9pm on every day" in page
    assert "11pm" not in page
    assert client_as(None).get(f"{address}version/2/").status_code == 404


def test_the_form_says_what_to_change_and_keeps_the_words(client_as):
    form = {"title": "Pets", "typed": "Dogs may visit.", "review_on": str(clock.today() + timedelta(days=99))}
    page = client_as("hal").post("/workspace/policies/new/", form).content.decode()
    assert "Begin with a heading" in page
    assert "Dogs may visit." in page
    assert not Passage.objects.exists()

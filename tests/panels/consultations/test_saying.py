"""What members do, each refusal beside it; and that nobody learns from it who stands behind a panel name."""

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.panels.consultations.acts import asking, saying
from coprod.panels.consultations.models import Agreement, Contribution, Tap
from coprod.panels.membership import acts as membership
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, WrongStage
from coprod.workspace import timeline
from tests import consulting

pytestmark = pytest.mark.django_db


@pytest.fixture
def kingfisher(cast):
    return consulting.member(cast)


@pytest.fixture
def nell(cast, kingfisher):
    return Actor.of(cast("nell"))


@pytest.fixture
def opened(cast):
    return consulting.opened(cast)


def text(page):
    return page.content.decode()


def test_a_second_tap_replaces_the_first(opened, kingfisher, nell):
    part = consulting.part(opened)
    saying.tap(opened, part, member=kingfisher, kind="works", happened=False, by=nell)
    saying.tap(opened, part, member=kingfisher, kind="worry", happened=True, by=nell)
    assert [(tap.kind, tap.happened_to_me) for tap in Tap.objects.all()] == [("worry", True)]


def test_words_sent_twice_are_said_once(cast, opened, kingfisher):
    once = consulting.once()
    assert consulting.said(cast, opened, once=once) == consulting.said(cast, opened, once=once)
    assert Contribution.objects.count() == 1
    assert not Contribution.objects.get().may_be_quoted, "no, unless they say yes"


def test_nobody_speaks_for_another_member(cast, opened, kingfisher):
    seaglass = consulting.member(cast, "Seaglass", who="bryn")
    with pytest.raises(NotAllowed):
        saying.say(opened, consulting.part(opened), member=seaglass, words="Hello", by=Actor.of(cast("nell")))
    with pytest.raises(NotAllowed):
        saying.say(
            opened,
            consulting.part(opened),
            member=seaglass,
            words="Hello",
            was_read_back=True,
            by=Actor.of(cast("hal")),
        )


def test_what_is_written_down_is_read_back_first(cast, opened):
    seaglass = consulting.member_without_sign_in(cast)
    by, part = Actor.of(cast("nia")), consulting.part(opened)
    with pytest.raises(saying.NotReadBack):
        saying.say(opened, part, member=seaglass, words="Hello", by=by)
    said = saying.say(opened, part, member=seaglass, words="Hello", was_read_back=True, by=by)
    assert (said.written_down_by, said.author) == (cast("nia"), seaglass)
    event = Event.objects.get(what="panels.said")
    assert (event.actor_label, event.on_behalf_of) == ("Nia Petrel", "Seaglass")


def test_the_database_keeps_that_it_was_read_back(cast, opened):
    said = consulting.said(cast, opened, by_member=consulting.member_without_sign_in(cast))
    said.was_read_back = False
    with pytest.raises(IntegrityError), transaction.atomic():
        said.save()


def test_a_lead_of_another_service_writes_nothing_down(cast, opened):
    seaglass = consulting.member_without_sign_in(cast)
    with pytest.raises(NotAllowed):
        saying.say(
            opened,
            consulting.part(opened),
            member=seaglass,
            words="Hello",
            was_read_back=True,
            by=Actor.of(cast("owen")),
        )


def test_after_answers_are_closed_it_is_kept_for_the_next_round(cast, opened, kingfisher, nell):
    consulting.said(cast, opened)
    asking.close(opened, by=consulting.hal(cast))
    late = consulting.said(cast, opened, words="One more thing")
    assert late.is_late
    assert opened.contributions.waiting().count() == 1, "it does not hold up this round"
    with pytest.raises(saying.AnswersAreClosed):
        saying.tap(opened, consulting.part(opened), member=kingfisher, kind="works", happened=False, by=nell)


def test_its_author_is_told_on_the_page_and_by_no_message_to_them_alone(cast, client_as, opened, kingfisher):
    """Whoever reads the list of messages and the audit would know who spoke at that minute."""
    asking.close(opened, by=consulting.hal(cast))
    before = list(Message.objects.values_list("pk"))
    form = {"words": "One more thing", "may_be_quoted": "no", "once": consulting.once()}
    page = client_as("nell").post(f"/panel/consultations/{opened.pk}/parts/1/", form, follow=True)
    assert "We keep this for the next round." in text(page)
    walt = consulting.member_without_sign_in(cast)
    about = consulting.part(opened).pk
    form |= {"member": walt.pk, "part": about, "was_read_back": "on", "once": consulting.once()}
    page = client_as("nia").post(f"/workspace/consultations/{opened.pk}/write-down/", form, follow=True)
    assert "Tell them that we keep it for the next round." in text(page)
    assert Contribution.objects.filter(stage="late").count() == 2
    assert list(Message.objects.values_list("pk")) == before


def test_after_the_last_day_it_is_late_even_before_anyone_closes_it(cast, kingfisher):
    with time_machine.travel("2026-03-02T12:00:00Z", tick=False):
        opened = consulting.opened(cast)
    with time_machine.travel("2026-03-11T23:00:00Z", tick=False):
        assert not consulting.said(cast, opened).is_late
    with time_machine.travel("2026-03-12T01:00:00Z", tick=False):
        assert consulting.said(cast, opened, words="A day late").is_late


def test_what_was_late_is_there_in_the_next_round(cast, client_as, opened, kingfisher):
    asking.close(opened, by=consulting.hal(cast))
    consulting.said(cast, opened, words="One more thing")
    asking.publish(opened, by=consulting.hal(cast))
    version = consulting.rewritten(cast, opened)
    again = consulting.opened(cast, version)
    page = text(client_as("hal").get(f"/workspace/consultations/{again.pk}/"))
    assert "Kept from last time" in page
    assert "One more thing" in page


def test_changing_words_while_answers_are_open(cast, opened, nell):
    said = consulting.said(cast, opened)
    assert saying.change(said, words="Half past ten?", may_be_quoted=True, by=nell).words == "Half past ten?"
    asking.close(opened, by=consulting.hal(cast))
    with pytest.raises(saying.AnswersAreClosed):
        saying.change(said, words="No, 11", may_be_quoted=True, by=nell)


def test_taking_back_until_it_is_answered(cast, opened, nell):
    said = consulting.said(cast, opened)
    assert saying.withdraw(said, by=nell).is_withdrawn
    assert saying.withdraw(said, by=nell).is_withdrawn, "twice is once"
    assert said.moves.count() == 2
    with pytest.raises(WrongStage):
        saying.change(said, words="Back again", may_be_quoted=False, by=nell)


def test_what_is_answered_is_not_taken_back(cast, kingfisher, nell):
    consultation = consulting.all_published(cast)
    with pytest.raises(saying.AnswersAreClosed):
        saying.withdraw(consultation.contributions.get(), by=nell)


def test_taking_back_takes_a_drafted_answer_along(cast, nell):
    consultation = consulting.answering_stage(cast)
    consulting.answered(cast, consultation)
    said = saying.withdraw(consultation.contributions.get(), by=nell)
    assert (said.answer, said.influences.count()) == (None, 0)


def test_someone_elses_words_are_not_found(cast, client_as, opened):
    consulting.member(cast)
    said = consulting.said(cast, opened, by_member=consulting.member_without_sign_in(cast))
    for address in ("", "take-back/", "quoting/"):
        assert client_as("nell").post(f"/panel/contributions/{said.pk}/{address}").status_code == 404
    with pytest.raises(NotAllowed):
        saying.withdraw(said, by=Actor.of(cast("nell")))


def test_agreeing_once_and_never_with_oneself(cast, opened, kingfisher, nell):
    mine = consulting.said(cast, opened)
    theirs = consulting.said(cast, opened, by_member=consulting.member_without_sign_in(cast))
    saying.agree(theirs, member=kingfisher, by=nell)
    saying.agree(theirs, member=kingfisher, by=nell)
    assert Agreement.objects.count() == 1
    with pytest.raises(saying.YourOwn):
        saying.agree(mine, member=kingfisher, by=nell)
    asking.close(opened, by=consulting.hal(cast))
    with pytest.raises(saying.AnswersAreClosed):
        saying.agree(theirs, member=kingfisher, by=nell)


def test_a_verdict_comes_after_the_answers(cast, kingfisher, nell):
    consultation = consulting.answering_stage(cast)
    with pytest.raises(WrongStage):
        saying.give_verdict(consultation, member=kingfisher, is_right=True, by=nell)
    consulting.answered(cast, consultation)
    asking.publish(consultation, by=consulting.hal(cast))
    saying.give_verdict(consultation, member=kingfisher, is_right=False, words="Nearly", by=nell)
    saying.give_verdict(consultation, member=kingfisher, is_right=True, by=nell)
    assert [verdict.is_right for verdict in consultation.verdicts.all()] == [True]


def test_a_member_who_left_says_no_more_and_still_hears(cast, client_as, kingfisher, nell):
    consultation = consulting.all_published(cast)
    again = consulting.opened(cast, consulting.rewritten(cast, consultation, consulting.TYPED))
    membership.leave(kingfisher, by=nell)
    with pytest.raises(NotAllowed):
        consulting.said(cast, again, by_member=type(kingfisher).objects.get())
    assert client_as("nell").get(f"/panel/consultations/{again.pk}/").status_code == 404
    page = text(client_as("nell").get("/panel/mine/"))
    assert "Many asked." in page
    said = consultation.contributions.get()
    assert not saying.let_quote(said, may_be_quoted=False, by=nell).may_be_quoted


def test_others_are_seen_after_having_ones_say(cast, client_as, opened, kingfisher):
    consulting.said(cast, opened, "XTHEIRSX", by_member=consulting.member_without_sign_in(cast))
    address = f"/panel/consultations/{opened.pk}/parts/1/"
    browser = client_as("nell")
    assert "XTHEIRSX" not in text(browser.get(address))
    form = {"kind": "works", "may_be_quoted": "no", "once": consulting.once()}
    assert "XTHEIRSX" in text(browser.post(address, form, follow=True))
    assert "XTHEIRSX" not in text(browser.get(f"/panel/consultations/{opened.pk}/parts/2/"))


def test_neither_a_tap_nor_words_is_nothing(client_as, opened, kingfisher):
    address = f"/panel/consultations/{opened.pk}/parts/1/"
    page = client_as("nell").post(address, {"may_be_quoted": "no", "once": consulting.once()})
    assert "Tap one of these, or write a few words below." in text(page)
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    "words, is_kept",
    [
        ("😀 Später, bitte", True),
        ("\u05d0\u05d7\u05ea \u202eesrever", True),
        ("<script>alert(1)</script>", True),
        ("x" * (5 * 1024 * 1024), False),
        ("nul \x00 here", False),
    ],
)
def test_hostile_words(client_as, opened, kingfisher, words, is_kept):
    address = f"/panel/consultations/{opened.pk}/parts/1/"
    form = {"words": words, "may_be_quoted": "yes", "once": consulting.once()}
    page = client_as("nell").post(address, form, follow=True)
    assert page.status_code == 200
    assert Contribution.objects.exists() == is_kept
    assert "<script>alert" not in text(page)


def test_a_care_note_stands_before_the_part(client_as, opened, kingfisher):
    address = f"/panel/consultations/{opened.pk}/parts/2/"
    assert "photo ID on arrival" not in text(client_as("nell").get(address))
    assert "photo ID on arrival" in text(client_as("nell").get(f"{address}?show=1"))


def test_words_never_reach_the_audit_and_no_line_leads_to_the_person(cast, opened, kingfisher, nell):
    said = consulting.said(cast, opened, "XSAIDX")
    saying.change(said, words="XCHANGEDX", may_be_quoted=True, by=nell)
    saying.withdraw(said, by=nell)
    rows = list(Event.objects.filter(what__startswith="panels.").exclude(what="panels.joined").values())
    about_words = [row for row in rows if row["subject_type_id"] and "Kingfisher" in row["actor_label"]]
    assert len(about_words) >= 2
    for row in about_words:
        assert (row["person_id"], row["actor_id"]) == (None, None)
        assert "Nell" not in str(row)
    assert "XSAIDX" not in str(rows)
    assert "XCHANGEDX" not in str(rows)
    told = [line.event.sentence for line in timeline.of(Person.objects.get(pk=kingfisher.person_id))]
    assert not any("said" in sentence or "took back" in sentence for sentence in told)


def test_a_chosen_name_stands_on_no_page_of_the_panel(cast, client_as, kingfisher):
    Person.objects.filter(pk=cast("bryn").person_id).update(chosen_name="XCHOSENX")
    seaglass = consulting.member(cast, "Seaglass", who="bryn")
    consultation = consulting.opened(cast)
    consulting.said(cast, consultation, "Hello", by_member=seaglass, may_be_quoted=True)
    consulting.said(cast, consultation)
    pages = [f"/panel/consultations/{consultation.pk}/parts/1/", "/panel/", "/panel/mine/"]
    asking.close(consultation, by=consulting.hal(cast))
    consulting.answered(cast, consultation)
    for who, address in [("nell", page) for page in pages] + [("hal", f"/workspace/consultations/{consultation.pk}/")]:
        assert "XCHOSENX" not in text(client_as(who).get(address)), address
    consultation = asking.publish(consultation, by=consulting.hal(cast))
    public = text(client_as(None).get(f"/you-said-we-did/{consultation.slug}/"))
    assert "Seaglass" in public
    assert "XCHOSENX" not in public
    assert "Nell" not in public


def test_a_part_costs_the_same_with_a_few_comments_and_with_many(cast, client_as, opened, kingfisher):
    seaglass = consulting.member_without_sign_in(cast)
    consulting.said(cast, opened)
    browser = client_as("nell")
    address = f"/panel/consultations/{opened.pk}/parts/1/"

    def said_by_seaglass(count):
        part = consulting.part(opened)
        Contribution.objects.bulk_create(
            Contribution(consultation=opened, part=part, author=seaglass, words=f"Thing {number}")
            for number in range(count)
        )

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    said_by_seaglass(10)
    queries()
    few = queries()
    said_by_seaglass(300)
    assert queries() == few
    assert few <= 15

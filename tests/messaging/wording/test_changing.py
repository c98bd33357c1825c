"""Changing the words of a message: who may, what is refused, and what those who wait for it then get (MSG-5)."""

import pytest

from coprod.audit.actor import Actor
from coprod.audit.models import Event, IsAppendOnly
from coprod.messaging import acts as messages
from coprod.messaging import outbox, rendering, schedule
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message, State, Wording
from coprod.messaging.wording import acts, drafts
from coprod.messaging.wording.acts import change_words, use_first_words
from coprod.messaging.wording.language import READER, WRITTEN, Part, Placeholder
from coprod.people.models import ContactRoute, Role
from coprod.ui.refusals import NotAllowed
from tests.people import with_role

pytestmark = pytest.mark.django_db

LINK = Placeholder("link", "the private link", "secret", "/x/", parts=WRITTEN, required_in=WRITTEN)
PERSON = Placeholder("person", "the person’s name", "person", "Sam Reed")
WORDS = {
    Part.SUBJECT: "From {{our_name}}",
    Part.BODY: "Good day {{reader}}.\n\nPress {{link}}",
    Part.TEXT: "Press {{link}}",
    Part.CALL: "Ring {{reader}}.",
}


@pytest.fixture
def kind():
    return Kind(
        "test_letter",
        label="A letter",
        templates="test/letter_with_link",
        context=lambda message: {"person": message.to_name},
        make_secret=lambda message: "PLANTED-token",
        placeholders=(READER, LINK, PERSON),
    )


@pytest.fixture
def lead(charity):
    return Actor.of(with_role(Role.LEAD, name="Wyn Sparrow"))


@pytest.fixture
def change(kind, lead):
    def to(by=None, after=0, reason="Shorter.", **parts):
        words = WORDS | {Part(name): text for name, text in parts.items()}
        return change_words(kind=kind, words=words, after=after, reason=reason, by=by or lead)

    return to


@pytest.fixture
def post(kind, asha, by):
    def put(key="1", **more):
        return outbox.post(kind, to=asha, key=f"letter:{key}", refs={}, by=by, **more)

    return put


def test_changed_words_are_a_dated_version_with_author_and_reason(change, lead, kind):
    version = change()
    assert (version.number, version.author, version.author_label, version.reason) == (
        1, lead.user, "Wyn Sparrow", "Shorter.")  # fmt: skip
    assert version.written_at
    assert drafts.in_use(kind) == WORDS
    event = Event.objects.get(what="messages.words_changed")
    assert event.sentence == "changed the words of “A letter”"
    assert event.changes == {"subject": "changed", "body": "changed", "text": "changed", "call": "changed"}


def test_versions_are_only_added(change):
    version = change()
    version.subject = "Something else"
    with pytest.raises(IsAppendOnly):
        version.save()
    with pytest.raises(IsAppendOnly):
        Wording.objects.update(subject="Something else")
    with pytest.raises(IsAppendOnly):
        version.delete()


def test_a_lead_of_the_whole_programme_and_an_administrator_may(change, cast):
    assert change(by=Actor.of(cast("ada"))).pk


@pytest.mark.parametrize("name", ["priya", "ruth", "sam", "tom", "asha"])
def test_nobody_else_may(change, cast, name, kind):
    with pytest.raises(NotAllowed):
        change(by=Actor.of(cast(name)))
    with pytest.raises(NotAllowed):
        use_first_words(kind=kind, after=0, reason="Back.", by=Actor.of(cast(name)))
    with pytest.raises(NotAllowed):
        change(by=Actor.system())
    assert change().pk


def test_a_fixed_wording_is_not_changed(news, lead, change):
    with pytest.raises(acts.FixedWording):
        change_words(kind=news, words=WORDS, after=0, reason="Mine.", by=lead)
    with pytest.raises(acts.FixedWording):
        use_first_words(kind=news, after=0, reason="Mine.", by=lead)
    assert change().pk


def test_words_that_hide_the_link_are_refused_by_the_act_too(change):
    with pytest.raises(acts.CannotBeUsed, match="the private link"):
        change(body="Good day.")
    with pytest.raises(acts.CannotBeUsed):
        change(text="Good day.")
    with pytest.raises(acts.CannotBeUsed):
        change(body="{{person.user.password}} {{link}}")
    assert not Wording.objects.exists()
    assert change().pk


def test_words_sent_twice_count_once(change):
    assert change() == change()
    assert Wording.objects.count() == Event.objects.filter(what="messages.words_changed").count() == 1


def test_two_leads_at_once_are_told_of_one_another(change, cast):
    change()
    with pytest.raises(acts.ChangedMeanwhile):
        change(by=Actor.of(cast("ada")), subject="Mine")
    assert Wording.objects.count() == 1
    assert change(by=Actor.of(cast("ada")), subject="Mine", after=1).number == 2


def test_of_two_at_the_very_same_moment_the_database_lets_one_through(change, cast, monkeypatch):
    change()
    monkeypatch.setattr(Wording, "newest", classmethod(lambda cls, kind: None))
    with pytest.raises(acts.ChangedMeanwhile):
        change(by=Actor.of(cast("ada")), subject="Mine")
    assert Wording.objects.get().subject == WORDS[Part.SUBJECT]


def test_a_version_that_never_was_cannot_be_followed(change):
    with pytest.raises(acts.ChangedMeanwhile):
        change(after=7)
    assert change().number == 1


def test_the_same_words_again_are_no_new_version(change):
    change()
    with pytest.raises(acts.NothingIsDifferent):
        change(after=1, reason="Again.")
    assert Wording.objects.count() == 1


def test_the_first_words_come_back_and_the_others_stay_known(change, kind, lead):
    change()
    back = use_first_words(kind=kind, after=1, reason="They read better.", by=lead)
    assert (back.number, back.is_first_words, back.body) == (2, True, "")
    assert drafts.in_use(kind) == drafts.first_words(kind)
    assert Event.objects.latest("pk").sentence == "went back to the first words of “A letter”"
    assert [version.number for version in Wording.objects.all()] == [2, 1]
    assert change(after=2, reason="No, mine.").number == 3


def test_going_back_with_nothing_changed_is_refused(change, kind, lead):
    with pytest.raises(acts.NothingIsDifferent):
        use_first_words(kind=kind, after=0, reason="Back.", by=lead)
    change()
    with pytest.raises(acts.ChangedMeanwhile):
        use_first_words(kind=kind, after=0, reason="Back.", by=lead)


def test_what_was_posted_before_goes_with_the_words_of_now(
    change, post, mailoutbox, django_capture_on_commit_callbacks
):
    post()
    change()
    with django_capture_on_commit_callbacks(execute=True):
        schedule.sweep()
    sent = mailoutbox[0]
    assert sent.subject == "From Harbour Housing Together"
    assert sent.body == "Good day Asha Thistlewood.\n\nPress PLANTED-token\n"
    assert "<p>Good day Asha Thistlewood.</p>" in sent.alternatives[0][0]


def test_each_part_goes_its_own_way_and_an_empty_one_is_the_body(change, post, asha):
    asha.routes.all().delete()
    ContactRoute.objects.create(person=asha, position=1, kind="text", address="07700 900871")
    message = post()
    change()
    assert rendering.for_staff(message, "call").body == "Ring Asha Thistlewood.\n"
    assert messages.show_words(message=message, by=Actor.system()).body == "Press PLANTED-token\n"
    message.refresh_from_db()
    change(after=1, call="", text="", reason="One for all.")
    assert rendering.for_staff(message, "call").body.startswith("Good day")
    assert rendering.for_recipient(message, "text").body.startswith("Good day")


def test_staff_never_see_the_secret_in_changed_words(change, post):
    change(body="Good day.\n\n{{link}}")
    message = post()
    message.secret = "PLANTED-token"
    assert rendering.for_staff(message).body == "Good day.\n\n[private link]\n"


@pytest.mark.parametrize(
    "name", ["{{link}}", "{{ the private link }}", "{{ link }}", "}} {{reader}}", "{% load x %}", "{{reader.pk}}"]
)
def test_a_name_with_brackets_in_it_stays_a_name(change, post, asha, name):
    change(body="Good day {{reader}} {{person}}.\n\n{{link}}", subject="{{person}}")
    asha.chosen_name = name
    asha.save()
    message = Message.objects.select_related("person").get(pk=post().pk)
    message.secret = "PLANTED-token"
    words = rendering.for_recipient(message)
    assert words.body == f"Good day {name} {name}.\n\nPLANTED-token\n"
    assert words.subject == name
    assert "PLANTED" not in rendering.for_staff(message).body


def test_a_name_with_markup_or_new_lines_breaks_nothing(change, post, asha, mailoutbox):
    change(subject="For {{person}}", body="{{person}}\n\n{{link}}")
    asha.chosen_name = "<b>Asha</b>\r\nBcc: everyone@people.test"
    asha.save()
    post()
    schedule.sweep()
    sent = mailoutbox[0]
    assert sent.subject == "For <b>Asha</b> Bcc: everyone@people.test"
    assert "&lt;b&gt;Asha&lt;/b&gt;" in sent.alternatives[0][0]
    assert sent.recipients() == ["asha@people.test"]


def test_words_that_fit_no_more_give_way_to_the_first_ones(change, kind, post, monkeypatch, caplog):
    change()
    older = Kind("test_older", label="Older", templates=kind.templates, placeholders=(READER,))
    monkeypatch.setattr(Message, "sort", older)
    monkeypatch.setattr(Wording, "newest", classmethod(lambda cls, kind: Wording.objects.get()))
    message = post()
    message.secret = "PLANTED"
    assert rendering.for_recipient(message).subject == "A link for you"
    assert "fits no more" in caplog.text


def test_without_its_link_a_message_waits_instead_of_going_without(change, kind, asha, by, mailoutbox):
    change()
    linkless = outbox.post(kind, to=asha, key="letter:2", refs={}, by=by)
    object.__setattr__(kind, "make_secret", None)
    schedule.sweep()
    linkless.refresh_from_db()
    assert (linkless.state, linkless.trouble) == (State.WAITING, "not_prepared")
    assert not mailoutbox

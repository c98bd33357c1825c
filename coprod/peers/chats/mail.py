"""What the person and those who sit in receive about a chat."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import get_text_list

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Part, Placeholder
from coprod.peers.chats.models import Chat, Interviewer, Mode, Outcome, Proposal

IN_WORDS = {
    Outcome.YES: "It is a yes.",
    Outcome.TALK_AGAIN: "We would like to talk once more.",
    Outcome.NOT_THIS_ROLE: "We could not go ahead with this role.",
}
_WHERE = {Mode.IN_PERSON: "In person: {}", Mode.ONLINE: "Online: {}", Mode.PHONE: "By phone: {}"}


def moment(when: Any) -> str:
    """ "Tuesday 24 November, 1:30pm"."""
    return f"{clock.local(when):%A %-d %B}, {clock.time_of_day(when)}"


def where(chat: Chat) -> str:
    return _WHERE[Mode(chat.mode)].format(chat.place)


def names(chat: Chat) -> str:
    """ "Priya, Sam and Bryn"."""
    there = [each.user.person.short_name for each in chat.interviewers.sitting_in().select_related("user__person")]
    return get_text_list(there, "and")


def _context(message: Message) -> dict[str, Any]:
    chat = Chat.objects.select_related("person", "agreed").get(pk=message.refs["chat"])
    offered = [f"- {moment(each.starts_at)}" for each in chat.times.still_offered()]
    return {
        "person": chat.person,
        "page": settings.SITE_URL + reverse("chats:own"),
        "when": moment(chat.starts_at) if chat.starts_at else "",
        "where": where(chat),
        "who": names(chat),
        "times": "\n".join(offered) or "We ring you about a time.",
        "questions": "\n".join(f"{number}. {words}" for number, words in chat.agreed.numbered),
        "beforehand": chat.agreed.beforehand,
        "because": chat.because,
        "outcome": IN_WORDS[Outcome(chat.outcome)] if chat.outcome else "",
        "reasons": chat.reasons,
        "also_open": chat.also_open,
    }


def _for_interviewer(message: Message) -> dict[str, Any]:
    chat = Chat.objects.select_related("person").get(pk=message.refs["chat"])
    return {
        "reader": Interviewer.objects.select_related("user__person").get(pk=message.refs["interviewer"]).user.person,
        "first": chat.person.short_name,
        "when": moment(chat.starts_at) if chat.starts_at else "",
        "where": where(chat),
        "page": settings.SITE_URL + reverse("chats:interviews"),
    }


_LONG = frozenset({Part.BODY, Part.CALL})
_IN_BODY = frozenset({Part.BODY})
_SAID = frozenset({Part.BODY, Part.TEXT, Part.CALL})
_NAME = Placeholder("first_name", "their first name", "person.short_name", "Sam")
_FULL_NAME = Placeholder("name", "their name", "person.chosen_name", "Sam Reed")
_PAGE = Placeholder("page", "the address of their page", "page", "/me/chat/", parts=WRITTEN, is_link=True)
_WHEN = Placeholder("when", "the day and time", "when", "Tuesday 24 November, 1:30pm", parts=_SAID)
_PLACE = Placeholder("where", "where it is", "where", "In person: The Boatyard, Lantern Street", parts=_SAID)
_WHO = Placeholder("who", "who will be there", "who", "Priya and Bryn", parts=_LONG)
_BEFOREHAND = Placeholder(
    "beforehand", "what to know beforehand", "beforehand", "You can bring someone with you.", parts=_LONG
)
_BECAUSE = Placeholder("because", "why it changes", "because", "Priya is ill.", parts=_LONG, may_be_empty=True)
_OF_PERSON = (_NAME, _FULL_NAME, _PAGE)
_TO, _NEWS = "the person who applies", "News of your chat with us"

TIMES = Kind(
    "chat_times",
    label="Times for a chat",
    context=_context,
    placeholders=(
        *_OF_PERSON,
        Placeholder("times", "the times to choose from", "times", "- Tuesday 24 November, 1:30pm", parts=_LONG),
        _PLACE,
        _WHO,
        _BECAUSE,
    ),
    purpose="Offers two or three times for the chat, and says who will be there.",
    goes_to=_TO,
    for_people=_NEWS,
)
ARRANGED = Kind(
    "chat_arranged",
    label="The chat, with the questions",
    context=_context,
    placeholders=(
        *_OF_PERSON,
        _WHEN,
        _PLACE,
        _WHO,
        Placeholder(
            "questions",
            "the questions",
            "questions",
            "1. What are you good at?",
            parts=_LONG,
            required_in=_IN_BODY,
        ),
        _BEFOREHAND,
    ),
    purpose="Sends the day, the place and the questions beforehand.",
    goes_to=_TO,
    for_people=_NEWS,
)
CALLED_OFF = Kind(
    "chat_called_off",
    label="A chat that is called off",
    context=_context,
    placeholders=(*_OF_PERSON, _BECAUSE),
    purpose="Says kindly that there is no chat now, and why.",
    goes_to=_TO,
    for_people=_NEWS,
)
OUTCOME = Kind(
    "chat_outcome",
    label="How the chat went",
    context=_context,
    placeholders=(
        *_OF_PERSON,
        Placeholder("outcome", "the outcome", "outcome", "It is a yes.", parts=_LONG, required_in=_IN_BODY),
        Placeholder(
            "reasons",
            "the reasons",
            "reasons",
            "You listen before you speak.",
            parts=_LONG,
            required_in=_IN_BODY,
        ),
        Placeholder(
            "also_open", "what else is open", "also_open", "The podcast group.", parts=_LONG, may_be_empty=True
        ),
    ),
    purpose="Tells the outcome and its reasons, in the words that were agreed.",
    goes_to=_TO,
    for_people=_NEWS,
)
_OF_INTERVIEWER = (
    Placeholder("reader", "the reader’s first name", "reader.short_name", "Bryn"),
    Placeholder("name", "the reader’s name", "reader.chosen_name", "Bryn Dipper"),
    Placeholder("first_name", "the first name of who applies", "first", "Sam", parts=_SAID),
    Placeholder("page", "the address of their chats", "page", "/me/chats/", parts=WRITTEN, is_link=True),
)
_THEIRS = "News of chats you sit in"

SIT_IN = Kind(
    "chat_sit_in",
    label="A chat to sit in",
    context=_for_interviewer,
    placeholders=(*_OF_INTERVIEWER, _WHEN, _PLACE),
    purpose="Tells those who sit in when and where a chat is.",
    goes_to="those who sit in",
    for_people=_THEIRS,
)
OFF = Kind(
    "chat_off",
    label="A chat nobody waits for any more",
    context=_for_interviewer,
    placeholders=_OF_INTERVIEWER,
    purpose="Tells those who sit in that a chat is moved, called off, or goes ahead without them.",
    goes_to="those who sit in",
    for_people=_THEIRS,
)
AGREE = Kind(
    "chat_to_agree",
    label="An outcome to agree",
    context=_for_interviewer,
    placeholders=_OF_INTERVIEWER,
    purpose="Asks those who sat in whether they agree to the words.",
    goes_to="those who sit in",
    for_people=_THEIRS,
)


def times(chat: Chat, *, by: Actor) -> None:
    _post(TIMES, chat, by)


def arranged(chat: Chat, *, by: Actor) -> None:
    """To the person, with the questions; and to everyone who sits in. Told anew when somebody else sits in."""
    there = list(chat.interviewers.sitting_in().select_related("user__person"))
    who = "-".join(str(each.pk) for each in there)
    outbox.post(ARRANGED, to=chat.person, key=f"{_key(ARRANGED, chat)}:{who}", refs={"chat": chat.pk}, by=by)
    for each in there:
        _to(SIT_IN, each, chat, f"{chat.stage_since:%Y%m%d%H%M%S}", by)


def called_off(chat: Chat, *, by: Actor) -> None:
    _post(CALLED_OFF, chat, by)


def outcome(chat: Chat, *, by: Actor) -> None:
    _post(OUTCOME, chat, by)


def off_for(chat: Chat, interviewers: Iterable[Interviewer], *, by: Actor) -> None:
    """Those who sat in, or no longer do, need not keep the time free."""
    for each in interviewers:
        _to(OFF, each, chat, f"{clock.now():%Y%m%d%H%M%S}", by)


def to_agree(proposal: Proposal, *, by: Actor) -> None:
    for each in proposal.still_to_agree:
        _to(AGREE, each, proposal.chat, str(proposal.pk), by)


def take_back(chat: Chat) -> None:
    """What has not gone yet about where the chat is now will not be true in a moment."""
    for message in Message.objects.filter(key__startswith=f"chat:{chat.pk}:{chat.stage_since:%Y%m%d%H%M%S}:"):
        outbox.withdraw(message.key)


def _post(kind: Kind, chat: Chat, by: Actor) -> None:
    outbox.post(kind, to=chat.person, key=_key(kind, chat), refs={"chat": chat.pk}, by=by)


def _key(kind: Kind, chat: Chat) -> str:
    return f"chat:{chat.pk}:{chat.stage_since:%Y%m%d%H%M%S}:{kind.code}"


def _to(kind: Kind, interviewer: Interviewer, chat: Chat, occasion: str, by: Actor) -> None:
    """Nobody is told by a message what they have just done themselves."""
    if by.user is not None and by.user.pk == interviewer.user_id:
        return
    outbox.post(
        kind,
        to=interviewer.user.person,
        key=f"chat:{chat.pk}:{occasion}:{kind.code}:{interviewer.pk}",
        refs={"chat": chat.pk, "interviewer": interviewer.pk},
        by=by,
    )

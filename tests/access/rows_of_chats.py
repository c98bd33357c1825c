"""Who may open the pages of chats (see matrix.py)."""

from typing import Any

from coprod.peers.chats.models import Chat
from tests import chatting, recruiting
from tests.access.matrix import (
    ADMINISTRATOR,
    APPLICANT,
    LEAD,
    OFFICER,
    PEER_MENTOR,
    SAFEGUARDING,
    SIGNED_IN,
    STAFF,
    row,
    setup,
)

# A chat with Asha at Quayside. Priya leads there and sits in, with Bryn, a peer mentor. Owen leads at Otterbank.


@setup
def chat_to_arrange(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.opened(cast).pk}


@setup
def chat_with_people(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.with_interviewers(cast).pk}


@setup
def chat_offered(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.offered(cast).pk}


@setup
def own_chat_offered(cast: Any) -> dict[str, Any]:
    chatting.offered(cast)
    return {}


@setup
def own_chat(cast: Any) -> dict[str, Any]:
    chatting.arranged(cast)
    return {}


@setup
def chat_arranged(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.arranged(cast).pk}


@setup
def chat_begun(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.begun(cast).pk}


@setup
def question_of_chat(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.begun(cast).pk, "number": 1}


@setup
def chat_held(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.held(cast).pk}


@setup
def chat_to_agree(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.proposed(cast).chat_id}


@setup
def interviewer_to_agree(cast: Any) -> dict[str, Any]:
    proposal = chatting.proposed(cast)
    return {"pk": proposal.chat_id, "interviewer_pk": proposal.still_to_agree[0].pk}


@setup
def chat_to_share(cast: Any) -> dict[str, Any]:
    return {"pk": chatting.agreed(cast).chat_id}


@setup
def asha_may_have_a_chat(cast: Any) -> dict[str, Any]:
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    chatting.role_with_a_chat()
    return {"pk": application.pk}


class Words(dict[str, Any]):
    """A form that is about the newest words, made after the page's objects."""

    def items(self) -> Any:
        newest = Chat.objects.get(person__chosen_name="Asha Thistlewood").latest_proposal
        return {**self, "proposal": str(newest.pk if newest else "")}.items()


POST: dict[str, Any] = {"method": "POST"}
READERS = (LEAD, OFFICER, SAFEGUARDING)
DECIDERS = (OFFICER, ADMINISTRATOR)
ONCE = "8f1e3c52-6f6c-4d35-9a02-0f3f0d1c7b11"
PLACE = {"mode": "in_person", "place": chatting.PLACE}
DAY = chatting.soon(6).date().isoformat()
TIMES = {**PLACE, "day_1": DAY, "time_1": "13:30"}
AGREED = {**PLACE, "day": DAY, "at": "13:30"}
CHOICE = {"starts_at": chatting.soon(3).isoformat()}
OUTCOME = {"outcome": "yes", "reasons": chatting.REASONS, "once": ONCE}
QUESTIONS = {"questions": "What are you good at?", "beforehand": "Bring someone.", "reason": "Shorter."}

ROWS = [
    row("See chats", "chats:chats", {(*READERS, "Co-production lead of another service"): 200}),
    row("Open a chat", "chats:chat", {READERS: 200}, objects="chat_offered"),
    row("See the questions for the chat", "chats:questions", {DECIDERS: 200}),
    row("Change the questions for the chat", "chats:questions", {DECIDERS: 302}, data=QUESTIONS, **POST),
    row("Begin to arrange a chat", "workspace:arrange_chat", {LEAD: 302}, objects="asha_may_have_a_chat", **POST),
    row("Choose who sits in", "chats:interviewers", {LEAD: 200}, objects="chat_to_arrange"),
    row("Choose who sits in", "chats:interviewers", {LEAD: 200}, objects="chat_to_arrange", data={"lived": []}, **POST),
    row("Offer times for a chat", "chats:times", {LEAD: 200}, objects="chat_with_people"),
    row("Offer times for a chat", "chats:times", {LEAD: 302}, objects="chat_with_people", data=TIMES, **POST),
    row("Write down a time that was agreed", "chats:arrange", {LEAD: 200}, objects="chat_with_people"),
    row(
        "Write down a time that was agreed",
        "chats:arrange",
        {LEAD: 302},
        objects="chat_with_people",
        data=AGREED,
        **POST,
    ),
    row("Choose a time for someone", "chats:choose", {LEAD: 302}, objects="chat_offered", data=CHOICE, **POST),
    row("Call off a chat", "chats:call_off", {LEAD: 200}, objects="chat_arranged"),
    row("Call off a chat", "chats:call_off", {LEAD: 302}, objects="chat_arranged", data={"because": "Ill."}, **POST),
    row("Say that a chat was held", "chats:held", {LEAD: 302}, objects="chat_begun", **POST),
    row("Read the notes of a chat", "chats:notes", {READERS: 200}, objects="chat_held"),
    row("Write how a chat went", "chats:outcome", {LEAD: 200}, objects="chat_held"),
    row("Write how a chat went", "chats:outcome", {LEAD: 302}, objects="chat_held", data=OUTCOME, **POST),
    row(
        "Write down that someone agrees",
        "chats:agreed",
        {LEAD: 302},
        objects="interviewer_to_agree",
        data=Words(),
        **POST,
    ),
    row("See what a person would read", "chats:share", {LEAD: 200}, objects="chat_to_share"),
    row("Share how a chat went", "chats:share", {LEAD: 302}, objects="chat_to_share", data=Words(), **POST),
    # Those who sit in.
    row("See the chats one sits in", "chats:interviews", {SIGNED_IN: 200}, without_factor=302),
    row("Say whether one counts", "chats:count_me", {STAFF: 302}, data={"counts": "yes"}, **POST),
    row("Open a chat one sits in", "chats:interview", {(PEER_MENTOR, LEAD): 200}, objects="chat_begun"),
    row("Write notes under a question", "chats:note", {(PEER_MENTOR, LEAD): 200}, objects="question_of_chat"),
    row(
        "Write notes under a question",
        "chats:note",
        {(PEER_MENTOR, LEAD): 302},
        objects="question_of_chat",
        data={"words": "Calm."},
        **POST,
    ),
    row(
        "Agree how a chat went",
        "chats:agree",
        {(PEER_MENTOR, LEAD): 302},
        objects="chat_to_agree",
        data=Words(),
        **POST,
    ),
    row("Not sit in after all", "chats:step_back", {(PEER_MENTOR, LEAD): 302}, objects="chat_arranged", **POST),
    # The person's own.
    row("One's own chat", "chats:own", {APPLICANT: 200}, objects="own_chat"),
    row("Choose a time for one's chat", "chats:own", {APPLICANT: 302}, objects="own_chat_offered", data=CHOICE, **POST),
    row("Say what would help", "chats:helps", {APPLICANT: 302}, objects="own_chat", data={"helps": "A lift."}, **POST),
    row("Ask for another time", "chats:another_time", {APPLICANT: 200}, objects="own_chat"),
    row(
        "Ask for another time",
        "chats:another_time",
        {APPLICANT: 302},
        objects="own_chat",
        data={"what": "another"},
        **POST,
    ),
]

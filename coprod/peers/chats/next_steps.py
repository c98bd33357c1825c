"""What is next about one's own chat, and about chats one sits in."""

from typing import Any

from django.urls import reverse

from coprod import clock
from coprod.peers.chats.mail import moment
from coprod.peers.chats.models import Chat
from coprod.peers.chats.stages import Stage
from coprod.people.models import Person
from coprod.people.next_steps import NextStep

NEWS_FOR_DAYS = 30


def steps(person: Person) -> list[NextStep]:
    """One for one's own chat while there is something to say; one for each chat that one sits in."""
    own = Chat.objects.filter(person=person).exclude(stage=Stage.CALLED_OFF).order_by("-pk").first()
    return [*([_own(own)] if own and _is_news(own) else []), *_of_interviewer(person)]


def _is_news(chat: Chat) -> bool:
    if chat.stage == Stage.ARRANGING:
        return False
    return chat.stage != Stage.DECIDED or (clock.now() - chat.stage_since).days < NEWS_FOR_DAYS


def _own(chat: Chat) -> NextStep:
    page = reverse("chats:own")
    if chat.stage == Stage.OFFERED:
        return NextStep("Choose a time for our chat", page, "The questions are there too.", is_main=True)
    if chat.stage == Stage.ARRANGED:
        return NextStep("Our chat", page, f"{moment(chat.starts_at)}. Read the questions before.", is_main=True)
    if chat.stage == Stage.HELD:
        return NextStep("Thank you for the chat", page, "You hear from us soon, with the reasons.")
    return NextStep("How our chat went", page, "Read the outcome and the reasons.", is_main=True)


def _of_interviewer(person: Person) -> list[NextStep]:
    user = getattr(person, "user", None)
    if user is None or person.is_on_break:
        return []
    found = Chat.objects.of_interviewer(user).exclude(stage=Stage.OFFERED).with_what_is_owed_by(user)
    return [step for chat in found.select_related("person") if (step := _sits_in(chat))]


def _sits_in(chat: Any) -> NextStep | None:
    page, first = reverse("chats:interview", args=[chat.pk]), chat.person.short_name
    if chat.stage == Stage.HELD and chat.is_proposed:
        question = f"Do you agree on how the chat with {first} went?"
        return NextStep(question, page, "Read the words.") if chat.not_agreed_at else None
    if not chat.can_be_noted:
        return NextStep(f"A chat with {first}", page, f"{moment(chat.starts_at)}. See the questions.")
    verb = "Write" if chat.lacks_notes else "Look at"
    return NextStep(f"{verb} your notes of the chat with {first}", page, "A few words under each question.")

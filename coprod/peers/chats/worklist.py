"""Chats that wait for us, for Today. Nobody on a break is asked for anything (PPL-7)."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from coprod import clock
from coprod.peers.chats.models import Chat, Interviewer, OfferedTime
from coprod.peers.chats.stages import ENOUGH, Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, Due, WorkItem

ANSWER_WITHIN = timedelta(days=4)
"""After times were offered; then somebody rings."""

AT_MOST = 50


def items(user: Any, today: date) -> list[WorkItem]:
    """What a lead does about the chats of their services, and what anyone of the team does who sits in one."""
    if not user.is_team:
        return []
    chats = list(_chats(user))
    led = [chat for chat in chats if chat.is_led][:AT_MOST]
    found = [item for chat in led if (item := _for_lead(chat, today))]
    found += [_own_notes(chat) for chat in chats if chat.lacks_notes][:AT_MOST]
    return found + [_to_agree(chat) for chat in chats if chat.not_agreed_at][:AT_MOST]


def _chats(user: Any) -> Any:
    """Those to lead, and those sat in where something is owed, with what each needs: one query, and who sits in."""
    here = Interviewer.objects.sitting_in().filter(chat=OuterRef("pk"))
    led = Chat.objects.visible_to(user).open() if user.has_role(Role.LEAD) else Chat.objects.none()
    chats = (
        Chat.objects.with_what_is_owed_by(user)
        .annotate(
            is_led=Exists(led.filter(pk=OuterRef("pk"))),
            on_break=Exists(Person.objects.on_a_break().filter(pk=OuterRef("person"))),
            one_is_away=Exists(here.filter(user__person__in=Person.objects.on_a_break())),
            has_time=Exists(OfferedTime.objects.still_offered().filter(chat=OuterRef("pk"))),
        )
        .filter(Q(is_led=True) | Q(lacks_notes=True) | Q(not_agreed_at__isnull=False))
    )
    return chats.select_related("person").prefetch_related("interviewers").order_by("stage_since")[: 3 * AT_MOST]


def _for_lead(chat: Any, today: date) -> WorkItem | None:
    since = clock.local(chat.stage_since).date()
    there = [each for each in chat.interviewers.all() if each.left_at is None]
    if chat.stage == Stage.ARRANGED and chat.on_break:
        return _item(chat, "They are on a break. Move the chat, or call it off.", "today", today)
    if chat.on_break:
        return None
    if chat.stage in (Stage.OFFERED, Stage.ARRANGED) and (len(there) < ENOUGH or chat.one_is_away):
        return _item(chat, "Someone cannot sit in their chat. Choose someone else.", "today", today)
    if chat.stage == Stage.ARRANGING:
        return _item(chat, "Arrange their chat: who sits in, and when.", "week", since + ANSWER_WITHIN)
    if chat.stage == Stage.OFFERED:
        return _no_answer(chat, since + ANSWER_WITHIN, today)
    if chat.stage == Stage.ARRANGED and chat.starts_at <= clock.now():
        return _item(chat, "Their chat was to be by now. Was it held?", "today", today)
    if chat.stage == Stage.HELD:
        what = "Agree the outcome of their chat, and share it."
        return _item(chat, what, "today", today, to="chats:share" if chat.is_proposed else "chats:outcome")
    return None


def _no_answer(chat: Any, due: date, today: date) -> WorkItem | None:
    """A gentle call: nobody has answered the times, or all of them have gone by."""
    if due > today and chat.has_time:
        return None
    return _item(chat, "No answer yet about a time for the chat. A friendly call may help.", "phone", min(due, today))


def _item(chat: Any, what: str, kind: Due, due: date, *, to: str = "chats:chat") -> WorkItem:
    return WorkItem(
        kind=kind,
        who=chat.person.chosen_name,
        who_url=reverse("workspace:person", args=[chat.person_id]),
        what=what,
        note=f"For: {chat.for_role}",
        due=due,
        actions=(Action("Open the chat", reverse(to, args=[chat.pk]), icon="document", is_main=True),),
    )


def _own_notes(chat: Chat) -> WorkItem:
    page = reverse("chats:interview", args=[chat.pk])
    return WorkItem(
        kind="today",
        who=chat.person.short_name,
        who_url=page,
        what="Write your notes of the chat.",
        note=f"For: {chat.for_role}",
        due=clock.local(chat.starts_at).date() if chat.starts_at else None,
        actions=(Action("Write your notes", page, icon="pencil", is_main=True),),
    )


def _to_agree(chat: Any) -> WorkItem:
    page = reverse("chats:interview", args=[chat.pk])
    return WorkItem(
        kind="today",
        who=chat.person.short_name,
        who_url=page,
        what="Read how the chat went. Do you agree?",
        due=clock.local(chat.not_agreed_at).date(),
        actions=(Action("Read it", page, icon="document", is_main=True),),
    )

"""Changing the words of a kind of message: every version stays, with its date, author and reason (MSG-5)."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Wording
from coprod.messaging.permissions import may_change_words
from coprod.messaging.wording import drafts, language
from coprod.messaging.wording.language import Part
from coprod.ui.refusals import NotAllowed, Refusal


class FixedWording(Refusal):
    title = "This wording is fixed"


class CannotBeUsed(Refusal):
    title = "These words cannot be used yet"


class NothingIsDifferent(Refusal):
    title = "Nothing is different"


class ChangedMeanwhile(Refusal):
    title = "Someone else changed these words"


@transaction.atomic
def change_words(*, kind: Kind, words: Mapping[Part, str], after: int, reason: str, by: Actor) -> Wording:
    """Use these words (as `language.understood` keeps them) from now on, also for what waits to be sent.

    `after` is the number of the version they were written from, 0 for the first words. Sent twice, they count once.
    Raises NotAllowed, FixedWording, CannotBeUsed, NothingIsDifferent or ChangedMeanwhile.
    """
    _check(kind, by)
    for part in kind.parts:
        if found := language.problems(words.get(part, ""), part, kind.offered):
            raise CannotBeUsed(found[0])
    columns = {part.value: words.get(part, "") if part in kind.parts else "" for part in Part}
    return _decide(kind, after=after, reason=reason, by=by, is_first_words=False, **columns)


@transaction.atomic
def use_first_words(*, kind: Kind, after: int, reason: str, by: Actor) -> Wording:
    """Go back to the words that came with the product. What was written stays known.

    Raises NotAllowed, FixedWording, NothingIsDifferent or ChangedMeanwhile.
    """
    _check(kind, by)
    return _decide(kind, after=after, reason=reason, by=by, is_first_words=True)


def _check(kind: Kind, by: Actor) -> None:
    if not may_change_words(by.user):
        raise NotAllowed("A lead of the whole programme or an administrator does this. Nothing was changed.")
    if not kind.placeholders:
        raise FixedWording("The product says this in one way only. Nothing was changed.")


def _decide(kind: Kind, *, after: int, reason: str, by: Actor, is_first_words: bool, **columns: str) -> Wording:
    newest = Wording.newest(kind)
    decided = Wording(
        kind=kind.code,
        number=after + 1,
        is_first_words=is_first_words,
        reason=reason,
        author=by.user,
        author_label=by.label,
        **columns,
    )
    if newest and newest.number == after + 1 and _is_the_same(newest, decided):
        return newest
    if (newest.number if newest else 0) != after:
        raise ChangedMeanwhile("Read what they wrote first. Nothing of yours was saved.")
    before = drafts.first_words(kind) if newest is None or newest.is_first_words else newest.words
    now = drafts.first_words(kind) if is_first_words else decided.words
    changed = [part.value for part in Part if before[part] != now[part]]
    if not changed:
        raise NothingIsDifferent("These are the words that count already. Nothing was changed.")
    try:
        with transaction.atomic():
            decided.save()
    except IntegrityError as error:
        raise ChangedMeanwhile("Read what they wrote first. Nothing of yours was saved.") from error
    sentence = "went back to the first words of" if is_first_words else "changed the words of"
    changes: dict[str, Any] = dict.fromkeys(changed, log.CHANGED)
    log.record(by, "messages.words_changed", f"{sentence} “{kind.label}”", about=decided, changes=changes)
    return decided


def _is_the_same(one: Wording, other: Wording) -> bool:
    return (one.author_id, one.reason, one.is_first_words, one.words) == (
        other.author_id,
        other.reason,
        other.is_first_words,
        other.words,
    )

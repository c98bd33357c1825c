"""Who could be shown to a resident, in which order and why (MAT-4). Musts first: one that is not met, and the person
is not shown. Then how many of the things asked for are met. A person decides, always; there is no score."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from coprod.peers.matching.asks import Company, Day, Describes, Fact, How, Interest, Language, Must, Part


class Meets(Enum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class NotShown(Enum):
    """Why somebody is not shown. Whatever is private stands under one name, so that nobody can tell which it is."""

    FULL = "They already support enough people"
    NOT_FREE_THEN = "They are not free at these times"
    MUST = "A must is not met, or we do not know"
    NOT_THIS_ONE = "You said “not this one”"
    PRIVATE = "private"


@dataclass(frozen=True)
class Card:
    """What a mentor wrote about themselves, for people to choose by. Empty means: not said."""

    describes: Describes | None = None
    facts: frozenset[Fact] = frozenset()
    how: frozenset[How] = frozenset()
    company: frozenset[Company] = frozenset()
    interests: frozenset[Interest] = frozenset()
    languages: frozenset[Language] = frozenset()
    days: frozenset[Day] = frozenset()
    parts: frozenset[Part] = frozenset()
    meets_without_stairs: bool = False
    has_dog: bool = False
    wants_worker_first: bool = False


@dataclass(frozen=True)
class Mentor:
    """A mentor as the rules see them. `may_be_suggested` folds what is private: a gate, a break, a veto, a card that
    is not there or not shown, an earlier “not for me”."""

    id: int
    name: str
    card: Card
    supports: int
    room_for: int
    may_be_suggested: bool = True
    was_set_aside: bool = False

    @property
    def room_left(self) -> int:
        return max(0, self.room_for - self.supports)


@dataclass(frozen=True)
class AskedFor:
    """What matters to a resident: as much or as little as they like."""

    name: str
    musts: frozenset[Must] = frozenset()
    facts: frozenset[Fact] = frozenset()
    how: frozenset[How] = frozenset()
    company: frozenset[Company] = frozenset()
    interests: frozenset[Interest] = frozenset()
    languages: frozenset[Language] = frozenset()
    days: frozenset[Day] = frozenset()
    parts: frozenset[Part] = frozenset()
    knows: frozenset[int] = frozenset()
    dogs_are_fine: bool = False
    dislikes: frozenset[Interest] = frozenset()


@dataclass(frozen=True)
class Thing:
    """One thing asked for: its words, and whether a mentor meets it. `reason` is said of a mentor who does."""

    words: str
    reason: str
    is_must: bool
    met_by: Callable[[Mentor], Meets]


@dataclass(frozen=True)
class Suggestion:
    """A mentor who could be shown. `met` of `asked` things are met; `unknown` are those nobody has told us about."""

    mentor: Mentor
    met: int
    asked: int
    reasons: tuple[str, ...]
    unknown: tuple[str, ...]
    caveat: str


@dataclass(frozen=True)
class Suggestions:
    """Everyone who could be shown, in order, and who is not shown: counts by reason, what is private only as a fact."""

    shown: tuple[Suggestion, ...]
    not_shown: tuple[tuple[NotShown, int], ...]
    has_private: bool


def suggest(asked: AskedFor, mentors: Iterable[Mentor]) -> Suggestions:
    """Who could be shown to this resident, the one who meets most first; equal ones by how few they support, and at
    last by id, so that the same answers give the same order."""
    things = things_of(asked)
    left_out: Counter[NotShown] = Counter()
    shown = []
    for mentor in mentors:
        why_not = not_shown_because(asked, mentor, things)
        if why_not is None:
            shown.append(_suggestion(asked, mentor, things))
        else:
            left_out[why_not] += 1
    shown.sort(key=lambda each: (-each.met, each.mentor.supports, each.mentor.id))
    counts = tuple((why, left_out[why]) for why in NotShown if left_out[why] and why is not NotShown.PRIVATE)
    return Suggestions(tuple(shown), counts, bool(left_out[NotShown.PRIVATE]))


def things_of(asked: AskedFor) -> tuple[Thing, ...]:
    """Everything asked for, musts first, in the order of the lists. Times count as one thing: when they are free."""
    musts = [_must(must, asked) for must in Must if must in asked.musts]
    wishes = [
        *(
            _wish(fact, lambda card: card.facts, f"{fact.label} too. {{name}} ticked this to share")
            for fact in Fact
            if fact in asked.facts
        ),
        *(_wish(how, lambda card: card.how) for how in How if how in asked.how),
        *(_wish(company, lambda card: card.company) for company in Company if company in asked.company),
        *(
            _wish(interest, lambda card: card.interests, f"Likes {interest.label.lower()} too")
            for interest in Interest
            if interest in asked.interests
        ),
    ]
    if asked.languages and Must.OWN_LANGUAGE not in asked.musts:
        wishes.append(_languages(asked, is_must=False))
    if asked.days or asked.parts:
        words = f"Free {_lower_first(when(asked.days, asked.parts))}"
        wishes.append(Thing(words, words, False, lambda mentor: _free(asked, mentor.card)))
    return (*musts, *wishes)


def not_shown_because(asked: AskedFor, mentor: Mentor, things: Iterable[Thing]) -> NotShown | None:
    """Why this mentor is not shown, or None. What everyone may know comes before what is private, so that a private
    reason changes nothing about somebody who would not have been shown anyway."""
    if mentor.room_left == 0:
        return NotShown.FULL
    if any(thing.is_must and thing.met_by(mentor) is not Meets.YES for thing in things):
        return NotShown.MUST
    if (asked.days or asked.parts) and _free(asked, mentor.card) is Meets.NO:
        return NotShown.NOT_FREE_THEN
    if not mentor.may_be_suggested:
        return NotShown.PRIVATE
    return NotShown.NOT_THIS_ONE if mentor.was_set_aside else None


def when(days: frozenset[Day], parts: frozenset[Part]) -> str:
    """ "After 12", "Tuesday or Friday", "Tuesday, in the morning"."""
    on = _either([day.label for day in Day if day in days])
    at = _either([part.label for part in Part if part in parts])
    return f"{on}, {_lower_first(at)}" if on and at else on or at


def _suggestion(asked: AskedFor, mentor: Mentor, things: tuple[Thing, ...]) -> Suggestion:
    answers = [(thing, thing.met_by(mentor)) for thing in things]
    met = [thing for thing, answer in answers if answer is Meets.YES]
    return Suggestion(
        mentor=mentor,
        met=len(met),
        asked=len(things),
        reasons=_reasons(mentor, met),
        unknown=tuple(thing.words for thing, answer in answers if answer is Meets.UNKNOWN),
        caveat=_caveat(asked, mentor, [thing for thing, answer in answers if answer is not Meets.YES]),
    )


def _reasons(mentor: Mentor, met: list[Thing]) -> tuple[str, ...]:
    musts = sum(thing.is_must for thing in met)
    first = {0: (), 1: ("The must is met",), 2: ("Both musts are met",)}.get(musts, (f"All {musts} musts are met",))
    return (*first, *(thing.reason.format(name=mentor.name) for thing in met if not thing.is_must))


def _caveat(asked: AskedFor, mentor: Mentor, not_met: list[Thing]) -> str:
    """The one thing it would be dishonest not to say, what weighs most first."""
    card, name = mentor.card, mentor.name
    disliked = [interest.label.lower() for interest in Interest if interest in card.interests & asked.dislikes]
    if card.has_dog:
        said = f"{asked.name} said dogs are fine." if asked.dogs_are_fine else f"Ask whether {asked.name} minds."
        return f"{name} has a dog. {said}"
    if disliked:
        return f"{name} likes {disliked[0]}. {asked.name} does not."
    if Company.QUIET in asked.company and Company.CHATTY in card.company:
        return f"{name} loves to chat. {asked.name} can say hush."
    if card.wants_worker_first:
        return f"{name} would like the worker there the first time."
    if not_met:
        return f"Not everything fits: {_lower_first(not_met[0].words)}."
    return f"{name} supports nobody else yet." if mentor.supports == 0 else f"{name} also supports {mentor.supports}."


def _must(must: Must, asked: AskedFor) -> Thing:
    if must is Must.OWN_LANGUAGE:
        return _languages(asked, is_must=True)
    tests: dict[Must, Callable[[Mentor], Meets]] = {
        Must.WOMAN: lambda mentor: _described(mentor, Describes.WOMAN),
        Must.MAN: lambda mentor: _described(mentor, Describes.MAN),
        Must.WOMAN_OR_NON_BINARY: lambda mentor: _described(mentor, Describes.WOMAN, Describes.NON_BINARY),
        Must.NOT_KNOWN: lambda mentor: Meets.NO if mentor.id in asked.knows else Meets.YES,
        Must.WITHOUT_STAIRS: lambda mentor: Meets.YES if mentor.card.meets_without_stairs else Meets.UNKNOWN,
        Must.NO_DOGS: lambda mentor: Meets.NO if mentor.card.has_dog else Meets.YES,
    }
    return Thing(must.label, must.label, True, tests[must])


def _described(mentor: Mentor, *wanted: Describes) -> Meets:
    if mentor.card.describes is None:
        return Meets.UNKNOWN
    return Meets.YES if mentor.card.describes in wanted else Meets.NO


def _wish(wanted: How | Company | Interest | Fact, of_card: Callable[[Card], frozenset], reason: str = "") -> Thing:
    def met_by(mentor: Mentor) -> Meets:
        told = of_card(mentor.card)
        # A fact that is not ticked is not told: it may be so, and it is nobody's business.
        if wanted in told:
            return Meets.YES
        return Meets.UNKNOWN if isinstance(wanted, Fact) or not told else Meets.NO

    return Thing(wanted.label, reason or wanted.label, False, met_by)


def _languages(asked: AskedFor, *, is_must: bool) -> Thing:
    spoken = _either([language.label for language in Language if language in asked.languages])
    words = f"Speaks {spoken or 'their language'}"

    def met_by(mentor: Mentor) -> Meets:
        if mentor.card.languages & asked.languages:
            return Meets.YES
        return Meets.NO if mentor.card.languages else Meets.UNKNOWN

    return Thing(words, words, is_must, met_by)


def _free(asked: AskedFor, card: Card) -> Meets:
    """Not said is not known; a day or a part of the day that nobody named is any."""
    answers = [_overlap(asked.days, card.days), _overlap(asked.parts, card.parts)]
    if Meets.NO in answers:
        return Meets.NO
    return Meets.UNKNOWN if Meets.UNKNOWN in answers else Meets.YES


def _overlap(asked: frozenset, told: frozenset) -> Meets:
    if not asked:
        return Meets.YES
    if not told:
        return Meets.UNKNOWN
    return Meets.YES if asked & told else Meets.NO


def _either(labels: list[str]) -> str:
    """ "Monday", "Monday or Friday", "Monday, Tuesday or Friday"."""
    if len(labels) < 2:
        return "".join(labels)
    tail = [labels[0], *(_lower_first(label) if label.startswith(("In ", "After ")) else label for label in labels[1:])]
    return f"{', '.join(tail[:-1])} or {tail[-1]}"


def _lower_first(words: str) -> str:
    """Weekdays and names keep their capital; a phrase that begins a line does not, further in."""
    return words[:1].lower() + words[1:] if words.split(",")[0].split(" ")[0] not in _DAYS else words


_DAYS = frozenset(day.label for day in Day)

"""Who said hello in the pilot, March 2020 to March 2022, and how far each of them went. All of them are invented."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coprod.peers.recruitment.models import Closed


class Left(Enum):
    """Where someone's way ended, before they were a peer mentor."""

    AFTER_HELLO = "after saying hello"
    BEFORE_SENDING = "while applying"
    IN_CHECKS = "in checks"


@dataclass(frozen=True)
class Visitor:
    """Someone who said hello, and did not become a peer mentor this time."""

    name: str
    said_hello: date
    left: Left
    after_days: int
    note: str
    because: Closed = Closed.STOPPED


VISITORS = (
    Visitor("Abel Grebe", date(2020, 4, 6), Left.AFTER_HELLO, 9, "Rang twice. Wanted something to do with boats."),
    Visitor("Dilys Crake", date(2020, 4, 20), Left.BEFORE_SENDING, 40, "Five years is more than there is to tell."),
    Visitor("Emlyn Skua", date(2020, 5, 11), Left.BEFORE_SENDING, 33, "Nobody to vouch for the years before 2018."),
    Visitor("Una Dotterel", date(2020, 6, 1), Left.AFTER_HELLO, 14, "It was the wrong time.", Closed.LOST_TOUCH),
    Visitor("Kerr Wheatley", date(2020, 8, 17), Left.BEFORE_SENDING, 60, "No answer in two months.", Closed.LOST_TOUCH),
    Visitor(
        "Nye Fulmar",
        date(2020, 9, 2),
        Left.IN_CHECKS,
        45,
        "Our own list of exclusions. We offered the podcast and the panel.",
        Closed.COULD_NOT_GO_AHEAD,
    ),
    Visitor("Orla Stint", date(2020, 9, 21), Left.BEFORE_SENDING, 30, "Wanted a pause. The door is open."),
    Visitor(
        "Perran Hobby",
        date(2020, 11, 9),
        Left.IN_CHECKS,
        80,
        "No ID that the check accepts, and a birth certificate takes months.",
    ),
    Visitor(
        "Reuben Shag", date(2021, 1, 18), Left.IN_CHECKS, 70, "Moved twice while the check ran.", Closed.LOST_TOUCH
    ),
    Visitor("Sorrel Whin", date(2021, 2, 8), Left.BEFORE_SENDING, 50, "Lost interest while waiting for us."),
    Visitor("Tally Merle", date(2021, 3, 15), Left.AFTER_HELLO, 5, "Found paid work in the same week."),
    Visitor(
        "Vaughan Brant",
        date(2021, 4, 26),
        Left.IN_CHECKS,
        38,
        "Our own list of exclusions. Joined the panel instead.",
        Closed.COULD_NOT_GO_AHEAD,
    ),
    Visitor("Win Godwit", date(2021, 6, 7), Left.IN_CHECKS, 55, "Asked for time. We keep a place."),
    Visitor("Yarrow Pike", date(2021, 8, 23), Left.BEFORE_SENDING, 62, "Rang three times.", Closed.LOST_TOUCH),
    Visitor("Zeb Tarrock", date(2021, 10, 11), Left.BEFORE_SENDING, 41, "Would rather cook for the hub."),
)


@dataclass(frozen=True)
class Recruit:
    """Someone who took the course. `became` is when they were welcomed, `moved_on` when they left and for what."""

    name: str
    said_hello: date
    words: str
    became: date | None = None
    moved_on: date | None = None
    note: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@pilot.example"

    @property
    def is_on_the_five_days(self) -> bool:
        return self.said_hello.year == 2020


RECRUITS = (
    Recruit("Cass Whimbrel", date(2020, 8, 3), "I would like to be the person I needed.", date(2020, 12, 7)),
    Recruit("Lowan Gannet", date(2020, 8, 5), "I know the forms and I know the waiting.", date(2020, 12, 7)),
    Recruit(
        "Peg Turnstone",
        date(2020, 8, 10),
        "I can cook and I can listen.",
        date(2020, 12, 14),
        date(2021, 11, 29),
        "A permanent job with us, in the welcome team.",
    ),
    Recruit(
        "Artie Knot",
        date(2020, 8, 24),
        "Someone walked with me. My turn.",
        date(2020, 12, 14),
        date(2021, 9, 6),
        "Moved to be near his daughter.",
    ),
    Recruit("Rene Smew", date(2020, 8, 31), "I want to try.", note="The days were long. Stopped after day three."),
    Recruit("Col Scaup", date(2020, 9, 7), "My worker told me.", note="A new tenancy, and a lot to carry home."),
    Recruit(
        "Joss Kittiwake",
        date(2021, 2, 22),
        "I heard the podcast.",
        date(2021, 7, 5),
        date(2022, 2, 14),
        "College, three days a week.",
    ),
    Recruit(
        "Mab Pochard",
        date(2021, 3, 1),
        "Cass told me about it.",
        date(2021, 7, 19),
        date(2022, 1, 24),
        "Needed the time for home. Comes to the hub.",
    ),
)
"""Six of the first eight attended the five days, and four of them stayed. Two more came by weekly induction."""

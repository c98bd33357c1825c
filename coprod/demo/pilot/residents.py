"""Residents asked about peer support in the pilot, what they said, and the pair who went cockle picking."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Asked:
    """What a resident answered in their own words, and who walked beside them then."""

    name: str
    on: date
    answer: str
    words: str
    mentor: str = ""


ASKED = (
    Asked("Ewan Marram", date(2021, 1, 11), "yes", "Someone to fish with. I have the rods.", "Cass Whimbrel"),
    Asked("Biddy Sorrel", date(2021, 1, 14), "yes", "Someone who knows the buses.", "Lowan Gannet"),
    Asked("Hob Tansley", date(2021, 1, 18), "not_now", "I have got a worker. One at a time."),
    Asked("Lil Fennick", date(2021, 1, 25), "no", "I do not want another person asking me things."),
    Asked("Mungo Reeve", date(2021, 2, 1), "yes", "To get out of the room.", "Peg Turnstone"),
    Asked("Nan Purslow", date(2021, 2, 8), "not_now", "When I have moved."),
    Asked("Oz Carrick", date(2021, 2, 15), "yes", "Somebody who has been there.", "Artie Knot"),
    Asked("Pia Thrift", date(2021, 3, 1), "no", "I have my sister."),
    Asked("Quill Dunmore", date(2021, 3, 8), "not_now", "Not ready."),
    Asked("Roz Candle", date(2021, 4, 12), "tell_me_more", "What would we do?"),
    Asked("Stan Elver", date(2021, 5, 10), "no", "No thank you."),
    Asked("Tilda Rowe", date(2021, 8, 2), "yes", "Help me with the forms and then a coffee.", "Joss Kittiwake"),
    Asked("Uri Bannock", date(2021, 8, 16), "not_now", "Ask me nothing this year."),
    Asked("Viv Laver", date(2021, 9, 6), "yes", "Cooking. I only do toast.", "Mab Pochard"),
)
"""Six said yes and were supported; the hope had been twenty-one."""

FISHING_CALLED_OFF = (date(2021, 5, 15), date(2021, 5, 22), date(2021, 6, 5))
COCKLE_PICKING = date(2021, 6, 19)
PUB_LUNCH = date(2021, 7, 3)

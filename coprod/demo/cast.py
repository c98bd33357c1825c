"""Who is who at Harbour Housing Together, an invented charity with invented people."""

from dataclasses import dataclass

from coprod.people.models import Role

CHARITY = "Harbour Housing Together"
SERVICES = ("Quayside House", "Otterbank")


@dataclass(frozen=True)
class Colleague:
    """A member of staff: their roles, and the service they hold them for ("" for the whole programme)."""

    name: str
    email: str
    roles: tuple[Role, ...]
    service: str = ""
    about: str = ""


COLLEAGUES = (
    Colleague("Priya Sandpiper", "priya@harbour.example", (Role.LEAD,), about="recruits and supports peer mentors"),
    Colleague("Ruth Fieldfare", "ruth@harbour.example", (Role.OFFICER,), about="reads references and decides"),
    Colleague("Owen Teal", "owen@harbour.example", (Role.LEAD,), "Otterbank", "leads at Otterbank only"),
    Colleague("Safia Plover", "safia@harbour.example", (Role.SAFEGUARDING,), about="keeps people safe"),
    Colleague("Sam Linnet", "sam@harbour.example", (Role.SUPPORT_WORKER,), "Quayside House", "supports residents"),
    Colleague("Nia Petrel", "nia@harbour.example", (Role.FACILITATOR,), about="holds reflective practice and meetings"),
    Colleague("Hal Dunlin", "hal@harbour.example", (Role.POLICY_OWNER,), about="writes policies and answers the panel"),
    Colleague("Edie Wren", "edie@harbour.example", (Role.EDITOR,), about="edits the public site"),
    Colleague("Ada Merlin", "ada@harbour.example", (Role.ADMINISTRATOR,), about="runs this installation"),
    Colleague("Nessa Rook", "nessa@harbour.example", (Role.DATA_PROTECTION,), about="looks after the records"),
    Colleague("Tom Bunting", "tom@harbour.example", (Role.TRUSTEE,), about="sees totals only"),
)


@dataclass(frozen=True)
class Worth:
    """Someone who takes part and has something worth seeing on their pages."""

    name: str
    what: str


WORTH_SEEING = {
    "Peer mentors": (
        Worth("Delroy Heron", "a walk is coming up, one was called off, cockle picking, reflective practice"),
        Worth("Juniper Vane", "someone they may be introduced to"),
        Worth("Bramble Oakes", "a mentor with a card of their own"),
        Worth("Tess Yarrow", "settling in: welcomed, not begun yet"),
    ),
    "Panel members": (
        Worth("Nell Redstart", "Kingfisher on the panel: something is open, and answers came back"),
        Worth("Ines Bellflower", "North Star: reads what others said and agrees"),
    ),
    "People who apply": (
        Worth("Asha Thistlewood", "24 months of history, who speaks for her, a check and a course"),
        Worth("Idris Cowslip", "in the middle of an application"),
        Worth("Moss Hollis", "invited, nothing written yet"),
        Worth("Clem Dunes", "everything is done: waits for the decision"),
    ),
}
"""Who to be first, on the page of the demonstration. The others, the pilot's people among them, stand below."""

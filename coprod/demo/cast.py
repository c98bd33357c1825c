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

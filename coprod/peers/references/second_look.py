"""What about a reference is worth a second look (REF-4). A second look never refuses anything by itself."""

from dataclasses import dataclass
from enum import StrEnum

FREE_MAIL = frozenset(
    {
        "aol.com",
        "btinternet.com",
        "gmail.com",
        "gmx.co.uk",
        "gmx.com",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mail.com",
        "me.com",
        "msn.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "ymail.com",
    }
)
"""Where anyone can have an address in a minute."""

PROFESSIONALS = frozenset({"support_worker", "social_worker", "probation", "health", "tutor"})
"""Kinds of referee who write from their organisation's own address."""


class Why(StrEnum):
    OWN_CONTACT = "own_contact"
    OWN_NAME = "own_name"
    FREE_MAIL = "free_mail"
    SHARED_HERE = "shared_here"
    SHARED_ELSEWHERE = "shared_elsewhere"
    OWN_DEVICE = "own_device"
    SAW_THE_LINK = "saw_the_link"


REASONS = {
    Why.OWN_CONTACT: "We reach the applicant in the same way. Ask for another way to reach the referee.",
    Why.OWN_NAME: "The referee has the applicant’s own name. Ask who they are.",
    Why.FREE_MAIL: "They know the applicant from work, but wrote from a free e-mail address. Ring their organisation.",
    Why.SHARED_HERE: "Another referee of this applicant has the same contact. They may live or work together.",
    Why.SHARED_ELSEWHERE: "Someone with another name, named by another applicant, has the same contact.",
    Why.OWN_DEVICE: "The link was used where the applicant was signed in. They may have helped with the device.",
    Why.SAW_THE_LINK: "You opened the words of the message with the private link. You could have answered it yourself.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one reference. Contacts are e-mail addresses and phone numbers as they were typed.

    `shared_here` and `shared_elsewhere` are the contacts of other referees: of the same applicant, and of others
    under another name. `reader_saw_link` is about who asks now.
    """

    contact: str
    name: str
    kind: str
    applicant_name: str
    applicant_contacts: frozenset[str] = frozenset()
    number_left: str = ""
    shared_here: frozenset[str] = frozenset()
    shared_elsewhere: frozenset[str] = frozenset()
    is_from_own_device: bool = False
    reader_saw_link: bool = False


@dataclass(frozen=True, slots=True)
class SecondLook:
    why: Why

    @property
    def sentence(self) -> str:
        """What is worth a second look, and what to do about it."""
        return REASONS[self.why]


def second_looks(facts: Facts) -> tuple[SecondLook, ...]:
    """Everything about a reference that is worth a second look, always in the same order."""
    theirs = {one_way(contact) for contact in (facts.contact, facts.number_left) if contact}
    holds = {
        Why.OWN_CONTACT: bool(theirs & _all(facts.applicant_contacts)),
        Why.OWN_NAME: _plain(facts.name) == _plain(facts.applicant_name),
        Why.FREE_MAIL: facts.kind in PROFESSIONALS and domain_of(facts.contact) in FREE_MAIL,
        Why.SHARED_HERE: bool(theirs & _all(facts.shared_here)),
        Why.SHARED_ELSEWHERE: bool(theirs & _all(facts.shared_elsewhere)),
        Why.OWN_DEVICE: facts.is_from_own_device,
        Why.SAW_THE_LINK: facts.reader_saw_link,
    }
    return tuple(SecondLook(why) for why in Why if holds[why])


def domain_of(contact: str) -> str:
    """The part of an e-mail address after its @, in small letters; nothing for a phone number."""
    return contact.strip().casefold().rpartition("@")[2] if "@" in contact else ""


def one_way(contact: str) -> str:
    """A contact written one way, so that the same one is found again: small letters without a +tag before the @;
    of a phone number the last nine digits, however its beginning is written."""
    contact = contact.strip().casefold()
    if "@" in contact:
        before, _, domain = contact.rpartition("@")
        return f"{before.partition('+')[0]}@{domain}"
    digits = "".join(character for character in contact if character.isdecimal())
    return digits[-9:] if len(digits) >= 9 else contact


def _all(contacts: frozenset[str]) -> set[str]:
    return {one_way(contact) for contact in contacts if contact}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

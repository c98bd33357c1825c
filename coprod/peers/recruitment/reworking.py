"""What changes for someone when what their role asks for changes. Given what it needs: no ORM, no clock (REC-2)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asks:
    """What a role asks of people, in words. `check` ("an enhanced DBS check, with adults") is empty for none."""

    check: str = ""
    courses: tuple[str, ...] = ()
    meets_one_to_one: bool = False
    chat: bool = False

    @property
    def listed(self) -> tuple[str, ...]:
        """Each thing once, as a line to read."""
        check = (f"{self.check[0].upper()}{self.check[1:]}",) if self.check else ()
        courses = tuple(f"The course “{course}”" for course in self.courses)
        alone = ("Meeting residents one to one",) if self.meets_one_to_one else ()
        chat = ("A chat with us",) if self.chat else ()
        return tuple(dict.fromkeys(check + chat + courses + alone))


@dataclass(frozen=True)
class Change:
    more: tuple[str, ...] = ()
    no_longer: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.more or self.no_longer)


def between(then: Asks, now: Asks) -> Change:
    """What is asked now and was not, what is not asked any more, and what stays as it is."""
    before, after = then.listed, now.listed
    return Change(
        more=tuple(each for each in after if each not in before),
        no_longer=tuple(each for each in before if each not in after),
        same=tuple(each for each in after if each in before),
    )

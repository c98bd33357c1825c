"""What a list of people in recruitment is narrowed to: read from the address, said in words, kept in saved views."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict

from coprod.peers.recruitment.models import RoleOnOffer, TrackName
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Service
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.forms import Form

NARROW = {"class": "govuk-input--width-10"}


class Layout(TextChoices):
    BOARD = "board", "Board"
    TABLE = "table", "Table"


class Since(TextChoices):
    """How long someone has been at their stage."""

    NEW = "new", "Less than 7 days"
    WEEK = "7", "7 days or more"
    TWO_WEEKS = "14", "14 days or more"
    FOUR_WEEKS = "28", "28 days or more"
    EIGHT_WEEKS = "56", "56 days or more"


class Contact(TextChoices):
    ME = "me", "Me"
    NOBODY = "nobody", "Nobody yet"


class Waits(TextChoices):
    LEAD = "lead", "A lead"


class OnBreak(TextChoices):
    YES = "yes", "On a break"
    NO = "no", "Not on a break"


OPEN_IN_WORDS = {
    TrackName.REFERENCES: "whose references are open",
    TrackName.IDENTITY: "whose identity is still to be seen",
    TrackName.DBS: "whose DBS check is open",
    TrackName.CHAT: "whose chat is still to come",
    TrackName.LEARNING: "who have learning to finish",
}
SINCE_IN_WORDS = {
    Since.NEW: "for less than 7 days",
    Since.WEEK: "for 7 days or more",
    Since.TWO_WEEKS: "for 14 days or more",
    Since.FOUR_WEEKS: "for 28 days or more",
    Since.EIGHT_WEEKS: "for 56 days or more",
}
NARROWED_BY = ("stage", "track", "waits", "since", "role", "service", "contact", "on_break")
SORTS = ("name", "role", "stage", "service", "since", "contact")


@dataclass(frozen=True)
class Filters:
    """One list of people: what it is narrowed to, how it is laid out and by what it is sorted."""

    q: str = ""
    stage: str = ""
    track: str = ""
    waits: str = ""
    since: str = ""
    role: RoleOnOffer | None = None
    service: Service | None = None
    contact: str = ""
    on_break: str = ""
    layout: str = Layout.BOARD
    sort: str = "-since"

    def query(self, *, with_search: bool = True, **changes: Any) -> str:
        """The address after the question mark, without what is not asked. Saved views do without the search: it may
        be someone's name."""
        shown = replace(self, **changes)
        names = (*(("q",) if with_search else ()), *NARROWED_BY, "sort", "layout")
        values = {name: getattr(shown, name) for name in names}
        if shown.sort == "-since":
            values["sort"] = ""
        return urlencode({name: getattr(value, "pk", value) for name, value in values.items() if value})

    @property
    def board_query(self) -> str:
        return self.query(layout=Layout.BOARD)

    @property
    def table_query(self) -> str:
        return self.query(layout=Layout.TABLE)

    @property
    def is_board(self) -> bool:
        return self.layout == Layout.BOARD

    @property
    def is_of_hellos(self) -> bool:
        """At “Said hello” a table lists the hellos."""
        return self.stage == Stage.SAID_HELLO

    @property
    def hellos_fit(self) -> bool:
        """Whether people who only said hello so far can be among those shown: they have no role, track or contact."""
        asked = (self.track, self.waits, self.role, self.contact, self.on_break == OnBreak.YES)
        return self.stage in ("", Stage.SAID_HELLO) and not any(asked)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or any(getattr(self, name) for name in NARROWED_BY))

    def in_words(self, count: int, *, with_search: bool = True) -> str:
        """ "12 people in Checks whose references are open"."""
        people = "1 person" if count == 1 else f"{count or 'no'} people"
        return self._said(people, with_search=with_search)

    @property
    def in_words_only(self) -> str:
        """ "People in Checks whose references are open", as a view keeps it."""
        return self._said("people", with_search=False)

    def _said(self, people: str, *, with_search: bool) -> str:
        said = [f"in {Stage(self.stage).label}" if self.stage else ""]
        said.append(OPEN_IN_WORDS[TrackName(self.track)] if self.track else "")
        said.append("waiting for a lead" if self.waits else "")
        said.append(SINCE_IN_WORDS[Since(self.since)] if self.since else "")
        first = " ".join([people, *filter(None, said)])
        more = [
            f"to be: {self.role}" if self.role else "",
            f"at {self.service}" if self.service else "",
            {"me": "with you as named contact", "nobody": "without a named contact", "": ""}[self.contact],
            {"yes": "on a break", "no": "not on a break", "": ""}[self.on_break],
            f"found by “{self.q}”" if self.q and with_search else "",
        ]
        sentence = ", ".join([first, *filter(None, more)])
        return sentence[0].upper() + sentence[1:]


class FilterForm(Form):
    """The filters as they are typed. What cannot be read is left out: an old address still opens."""

    q = forms.CharField(
        label="Name, or whole e-mail or number", required=False, max_length=200, widget=forms.TextInput(attrs=NARROW)
    )
    stage = forms.ChoiceField(label="Stage", choices=[("", "Every open stage"), *Stage.choices], required=False)
    track = forms.ChoiceField(label="Track that is open", choices=[("", "Any"), *TrackName.choices], required=False)
    waits = forms.ChoiceField(label="Waiting for", choices=[("", "Anyone"), *Waits.choices], required=False)
    since = forms.ChoiceField(label="At this stage for", choices=[("", "Any time"), *Since.choices], required=False)
    role = forms.ModelChoiceField(label="Role", queryset=RoleOnOffer.objects.all(), required=False, empty_label="Any")
    service = forms.ModelChoiceField(
        label="Service", queryset=Service.objects.none(), required=False, empty_label="Every one"
    )
    contact = forms.ChoiceField(label="Named contact", choices=[("", "Anyone"), *Contact.choices], required=False)
    on_break = forms.ChoiceField(label="Breaks", choices=[("", "On a break or not"), *OnBreak.choices], required=False)

    def __init__(self, data: QueryDict, *, user: Any) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.fields["service"].queryset = Service.objects.of(user, *RECRUITING_ROLES)  # type: ignore[attr-defined]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        known = {name: value for name, value in self.cleaned_data.items() if value}
        layout, sort = self.data.get("layout", ""), self.data.get("sort", "")
        if sort.removeprefix("-") in SORTS:
            known["sort"] = sort
        return Filters(**known, layout=layout if layout in Layout.values else Layout.BOARD)

    @property
    def first(self) -> list[Any]:
        """The filters that stand open; the others are one press away."""
        return [self[name] for name in ("q", "stage", "track")]

    @property
    def others(self) -> list[Any]:
        return [self[name] for name in ("waits", "since", "role", "service", "contact", "on_break")]

    @property
    def others_are_used(self) -> bool:
        return any(each.value() for each in self.others)


def read(data: QueryDict, user: Any) -> Filters:
    """The filters of an address."""
    return FilterForm(data, user=user).filters

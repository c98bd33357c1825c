"""The pilot's panel: five meetings online, an away day, and the letter about the service charge of February 2022."""

from datetime import date, time
from uuid import uuid4

from coprod.demo.pilot import service_charge as letter
from coprod.demo.telling import Telling
from coprod.panels.consultations.acts import answering, asking, saying
from coprod.panels.consultations.models import Consultation
from coprod.panels.meetings import acts as meetings
from coprod.panels.membership import acts as membership
from coprod.panels.membership.models import PanelMember
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.gatherings.rules import Every
from coprod.programme.policies import acts as policies
from coprod.programme.policies import descent

JOINED = date(2020, 9, 14)
ONLINE = (
    (date(2020, 10, 14), "What the panel is for, and what to call it. “Expert” was voted out."),
    (date(2020, 12, 9), "How new staff are chosen. Two members sit in from now on."),
    (date(2021, 2, 10), "The complaints leaflet: shorter, and with a number to ring."),
    (date(2021, 5, 12), "What makes a good first week in a new place."),
    (date(2021, 8, 11), "Where the away day goes. The sea won."),
)
AWAY_DAY = (date(2021, 10, 20), "A whole day together at last, and a list for the year to come.")
ASKED, ANSWERED, PUBLISHED = date(2022, 2, 7), date(2022, 2, 21), date(2022, 2, 28)
TERM_ENDS = date(2023, 3, 31)
STAYED = frozenset({"Foghorn", "Samphire"})

Members = dict[str, PanelMember]


def tell(story: Telling) -> None:
    members = _join(story)
    link = "https://meet.harbour.example/panel"
    for day, said in ONLINE:
        _meeting(story, members, day, said, mode="online", online_link=link, about="")
    _meeting(story, members, *AWAY_DAY, mode="in_person", place="The beach hut", about="Away day")
    _letter(story, members)
    with story.on(TERM_ENDS):
        for name, member in members.items():
            if name not in STAYED:
                membership.leave(member, by=story.by("Priya Sandpiper"))


def _join(story: Telling) -> Members:
    """Asked in the house, none of them with a sign-in."""
    with story.on(JOINED):
        return {
            panel_name: membership.welcome(
                chosen_name=chosen_name,
                route=Route(RouteKind.PHONE, f"01632 9602{number:02}"),
                panel_name=panel_name,
                service=story.services["Quayside House"],
                is_invited=False,
                by=story.by("Priya Sandpiper"),
            )
            for number, (chosen_name, panel_name) in enumerate(letter.MEMBERS)
        }


def _meeting(
    story: Telling,
    members: Members,
    day: date,
    said: str,
    *,
    mode: str,
    about: str,
    place: str = "",
    online_link: str = "",
) -> None:
    nia = story.by("Nia Petrel")
    with story.on(date.fromordinal(day.toordinal() - 14)):
        dates = {
            "first": day,
            "start": time(14),
            "end": time(15, 30),
            "every": Every.QUARTER,
            "times": 1,
            "mode": mode,
            "place": place,
            "online_link": online_link,
            "about": [about],
        }
        meeting = meetings.plan(dates=dates, by=nia)[0]
    with story.on(day, 16):
        came = [member.pk for number, member in enumerate(members.values()) if (number + day.month) % 4]
        meetings.record_attendance(meeting, came=came, by=nia)
        meetings.add_point(meeting, said=said, action="", owner="", due=None, once=uuid4(), by=nia)
        meetings.share_minutes(meeting, by=nia)


def _letter(story: Telling, members: Members) -> None:
    hal = story.by("Hal Dunlin")
    with story.on(ASKED):
        version = policies.begin(
            title=letter.TITLE, typed=letter.DRAFT, owner=story.users["Hal Dunlin"], review_on=date(2023, 2, 1), by=hal
        )
        consultation = asking.prepare(
            version,
            question="Would you understand this letter, and what would it do to you to get it?",
            can_change="Every word of the letter, and what help we offer with it.",
            cannot_change="That the charge goes up. The price of gas and electricity has.",
            decided_by="Hal Dunlin, with the income team",
            closes_on=date(2022, 2, 18),
            hear_by=date(2022, 3, 4),
            by=hal,
        )
        consultation = asking.open_it(consultation, by=hal)
    _said_in_the_house(story, consultation, members)
    with story.on(ANSWERED):
        asking.close(consultation, by=hal)
        for said in letter.SAID:
            contribution = consultation.contributions.get(author__panel_name=said.panel_name, part__heading=said.part)
            did = said.reason if said.outcome == "something_else" else ""
            answering.answer(
                consultation, [contribution], outcome=said.outcome, did=did, why=said.reason, once=uuid4(), by=hal
            )
    _published(story, consultation)


def _said_in_the_house(story: Telling, consultation: Consultation, members: Members) -> None:
    """Nia went round with the letter, wrote down what was said, and read it back."""
    for minute, said in enumerate(letter.SAID):
        with story.on(date(2022, 2, 9), 14, minute * 6):
            saying.say(
                consultation,
                consultation.version.parts.get(heading=said.part),
                member=members[said.panel_name],
                words=said.words,
                may_be_quoted=said.may_be_quoted,
                was_read_back=True,
                by=story.by("Nia Petrel"),
            )


def _published(story: Telling, consultation: Consultation) -> None:
    hal = story.by("Hal Dunlin")
    with story.on(PUBLISHED):
        version = policies.write(consultation.version.policy, typed=letter.NEXT, by=hal)
        for doubtful in descent.between(consultation.version, version).doubtful:
            policies.decide_lineage(doubtful.old[0], doubtful.new[0], is_same=True, by=hal)
        for part in version.parts.all():
            led = consultation.contributions.filter(part__heading=part.heading, answer__outcome="changed")
            changed = part.passages.get(number=1)
            if led:
                answering.say_what_led_to(consultation, changed, list(led), by=hal)
        asking.publish(consultation, by=hal)

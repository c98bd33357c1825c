"""Wilf Sedge, who does not sign in: Priya rang him, and wrote his application down as he told it."""

from uuid import uuid4

from coprod.audit.actor import Actor
from coprod.demo.telling import HELLO, Telling
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import filling_in
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import How, PartKey
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.enquiries import acts as enquiries
from coprod.programme.enquiries.models import Source

WILFS_NUMBER = "01632 960274"


def tell(story: Telling) -> None:
    wilf = taken_in(story, "Wilf Sedge", WILFS_NUMBER, "I have no computer. I have all day.", days=18)
    with_wilf = story.by("Priya Sandpiper").for_person(wilf.person.chosen_name)
    with story.days_ago(12, 14):
        _first_call(wilf, with_wilf)
    with story.days_ago(6, 14):
        _side_by_side(story, wilf, with_wilf)
    with story.days_ago(3, 14):
        recruitment.send(wilf, how=How.PHONE, by=with_wilf)
        filling_in.post_a_copy(
            wilf, address="Flat 2, Quayside House\n1 Quay Street", once=uuid4(), by=story.by("Priya Sandpiper")
        )


def taken_in(story: Telling, name: str, number: str, words: str, *, days: int) -> Application:
    by = story.by("Priya Sandpiper")
    with story.days_ago(days):
        hello = enquiries.receive(
            chosen_name=name,
            reach_by="phone",
            address=number,
            words=words,
            about=HELLO,
            source=Source.CALL,
            service=story.services["Quayside House"],
            by=by,
        )
    with story.days_ago(days - 1):
        enquiries.answer(hello, words="Good to talk. We fill it in together.", once=uuid4(), by=by)
        return recruitment.invite(hello, role=story.role, signs_in=False, by=by)


def _first_call(wilf: Application, by: Actor) -> None:
    how = How.PHONE
    recruitment.save_about_you(
        wilf,
        described={"chosen_name": "Wilf Sedge", "pronouns": "he, him", "safe_contact_notes": "Let it ring for long."},
        routes=[Route(RouteKind.PHONE, WILFS_NUMBER)],
        how=how,
        by=by,
    )
    recruitment.save_what_helps(wilf, access_needs="A chair near the stairs.", how=how, by=by)
    recruitment.save_part(
        wilf,
        PartKey.KNOW,
        answers={"knows": ["letters", "days_out"], "good_with": "Boats, tea, and people who go quiet."},
        how=how,
        by=by,
    )
    recruitment.save_part(wilf, PartKey.HOPES, answers={"hopes": "Company. And to be of use again."}, how=how, by=by)


def _side_by_side(story: Telling, wilf: Application, by: Actor) -> None:
    how = How.TOGETHER
    recruitment.save_part(wilf, PartKey.FREE, answers={"free": ["mon", "thu", "morning"]}, how=how, by=by)
    filling_in.tell(
        wilf,
        kind="supported_housing",
        first=story.months_back(25),
        last=None,
        words="Quayside House",
        vouched_by="Ada Whimbrel",
        how=how,
        by=by,
    )
    filling_in.name_referee(
        wilf,
        name="Ada Whimbrel",
        kind="support_worker",
        reach_by="phone",
        address="01632 960276",
        may_be_asked=True,
        how=how,
        by=by,
    )

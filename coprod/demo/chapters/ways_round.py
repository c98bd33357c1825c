"""Ways round: someone at every barrier, someone who stopped part-way, someone we lost touch with, and someone who would
like to come back. Who is on a break, and who is at each stage, other chapters tell."""

from datetime import timedelta
from uuid import uuid4

from coprod.audit.actor import Actor
from coprod.demo.chapters.recruitment import in_checks, invited
from coprod.demo.telling import Telling
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import exclusions, roles
from coprod.peers.recruitment.barriers import Barrier, BarrierKind, HowEnded, KnownFrom, Way
from coprod.peers.recruitment.models import Application, Closed, RoleOnOffer
from coprod.peers.recruitment.roles import Assessment

PRIYA, RUTH = "Priya Sandpiper", "Ruth Fieldfare"


def tell(story: Telling) -> None:
    for chapter in (_no_id_and_moved, _no_history, _a_pause, _something_else, _what_officers_keep):
        chapter(story)
    for chapter in (_stopped_part_way, _lost_touch, _would_come_back):
        chapter(story)


def _help_with_money(story: Telling) -> RoleOnOffer:
    """A role that is regulated activity: only such a role can be closed by law."""
    with story.days_ago(100):
        by = story.by(RUTH)
        involves = "Sitting down with someone’s letters and money."
        role = roles.offer_role(name="Help with money", involves=involves, by=by)
        assessment = Assessment(
            "enhanced_barred",
            legal_basis="Police Act 1997 Regulations, 5A: regulated activity.",
            is_regulated_activity=True,
            regulated_because="Handles someone’s money because of illness.",
        )
        return roles.describe_role(
            role,
            involves=involves,
            why="It handles money for people who are ill.",
            meets_one_to_one=True,
            is_open=True,
            assessment=assessment,
            by=by,
        )


def _written(
    story: Telling,
    application: Application,
    kind: BarrierKind,
    *,
    days: int,
    words: str = "",
    by: str = PRIYA,
    known_from: str = "",
    exclusion: exclusions.OwnExclusion | None = None,
) -> Barrier:
    with story.days_ago(days):
        return recruitment.write_down_barrier(
            application,
            kind=kind,
            words=words,
            known_from=known_from,
            exclusion=exclusion,
            once=uuid4(),
            by=story.by(by),
        )


def _no_id_and_moved(story: Telling) -> None:
    alder = in_checks(story, "Alder Sallow", "alder@people.example", yes=16)
    no_id = _written(story, alder, BarrierKind.NO_ID, days=12, words="Everything was in a bag that was stolen.")
    moved = _written(story, alder, BarrierKind.MOVED, days=9, words="From Quayside to a flat of their own.")
    with story.days_ago(8):
        recruitment.help_with_id(no_id, next_document="pass_card", helped_by="Sam Linnet", by=story.by(RUTH))
        recruitment.new_address_is_known(moved, by=story.by(PRIYA))


def _no_history(story: Telling) -> None:
    """Nothing is tried yet: it stands on Today."""
    hazel = in_checks(story, "Hazel Ling", "hazel@people.example", yes=15)
    _written(story, hazel, BarrierKind.NO_HISTORY, days=10, words="Nobody from before last spring.")


def _a_pause(story: Telling) -> None:
    rowan = in_checks(story, "Rowan Fescue", "rowan@people.example", yes=14)
    pause = _written(story, rowan, BarrierKind.PAUSE, days=6)
    with story.days_ago(6, 11):
        recruitment.take_break_instead(pause, by=story.by(PRIYA))


def _something_else(story: Telling) -> None:
    bay = in_checks(story, "Bay Yarrow", "bay@people.example", yes=12)
    other = _written(story, bay, BarrierKind.OTHER, days=5, words="The last bus goes at four.")
    with story.days_ago(4):
        recruitment.try_way(other, way=Way.OTHER, words="Mornings instead.", by=story.by(PRIYA))
        recruitment.plan_call(bay, due=story.today, barrier=other, by=story.by(PRIYA))


def _what_officers_keep(story: Telling) -> None:
    with story.days_ago(90):
        keys = exclusions.decide_exclusion(
            name="Holding keys to other people’s flats",
            reason="Our insurer asks for two years without a claim.",
            owner=story.users[RUTH],
            review_on=story.today + timedelta(days=60),
            appeal="Ring the safeguarding lead. Another officer looks again.",
            by=story.by(RUTH),
        )
    heath = in_checks(story, "Heath Bracken", "heath@people.example", yes=11)
    kept = _written(story, heath, BarrierKind.OWN_EXCLUSION, days=4, by=RUTH, exclusion=keys)
    with story.days_ago(3):
        words = "Talked it through. They would like another role."
        recruitment.try_way(kept, way=Way.CALL, words=words, by=story.by(RUTH))
    money = _help_with_money(story)
    sedge = invited(
        story, "Sedge Teasel", "sedge@people.example", "I am good with forms.", hello=18, invited=17, role=money
    )
    _written(story, sedge, BarrierKind.STATUTORY_BAR, days=3, by=RUTH, known_from=KnownFrom.THE_PERSON)


def _stopped_part_way(story: Telling) -> None:
    """Company was offered once; nothing follows it."""
    bryony = invited(story, "Bryony Vetch", "bryony@people.example", "I might.", hello=45, invited=44)
    with story.days_ago(40):
        recruitment.save_what_helps(bryony, access_needs="", by=Actor.of(bryony.person.user))
    with story.days_ago(20):
        recruitment.offer_company(by=Actor.system())


def _lost_touch(story: Telling) -> None:
    basil = in_checks(story, "Basil Catkin", "basil@people.example", yes=30)
    for days in (12, 9, 5):
        with story.days_ago(days, 15):
            call = recruitment.plan_call(basil, due=story.today - timedelta(days=days), by=story.by(PRIYA))
            recruitment.write_down_call(call, is_reached=False, by=story.by(PRIYA))


def _would_come_back(story: Telling) -> None:
    flax = in_checks(story, "Flax Betony", "flax@people.example", yes=80)
    moved = _written(story, flax, BarrierKind.MOVED, days=75)
    with story.days_ago(70):
        recruitment.end_barrier(moved, how=HowEnded.GONE, by=story.by(PRIYA))
        recruitment.close(flax, because=Closed.STOPPED, words="We would be glad to see you again.", by=story.by(PRIYA))
    with story.days_ago(1):
        recruitment.ask_us(flax, kind="come_back", by=Actor.of(flax.person.user))

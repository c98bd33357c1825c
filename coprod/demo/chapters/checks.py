"""DBS checks and decisions: people at every step of a check, and people who become peer mentors."""

from datetime import date, timedelta

from coprod.demo import becoming, course
from coprod.demo.chapters.recruitment import vouched_for
from coprod.demo.telling import Telling
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import Stage
from coprod.peers.recruitment.models import Application

ON_THE_WAY = (
    ("Robin Weir", 24, 20, Stage.WAITING_FOR_ID),
    ("Kestrel Moor", 60, 55, Stage.STEP_4),
    ("Ossie Reed", 28, 24, Stage.ISSUED),
    ("Ivy Strand", 27, 21, Stage.SEEN),
)
"""Name, days since our yes, days since the check began, and how far it is."""

MENTORS = (("Bramble Oakes", 150), ("Juniper Vane", 120))


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""
    _asha(story)
    _tansy(story)
    _on_the_way(story)
    _something_on_it(story)
    _mentors(story)


def _ago(story: Telling, days: int) -> date:
    return story.today - timedelta(days=days)


def _of(name: str) -> Application:
    return Application.objects.select_related("person").get(person__chosen_name=name)


def _asha(story: Telling) -> None:
    """Sent six days ago: her references are what she waits for."""
    becoming.checked(story, _of("Asha Thistlewood"), begun=_ago(story, 10), until=Stage.STEP_2)


def _tansy(story: Telling) -> None:
    """Asked for her ID; then she took a break, and nobody asks again."""
    becoming.checked(story, _of("Tansy Merriweather"), begun=_ago(story, 19), until=Stage.WAITING_FOR_ID)


def _on_the_way(story: Telling) -> None:
    for name, yes, begun, until in ON_THE_WAY:
        application = vouched_for(story, name, _email(name), yes=yes)
        becoming.checked(story, application, begun=_ago(story, begun), until=until)
    with story.days_ago(17):
        checks.has_no_id(
            DbsCheck.objects.get(person__chosen_name="Robin Weir"),
            next_document="council_letter",
            helped_by="Sam Linnet",
            by=story.by("Ruth Fieldfare"),
        )


def _something_on_it(story: Telling) -> None:
    """Ruth has talked with him and said her word; Safia's is still to come."""
    application = vouched_for(story, "Dar Hythe", _email("Dar Hythe"), yes=30)
    check = becoming.checked(story, application, begun=_ago(story, 25), until=Stage.SEEN, has_information=True)
    with story.days_ago(2):
        checks.decide(
            check,
            outcome="with_conditions",
            agreed="The first three months with another mentor beside you.",
            reason="Long ago, and nothing like this role. We talked for an hour.",
            by=story.by("Ruth Fieldfare"),
        )


def _mentors(story: Telling) -> None:
    for name, yes in MENTORS:
        application = vouched_for(story, name, _email(name), yes=yes)
        becoming.checked(story, application, begun=_ago(story, yes - 2))
    _course(story, "Bramble Oakes", "Juniper Vane", ended=95)
    for name, yes in MENTORS:
        becoming.a_mentor(story, _of(name), welcomed=_ago(story, yes - 60))
    becoming.checked(story, _of("Delroy Heron"), begun=_ago(story, 37))
    tess = vouched_for(story, "Tess Yarrow", _email("Tess Yarrow"), yes=45)
    becoming.checked(story, tess, begun=_ago(story, 43))
    clem = vouched_for(story, "Clem Dunes", _email("Clem Dunes"), yes=36)
    becoming.checked(story, clem, begun=_ago(story, 35))
    _course(story, "Delroy Heron", "Tess Yarrow", "Clem Dunes", ended=17)
    becoming.a_mentor(story, _of("Delroy Heron"), welcomed=_ago(story, 15))
    becoming.a_mentor(story, tess, welcomed=_ago(story, 3), begins=False)
    becoming.in_decision(story, clem, on=_ago(story, 1))


def _course(story: Telling, *names: str, ended: int) -> None:
    """They took the five days, all of them, until so many days ago."""
    first = _ago(story, ended + len(course.MODULES) - 1)
    whole = {_of(name).person: len(course.MODULES) for name in names}
    course.held(story, whole, title=f"Five days in {first:%B %Y}", first=first)


def _email(name: str) -> str:
    return f"{name.split()[0].lower()}@people.example"

"""What a person is called and how they are reached, and who may open whom (PPL-1, PPL-4)."""

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.people import acts
from coprod.people.models import Person, RouteKind, Service
from coprod.people.reach import Route
from tests.people import with_role

pytestmark = pytest.mark.django_db

MAIL = Route(RouteKind.EMAIL, "wren@people.test")
TEXT = Route(RouteKind.TEXT, "07700 900417")


@pytest.fixture
def by(cast):
    return Actor.of(cast("priya"))


@pytest.fixture
def wren(by):
    return acts.add_person(chosen_name="Wren", routes=[MAIL, TEXT], by=by)


def ways(person):
    return list(person.routes.values_list("position", "kind", "address"))


def test_the_way_they_like_best_comes_first(wren, by):
    acts.describe_person(wren, routes=[TEXT, MAIL], by=by)
    assert ways(wren) == [(1, "text", "07700 900417"), (2, "email", "wren@people.test")]
    assert Event.objects.get(what="people.described").changes == {"routes": "changed"}


def test_the_same_ways_again_change_nothing(wren, by):
    acts.describe_person(wren, routes=[MAIL, TEXT], by=by)
    assert not Event.objects.filter(what="people.described").exists()


def test_an_address_that_does_not_work_stays_so_until_it_is_another(wren, by):
    wren.routes.filter(kind="email").update(does_not_work_since=clock.now())
    acts.describe_person(wren, routes=[TEXT, MAIL], by=by)
    assert wren.routes.get(kind="email").does_not_work_since
    acts.describe_person(wren, routes=[TEXT, Route(RouteKind.EMAIL, "new@people.test")], by=by)
    assert wren.routes.get(kind="email").does_not_work_since is None


@pytest.mark.parametrize(
    ("who", "sees"),
    [("priya", {"asha", "priya"}), ("owen", {"mina", "owen"}), ("asha", {"asha"}), ("sam", {"sam"}), ("tom", {"tom"})],
)
def test_recruiting_staff_open_the_people_of_their_service_and_others_only_themselves(cast, who, sees):
    made = {name: cast(name).person_id for name in ("priya", "owen", "asha", "mina", "sam", "tom")}
    seen = set(Person.objects.visible_to(cast(who)).values_list("pk", flat=True))
    outside = {"priya": {"mina", "owen"}, "owen": {"asha", "priya", "sam"}}.get(who, set(made) - {who})
    assert {made[name] for name in sees} <= seen
    assert not {made[name] for name in outside} & seen


def test_a_role_reaches_into_nested_services(quayside):
    wing = Service.objects.create(name="East wing", parent=quayside)
    room = Service.objects.create(name="Top floor", parent=wing)
    person = Person.objects.create(chosen_name="Wren", service=room)
    assert Person.objects.visible_to(with_role("lead", quayside)).filter(pk=person.pk).exists()
    assert (
        not Person.objects.visible_to(with_role("lead", Service.objects.create(name="Pier")))
        .filter(pk=person.pk)
        .exists()
    )


def test_the_number_to_ring_is_one_that_works(quayside):
    person = Person.objects.create(chosen_name="Nora", service=quayside)
    assert person.number_to_ring == ""
    person.routes.create(position=1, kind="email", address="nora@people.test")
    broken = person.routes.create(position=2, kind="text", address="07700900111", does_not_work_since=clock.now())
    assert person.number_to_ring == broken.address, "texts may fail where a call gets through"
    person.routes.create(position=3, kind="phone", address="01632960111")
    assert person.number_to_ring == "01632960111"

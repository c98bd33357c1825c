"""The page “How recruiting goes”: who sees which numbers, for which days and role, and as a spreadsheet."""

import csv
from datetime import timedelta

import pytest
import time_machine

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import funnel
from coprod.peers.recruitment.barriers import Barrier, OwnExclusion
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.peers.recruitment.stages import Stage
from coprod.programme.enquiries import acts as enquiries
from coprod.workspace import funnel_figures, windows
from tests import recruiting

pytestmark = pytest.mark.django_db

PAGE = "/workspace/funnel/"


@pytest.fixture
def priya(cast):
    return cast("priya")


def in_checks(lead, count, service="Quayside"):
    """So many people who said hello, applied, and have been in checks since today."""
    found = []
    for number in range(count):
        application = recruiting.invited(
            lead, service=service, name=f"Lark {number}", address=f"lark{number}.{service}@people.test".lower()
        )
        found.append(recruiting.in_checks(application, lead))
    return found


def reached(user, **chosen):
    return {stage: count for stage, count in funnel_figures.of(user, **chosen).reached.items() if count != 0}


def test_the_finding_comes_first_and_the_numbers_are_those_of_the_record(priya, client_as):
    application = recruiting.invited(priya)
    recruiting.enquiry(name="Somebody Else", address="else@people.test")
    with time_machine.travel(clock.now() + timedelta(days=12), tick=False):
        recruiting.in_checks(application, priya)
        page = client_as("priya").get(PAGE).content.decode()
    assert "2 people said hello." in page
    assert "The longest stage is Applying: half of the people took 12 days or more." in page
    numbers = {each.stage: each for each in funnel_figures.of(priya).stages}
    assert (numbers[Stage.SAID_HELLO].here, numbers[Stage.CHECKS].here) == (1, 1)


def test_why_people_left_is_what_the_record_keeps(priya):
    closed, hello = in_checks(priya, 1)[0], recruiting.enquiry(name="Somebody Else", address="else@people.test")
    recruitment.close(closed, because="lost_touch", by=Actor.of(priya))
    enquiries.close(hello, note="The wrong time.", by=Actor.of(priya))
    assert funnel_figures.of(priya).left_table.rows == [
        ("Said hello", "The hello was closed", 1),
        ("Checks", "We lost touch", 1),
    ]


def test_someone_welcomed_back_is_one_person_who_has_not_left(priya):
    application = in_checks(priya, 1)[0]
    recruitment.close(application, because="stopped", by=Actor.of(priya))
    assert funnel_figures.of(priya).left_table.rows
    recruitment.welcome_back(application, by=Actor.of(priya))
    figures = funnel_figures.of(priya)
    assert not figures.left_table.rows
    assert (figures.said_hello, figures.reached[Stage.CHECKS]) == (1, 1)


def test_a_lead_counts_the_people_of_their_own_service(priya, cast):
    in_checks(priya, 2)
    assert reached(priya)[Stage.CHECKS] == 2
    assert Stage.CHECKS not in reached(cast("owen"))
    assert reached(cast("ruth"))[Stage.CHECKS] == 2


def test_days_and_role_choose_who_is_counted(priya, client_as):
    in_checks(priya, 1)
    today = clock.today()
    other = RoleOnOffer.objects.create(name="Podcast co-host", involves="Talking.")
    assert reached(priya, first=today, last=today)[Stage.CHECKS] == 1
    assert not reached(priya, first=today + timedelta(days=1))
    assert not reached(priya, role=other)
    page = client_as("priya").get(f"{PAGE}?first=2026-05-09&last=2026-05-01").content.decode()
    assert "The second day comes before the first." in page


def test_a_trustee_sees_no_number_that_could_be_one_person(priya, cast, client_as):
    everyone = in_checks(priya, 6)
    for application in everyone[:2]:
        recruitment.close(application, because="lost_touch", by=Actor.of(priya))
    assert funnel_figures.of(priya).left_table.rows == [("Checks", "We lost touch", 2)]
    figures = funnel_figures.of(cast("tom"))
    assert figures.reached[Stage.CHECKS] == 6
    rows = dict(figures.tables[-1].rows)
    assert rows == {funnel_figures.ON_THEIR_WAY: "Hidden", "We lost touch": "Hidden"}
    page = client_as("tom").get(PAGE).content.decode()
    assert "Numbers of fewer than 5 people are hidden." in page
    assert "In it today" not in page
    assert "Where people left, and why" not in page


def test_a_trustee_cannot_ask_about_days_that_single_someone_out(priya, cast):
    in_checks(priya, 6)
    tomorrow = clock.today() + timedelta(days=1)
    assert reached(cast("tom"), first=tomorrow) == reached(cast("tom"))
    assert reached(priya, first=tomorrow) != reached(priya)


def test_a_trustee_is_not_told_of_four_histories(priya, cast):
    in_checks(priya, 4)
    assert windows.of(priya).is_shown
    assert not windows.of(cast("tom")).is_shown


def test_other_windows_are_compared_from_the_histories_that_were_sent(priya, client_as):
    in_checks(priya, 2)
    recruiting.invited(priya, name="Not Sent", address="notsent@people.test")
    comparison = windows.of(priya)
    assert [(each.months, each.could, each.not_asked, each.held_up) for each in comparison.windows] == [
        (60, 0, 2, 0),
        (36, 0, 2, 0),
        (24, 2, 0, 0),
        (12, 2, 0, 0),
    ]
    page = client_as("priya").get(PAGE).content.decode()
    assert "We cannot say much about 60 or 36 months: nobody asked about most of that time." in page
    assert "Cannot say: nobody asked" in page


def test_the_tables_can_be_saved_for_a_spreadsheet(priya, client_as):
    in_checks(priya, 1)
    response = client_as("priya").get(f"{PAGE}tables.csv")
    rows = list(csv.reader(response.getvalue().decode("utf-8-sig").splitlines()))
    assert rows[0] == ["Stage by stage"]
    assert ["Checks", "1", "0", "1", "0", "", "0"] in rows


def test_a_name_that_looks_like_a_formula_stays_words(priya, client_as):
    in_checks(priya, 1)
    other = RoleOnOffer.objects.create(name="=cmd()", involves="Nothing.")
    recruitment.invite(recruiting.enquiry(name="Else", address="else@people.test"), role=other, by=Actor.of(priya))
    assert "\n'=cmd()," in client_as("priya").get(f"{PAGE}tables.csv").getvalue().decode()


def test_an_empty_installation_says_what_will_be_here(client_as):
    page = client_as("priya").get(PAGE).content.decode()
    assert "It begins with the first hello." in page


def test_the_page_costs_the_same_for_many_people(priya, django_assert_max_num_queries):
    for count, service in ((1, "Quayside"), (8, "Quayside")):
        in_checks(priya, count, service) if count == 1 else [
            recruiting.invited(priya, name=f"Many {n}", address=f"many{n}@people.test") for n in range(count)
        ]
        priya.__dict__.pop("_nested", None)
        with django_assert_max_num_queries(18):
            figures = funnel_figures.of(priya)
            assert figures.tables
            assert windows.of(priya).windows


def test_a_way_without_rows_of_moves_counts_where_it_stands(cast, priya):
    recruiting.for_user(cast("asha"))
    assert [walk.here for walk in funnel.walks(priya)] == [Stage.APPLYING]


def test_what_stood_in_the_way_is_counted_and_the_officers_kinds_are_not_told_apart(cast, priya):
    application, ruth = recruiting.for_user(cast("asha")), cast("ruth")
    for kind in ("no_id", "own_exclusion"):
        exclusion = exclusion_for(kind, ruth)
        Barrier.objects.create(application=application, kind=kind, by=ruth, once=recruiting.once(), exclusion=exclusion)
    assert sorted(funnel_figures.of(priya).barrier_table.rows) == [("No ID documents", 1), ("Not this role now", 1)]


def exclusion_for(kind, owner):
    if kind != "own_exclusion":
        return None
    return OwnExclusion.objects.create(
        name="A rule", reason="Ours.", owner=owner, review_on=clock.today(), appeal="Ring us."
    )


def test_a_trustee_who_asks_for_less_is_shown_no_less(cast, client_as):
    """From two answers that differ by one history, that history would follow."""
    recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    tom, long_ago = client_as("tom"), f"{clock.today() - timedelta(days=400):%Y-%m-%d}"
    totals = [tom.get(f"{PAGE}{query}").context["comparison"].total for query in ("", f"?first={long_ago}")]
    assert totals == [1, 1]

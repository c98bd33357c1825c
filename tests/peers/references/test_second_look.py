"""What is worth a second look: every reason on its own, and nothing else.

Mutations these tests were seen to catch:
- addresses are compared as typed: capital letters, a +tag or another way of writing a number hide the same one
- a free address is worth a second look of every kind of referee, or of none
- the number left on the link is not compared
- contacts shared with another applicant's referee are forgotten, or called shared here
- the order of the reasons depends on the facts
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.references.second_look import Facts, Why, domain_of, one_way, second_looks

KIT = Facts(contact="kit@lantern.org.test", name="Kit Warbler", kind="group_leader", applicant_name="Asha Thistlewood")


def whys(**facts):
    return [look.why for look in second_looks(replace(KIT, **facts))]


def test_nothing_is_worth_a_second_look_as_a_rule():
    assert whys() == []


@pytest.mark.parametrize("own", ["kit@lantern.org.test", "KIT@Lantern.org.test ", "kit+me@lantern.org.test"])
def test_the_applicants_own_contact(own):
    assert whys(applicant_contacts=frozenset({own, "asha@people.test"})) == [Why.OWN_CONTACT]


def test_a_number_is_the_same_however_it_is_written():
    assert whys(contact="07700 900417", applicant_contacts=frozenset({"+447700900417"})) == [Why.OWN_CONTACT]
    assert whys(contact="07700 900417", applicant_contacts=frozenset({"+447700900418"})) == []


def test_the_number_left_on_the_link_counts_too():
    assert whys(number_left="07700 900417", applicant_contacts=frozenset({"07700900417"})) == [Why.OWN_CONTACT]


def test_the_applicants_own_name():
    assert whys(name="asha  thistlewood") == [Why.OWN_NAME]


def test_a_free_address_only_where_one_expects_an_organisation():
    assert whys(contact="kit@Gmail.com", kind="probation") == [Why.FREE_MAIL]
    assert whys(contact="kit@gmail.com", kind="group_leader") == []
    assert whys(contact="kit@probation.gov.test", kind="probation") == []
    assert whys(contact="01632 960001", kind="probation") == []


def test_a_contact_shared_with_another_referee():
    assert whys(shared_here=frozenset({"KIT@lantern.org.test"})) == [Why.SHARED_HERE]
    assert whys(shared_elsewhere=frozenset({"KIT@lantern.org.test"})) == [Why.SHARED_ELSEWHERE]
    assert whys(shared_here=frozenset({"len@boatyard.test", ""})) == []


def test_the_applicants_own_device_and_who_saw_the_link():
    assert whys(is_from_own_device=True, reader_saw_link=True) == [Why.OWN_DEVICE, Why.SAW_THE_LINK]


def test_every_reason_says_what_to_do():
    everything = replace(
        KIT,
        contact="a@gmail.com",
        kind="health",
        name="Asha Thistlewood",
        applicant_contacts=frozenset({"a@gmail.com"}),
        shared_here=frozenset({"a@gmail.com"}),
        shared_elsewhere=frozenset({"a@gmail.com"}),
        is_from_own_device=True,
        reader_saw_link=True,
    )
    looks = second_looks(everything)
    assert [look.why for look in looks] == list(Why)
    assert len({look.sentence for look in looks}) == len(Why)


contacts = st.sampled_from(["a@b.test", "A@b.test", "a+x@b.test", "07700 900417", "+447700900417", "", "c@gmail.com"])
facts = st.builds(
    Facts,
    contact=contacts,
    name=st.sampled_from(["Kit", "Asha"]),
    kind=st.sampled_from(["probation", "work"]),
    applicant_name=st.just("Asha"),
    applicant_contacts=st.frozensets(contacts),
    number_left=contacts,
    shared_here=st.frozensets(contacts),
    shared_elsewhere=st.frozensets(contacts),
    is_from_own_device=st.booleans(),
    reader_saw_link=st.booleans(),
)


class TestWhateverIsKnown:
    @given(facts, st.frozensets(contacts))
    def test_knowing_more_contacts_never_hides_a_reason(self, known, more):
        for name in ("applicant_contacts", "shared_here", "shared_elsewhere"):
            after = replace(known, **{name: getattr(known, name) | more})
            assert set(second_looks(known)) <= set(second_looks(after))

    @given(facts)
    def test_reasons_come_in_one_order_and_once(self, known):
        found = [look.why for look in second_looks(known)]
        assert found == [why for why in Why if why in found]

    @given(contacts)
    def test_written_one_way_it_stays_as_it_is(self, contact):
        assert one_way(one_way(contact)) == one_way(contact)
        assert domain_of(contact) == domain_of(contact.upper())

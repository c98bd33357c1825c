"""What the charity decides: dated, with author and reason; what was in force before stays known."""

from datetime import time, timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import MessageRules
from coprod.peers.references import standing
from coprod.peers.references.models import ReferenceRule
from coprod.people import acts
from coprod.programme.enquiries.models import EnquiryRule
from coprod.ui.refusals import NotAllowed
from tests import recruiting

pytestmark = pytest.mark.django_db

NEW_RULE = {
    "window_months": "12",
    "references_required": "1",
    "vouched_months_required": "6",
    "gap_months_allowed": "3",
    "reference_good_for_months": "12",
    "reason": "A year is enough here.",
}


def form(**changes):
    return {**NEW_RULE, "effective_from": clock.today().isoformat(), **changes}


def test_a_new_rule_counts_for_those_who_have_not_sent_and_not_for_those_who_have(cast, client_as):
    sent = recruiting.sent(recruiting.for_user(cast("asha")))
    applying = recruiting.for_user(cast("jon"))
    assert client_as("ruth").post("/workspace/settings/references/", form()).status_code == 302
    assert len(standing.of(applying.person).months) == 12
    assert len(standing.of(sent.person, rule=sent.rule, ending=sent.window_ends).months) == 24
    rule = ReferenceRule.in_force()
    assert (rule.author, rule.reason) == (cast("ruth"), "A year is enough here.")
    assert Event.objects.filter(what="people.setting_decided").count() == 1


def test_a_rule_that_no_history_could_meet_is_refused_with_a_sentence(client_as):
    page = client_as("ruth").post("/workspace/settings/references/", form(vouched_months_required="13"))
    assert "No history could meet this" in page.content.decode()
    assert not ReferenceRule.objects.exists()


def test_a_setting_cannot_begin_in_the_past(cast):
    by = Actor.of(cast("ruth"))
    decide = {"reason": "Earlier.", "by": by, "answer_within_working_days": 3}
    with pytest.raises(acts.SettingInThePast):
        acts.decide_setting(EnquiryRule, effective_from=clock.today() - timedelta(days=1), **decide)
    assert acts.decide_setting(EnquiryRule, effective_from=clock.today(), **decide).pk


def test_a_lead_of_one_service_decides_nothing_for_everyone(cast):
    decide = {"effective_from": clock.today(), "reason": "Mine.", "answer_within_working_days": 3}
    with pytest.raises(NotAllowed):
        acts.decide_setting(EnquiryRule, by=Actor.of(cast("priya")), **decide)
    assert acts.decide_setting(EnquiryRule, by=Actor.of(cast("ruth")), **decide).pk


def test_what_was_done_can_be_read_by_those_who_look_after_it(cast, client_as):
    recruiting.sent(recruiting.for_user(cast("asha")))
    page = client_as("ada").get("/workspace/audit/?about=Asha").content.decode()
    assert "sent Asha Thistlewood" in page
    assert "sent Asha Thistlewood" not in client_as("ada").get("/workspace/audit/?readings=1").content.decode()


def test_quiet_hours_are_decided_and_the_limits_of_reminders_stay(client_as):
    MessageRules.objects.create(reminders={"reference_request": 1})
    data = {
        "quiet_from": "21:30",
        "quiet_until": "08:00",
        "effective_from": clock.today().isoformat(),
        "reason": "Asked",
    }
    assert client_as("ruth").post("/workspace/settings/messages/", data).status_code == 302
    rules = MessageRules.in_force()
    assert (rules.quiet_from, rules.quiet_until, rules.reminders) == (time(21, 30), time(8), {"reference_request": 1})
    assert Event.objects.get(what="people.setting_decided").changes == {
        "quiet_from": ["20:00:00", "21:30:00"],
        "quiet_until": ["09:00:00", "08:00:00"],
    }

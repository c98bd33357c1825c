"""What the charity decides: dated, with author and reason; what was in force before stays known."""

from datetime import time, timedelta

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import kinds
from coprod.messaging.models import MessageRules
from coprod.peers.recruitment import preview
from coprod.peers.references import standing
from coprod.peers.references.models import ReferenceRule
from coprod.peers.references.rules import Rule
from coprod.people import acts
from coprod.programme.enquiries.models import EnquiryRule
from coprod.ui.refusals import NotAllowed
from tests import bringing, recruiting

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


def decide(browser, **changes):
    """Look whom it would affect, as the page asks, and decide it as it was shown."""
    page = browser.post("/workspace/settings/references/", form(**changes))
    shown = page.context["shown"]
    return browser.post("/workspace/settings/references/", form(**changes, shown=shown))


def test_a_new_rule_counts_for_those_who_have_not_sent_and_not_for_those_who_have(cast, client_as):
    sent = recruiting.sent(recruiting.for_user(cast("asha")))
    applying = recruiting.for_user(cast("jon"))
    assert decide(client_as("ruth")).status_code == 302
    assert len(standing.of(applying.person).months) == 12
    assert len(standing.of(sent.person, rule=sent.rule, ending=sent.window_ends).months) == 24
    rule = ReferenceRule.in_force()
    assert (rule.author, rule.reason) == (cast("ruth"), "A year is enough here.")
    assert Event.objects.filter(what="people.setting_decided").count() == 1


def test_a_rule_that_no_history_could_meet_is_refused_with_a_sentence(client_as):
    page = client_as("ruth").post("/workspace/settings/references/", form(vouched_months_required="13"))
    assert "No history could meet this" in page.content.decode()
    assert not ReferenceRule.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"vouched_months_required": "13"}, "Nobody can vouch for more months than the history has."),
        ({"gap_months_allowed": "13"}, "A gap cannot be longer than the history."),
        ({"window_months": "0"}, "A history is between 1 month and 120 months long."),
        ({"references_required": "11"}, "Ask for 10 character references at most."),
        ({"references_required": "0"}, "If someone must vouch for months, ask for at least one reference."),
        ({"reference_good_for_months": "0"}, "A reference stays good for between 1 month and 120 months."),
    ],
)
def test_each_number_that_makes_no_sense_has_its_sentence(client_as, changes, sentence):
    page = client_as("ruth").post("/workspace/settings/references/", form(**changes)).content.decode()
    assert sentence in page
    assert "Whom this would affect" not in page
    assert not ReferenceRule.objects.exists()


def test_whom_a_rule_would_affect_is_shown_first_and_what_was_typed_stays(cast, client_as):
    applying = recruiting.for_user(cast("asha"))
    recruiting.told(applying)
    ruth = client_as("ruth")
    longer = form(window_months="36", vouched_months_required="12")
    page = ruth.post("/workspace/settings/references/", longer).content.decode()
    assert "1 application that is not sent yet." in page
    assert "1 would need more" in page
    assert "Asha Thistlewood</a>. Next: " in page
    assert 'value="36"' in page
    assert "A year is enough here." in page
    assert "Decide this" in page
    assert not ReferenceRule.objects.exists()


def test_it_is_decided_only_as_it_was_shown(cast, client_as):
    ruth = client_as("ruth")
    shown = ruth.post("/workspace/settings/references/", form()).context["shown"]
    changed = ruth.post("/workspace/settings/references/", form(window_months="6", shown=shown))
    assert (changed.status_code, ReferenceRule.objects.count()) == (200, 0)
    assert ruth.post("/workspace/settings/references/", form(shown=shown)).status_code == 302
    assert ReferenceRule.in_force().window_months == 12


def test_those_who_have_sent_are_never_affected_and_the_page_says_so(cast, client_as):
    applying = recruiting.filled_in(recruiting.for_user(cast("asha")))
    ruth = client_as("ruth")
    page = ruth.post("/workspace/settings/references/", form(window_months="60"))
    assert page.context["preview"].people == 1
    recruiting.recruitment.send(applying, by=Actor.of(cast("asha")))
    page = ruth.post("/workspace/settings/references/", form(window_months="60"))
    assert page.context["preview"].people == 0
    assert "1 application was sent already. It keeps its rule" in page.content.decode()


def test_who_would_newly_meet_it_and_who_no_longer(cast):
    recruiting.told(recruiting.for_user(cast("asha")))
    none, some = Rule(references_required=0, vouched_months_required=0), Rule()
    assert [each.effect for each in preview.affected(some, none)] == [preview.Effect.NEWLY_MEETS]
    assert [each.effect for each in preview.affected(none, some)] == [preview.Effect.NO_LONGER_MEETS]
    assert preview.affected(some, some) == []


def test_whoever_was_brought_over_as_welcomed_has_nothing_to_send(cast):
    none, some = Rule(24, 0, 0, 24), Rule(24, 1, 12, 24)
    asked = bringing.mentor(cast, stage="checks", references=None)
    bringing.mentor(cast, chosen_name="Maple Quillwort", route=None)
    assert [each.application for each in preview.affected(none, some)] == [asked.pk]


def test_an_administrator_sees_how_many_and_no_names(cast, client_as):
    recruiting.told(recruiting.for_user(cast("asha")))
    page = client_as("ada").post("/workspace/settings/references/", form(window_months="36")).content.decode()
    assert "1 person not named here" in page
    assert "Asha" not in page
    assert (
        "Asha" in client_as("ruth").post("/workspace/settings/references/", form(window_months="36")).content.decode()
    )


def test_other_windows_stand_beside_the_rule_for_those_who_read_the_funnel(cast, client_as):
    recruiting.sent(recruiting.for_user(cast("asha")))
    beside = "What another window would have done"
    assert beside in client_as("ruth").get("/workspace/settings/references/").content.decode()
    assert beside not in client_as("ada").get("/workspace/settings/references/").content.decode()
    assert beside not in client_as("ruth").get("/workspace/settings/hellos/").content.decode()


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


def limits(**changes):
    first = MessageRules()
    shown = {f"reminders_{kind.code}": first.reminders_for(kind) for kind in kinds.every() if kind.can_be_switched_off}
    hours = {"quiet_from": "20:00", "quiet_until": "09:00", "effective_from": clock.today().isoformat()}
    return {**hours, "reason": "Fewer, please.", **shown, **changes}


def test_one_page_shows_for_each_kind_its_limit_and_whether_people_can_switch_it_off(client_as):
    page = client_as("ruth").get("/workspace/settings/messages/").content.decode()
    for kind in kinds.every():
        assert kind.label in page
        assert (f'name="reminders_{kind.code}"' in page) == kind.can_be_switched_off
    assert page.count("People can switch it off.") == sum(kind.can_be_switched_off for kind in kinds.every())
    assert "It always comes, at any hour." in page


def test_the_limit_of_one_kind_is_decided_and_the_others_stay(client_as):
    MessageRules.objects.create(reminders={"a_kind_that_is_gone": 1})
    ruth = client_as("ruth")
    assert ruth.post("/workspace/settings/messages/", limits(reminders_reference_request="0")).status_code == 302
    assert MessageRules.in_force().reminders == {"a_kind_that_is_gone": 1, "reference_request": 0}
    assert "Asking for a character reference 0" in ruth.get("/workspace/settings/").content.decode()


@pytest.mark.parametrize("number", ["-1", "11", "many"])
def test_a_limit_nobody_would_want_is_refused_with_a_sentence(client_as, number):
    page = client_as("ruth").post("/workspace/settings/messages/", limits(reminders_reference_request=number))
    assert "The number of reminders of “Asking for a character reference” is between 0 and 10." in page.content.decode()
    assert not MessageRules.objects.exists()

"""Who may open the pages of the Reference Panel and its consultations (see matrix.py)."""

from datetime import timedelta
from typing import Any

from coprod import clock
from coprod.panels.consultations.models import Answer, Contribution
from tests import consulting
from tests.access.matrix import (
    FACILITATOR,
    LEAD,
    LEADS,
    PANEL_MEMBER,
    POLICY_OWNER,
    Row,
    public,
    row,
    setup,
)

# The Reference Panel: Nell is Kingfisher. Nia facilitates for the whole programme.


@setup
def nell_on_the_panel(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    return {}


@setup
def member_of_quayside(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.member_without_sign_in(cast).pk}


@setup
def member_with_a_phone(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.member_who_texts(cast).pk}


@setup
def bryn_to_join(cast: Any) -> dict[str, Any]:
    return {"pk": cast("bryn").person_id}


@setup
def policy_draft(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.draft(cast).policy_id}


@setup
def policy_published(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.published(cast).policy_id}


@setup
def first_version(cast: Any) -> dict[str, Any]:
    return {**policy_published(cast), "number": 1}


@setup
def draft_to_publish(cast: Any) -> dict[str, Any]:
    version = consulting.draft(cast)
    return {"pk": version.policy_id, "version": version.pk}


@setup
def doubtful_passage(cast: Any) -> dict[str, Any]:
    consultation = consulting.answering_stage(cast)
    new = consulting.rewritten(cast, consultation).passages.get(text__contains="11pm")
    old = consultation.version.passages.get(text__contains="by 9pm on every day")
    return {"pk": consultation.version.policy_id, "old": old.pk, "new": new.pk}


@setup
def doubtful_passage_of_consultation(cast: Any) -> dict[str, Any]:
    consultation = consulting.answering_stage(cast)
    new = consulting.rewritten(cast, consultation).passages.get(text__contains="11pm")
    old = consultation.version.passages.get(text__contains="by 9pm on every day")
    return {"pk": consultation.pk, "old": old.pk, "new": new.pk}


@setup
def version_to_ask_about(cast: Any) -> dict[str, Any]:
    return {"version": consulting.published(cast).pk}


@setup
def prepared(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.prepared(cast).pk}


@setup
def opened(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    consulting.member_without_sign_in(cast)
    return {"pk": consulting.opened(cast).pk}


@setup
def first_part(cast: Any) -> dict[str, Any]:
    return {**opened(cast), "position": 1}


@setup
def being_answered(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.answering_stage(cast).pk}


@setup
def part_being_answered(cast: Any) -> dict[str, Any]:
    return {**being_answered(cast), "position": 1}


@setup
def drafted_answer(cast: Any) -> dict[str, Any]:
    consultation = consulting.answering_stage(cast)
    answer: Answer = consulting.answered(cast, consultation)
    return {"pk": consultation.pk, "answer": answer.pk}


@setup
def ready_to_publish(cast: Any) -> dict[str, Any]:
    return {"pk": drafted_answer(cast)["pk"]}


@setup
def changed_passage(cast: Any) -> dict[str, Any]:
    consultation = consulting.answering_stage(cast)
    new = consulting.rewritten(cast, consultation).passages.get(text__contains="11pm")
    return {"pk": consultation.pk, "passage": new.pk}


@setup
def said_by_nell(cast: Any) -> dict[str, Any]:
    said: Contribution = consulting.said(cast, consulting.opened(cast))
    return {"pk": said.pk}


@setup
def said_by_another(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    seaglass = consulting.member_without_sign_in(cast)
    return {"pk": consulting.said(cast, consulting.opened(cast), by_member=seaglass).pk}


@setup
def answered_and_published(cast: Any) -> dict[str, Any]:
    return {"pk": consulting.all_published(cast).pk}


@setup
def its_public_page_listed(cast: Any) -> dict[str, Any]:
    consulting.all_published(cast)
    return {}


@setup
def its_public_page(cast: Any) -> dict[str, Any]:
    return {"slug": consulting.all_published(cast).slug}


ONCE = "4f1f6c56-3b1f-4b7e-9a51-6c0f3cf0a0d1"
NEW_MEMBER = {"chosen_name": "Wyn Dotterel", "reach_by": "phone", "address": "01632 960155", "panel_name": "Tideline"}

NEW_POLICY = {"title": "Pets", "typed": consulting.TYPED, "review_on": str(clock.today() + timedelta(days=300))}
TERMS = {name: str(value) for name, value in consulting.terms().items()}
WRITERS_SEE = {LEAD: 200, POLICY_OWNER: 200}
WRITERS_DO = {LEAD: 302, POLICY_OWNER: 302}

ROWS: list[Row] = [
    row("The panel's first page", "membership:home", {PANEL_MEMBER: 200}, objects="nell_on_the_panel"),
    row("Change one's panel name", "membership:own_name", {PANEL_MEMBER: 200}, objects="nell_on_the_panel"),
    row(
        "Change one's panel name",
        "membership:own_name",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="nell_on_the_panel",
        data={"panel_name": "Lantern"},
    ),
    row("See who is who on the panel", "membership:members", {LEADS: 200, FACILITATOR: 200}),
    row("Add a panel member", "membership:new", {LEADS: 200, FACILITATOR: 200}),
    row("Add a panel member", "membership:new", {FACILITATOR: 302, LEADS: 200}, method="POST", data=NEW_MEMBER),
    row("Find someone we know for the panel", "membership:known", {LEADS: 200, FACILITATOR: 200}),
    row(
        "Put someone we know on the panel",
        "membership:add_known",
        {LEAD: 200, FACILITATOR: 200},
        objects="bryn_to_join",
    ),
    row(
        "Put someone we know on the panel",
        "membership:add_known",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="bryn_to_join",
        data={"panel_name": "Lantern"},
    ),
    row(
        "Invite a panel member to sign in",
        "membership:invite",
        {LEAD: 302},
        method="POST",
        objects="member_with_a_phone",
    ),
    row(
        "Change a panel name after asking",
        "membership:change",
        {LEAD: 200, FACILITATOR: 200},
        objects="member_of_quayside",
    ),
    row(
        "Change a panel name after asking",
        "membership:change",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="member_of_quayside",
        data={"panel_name": "Lantern"},
    ),
    row(
        "End someone's time on the panel",
        "membership:leave",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="member_of_quayside",
    ),
    # Policies.
    public("Read a policy", "policies:public", objects="policy_published"),
    public("Read an earlier version of a policy", "policies:public_version", objects="first_version"),
    row("See the policies one writes", "policies:policies", {LEADS: 200, POLICY_OWNER: 200}),
    row("Type in a new policy", "policies:new", {LEADS: 200, POLICY_OWNER: 200}),
    row("Type in a new policy", "policies:new", {POLICY_OWNER: 302, LEADS: 200}, method="POST", data=NEW_POLICY),
    row("See a policy with its versions", "policies:policy", {LEAD: 200, POLICY_OWNER: 200}, objects="policy_draft"),
    row("Write the next draft", "policies:write", WRITERS_SEE, objects="policy_published"),
    row(
        "Write the next draft",
        "policies:write",
        WRITERS_DO,
        method="POST",
        objects="policy_published",
        data={"typed": consulting.TYPED_AGAIN},
    ),
    row(
        "Say what became of a passage",
        "policies:decide_lineage",
        WRITERS_DO,
        method="POST",
        objects="doubtful_passage",
        data={"is_same": "yes"},
    ),
    row(
        "Say what became of a passage, while answering",
        "consultations:one_point",
        WRITERS_DO,
        method="POST",
        objects="doubtful_passage_of_consultation",
        data={"is_same": "yes"},
    ),
    row(
        "Publish a policy without asking the panel",
        "policies:publish",
        WRITERS_DO,
        method="POST",
        objects="draft_to_publish",
    ),
    # Members.
    row("What happened to what I said", "consultations:mine", {PANEL_MEMBER: 200}, objects="nell_on_the_panel"),
    row("What the panel is asked", "consultations:consultation", {PANEL_MEMBER: 200}, objects="opened"),
    row("The whole document", "consultations:whole", {PANEL_MEMBER: 200}, objects="opened"),
    row("One part, and what others said", "consultations:part", {PANEL_MEMBER: 200}, objects="first_part"),
    row(
        "Say something about a part",
        "consultations:part",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="first_part",
        data={"kind": "works", "words": "Good.", "may_be_quoted": "no", "once": ONCE},
    ),
    row("A consultation not open yet", "consultations:consultation", {}, objects="prepared"),
    row("Change what one said", "consultations:change", {PANEL_MEMBER: 200}, objects="said_by_nell"),
    row("Change what someone else said", "consultations:change", {}, objects="said_by_another"),
    row(
        "Change what one said",
        "consultations:change",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="said_by_nell",
        data={"words": "Better.", "may_be_quoted": "no"},
    ),
    row(
        "Take back what one said", "consultations:withdraw", {PANEL_MEMBER: 302}, method="POST", objects="said_by_nell"
    ),
    row("Take back what someone else said", "consultations:withdraw", {}, method="POST", objects="said_by_another"),
    row(
        "Let it be quoted, or no longer",
        "consultations:quoting",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="said_by_nell",
        data={"may_be_quoted": "yes"},
    ),
    row("Let someone else be quoted", "consultations:quoting", {}, method="POST", objects="said_by_another"),
    row("Agree with someone", "consultations:agree", {PANEL_MEMBER: 302}, method="POST", objects="said_by_another"),
    row("Did we get it right?", "consultations:verdict", {PANEL_MEMBER: 200}, objects="answered_and_published"),
    row(
        "Did we get it right?",
        "consultations:verdict",
        {PANEL_MEMBER: 302},
        method="POST",
        objects="answered_and_published",
        data={"is_right": "yes"},
    ),
    # Anyone.
    public("Everything the panel changed", "consultations:influence_list", objects="its_public_page_listed"),
    public("What the panel changed in a policy", "consultations:influence", objects="its_public_page"),
    # Writers and facilitators.
    row("What the panel was asked", "consultations:consultations", {LEADS: 200, FACILITATOR: 200, POLICY_OWNER: 200}),
    row("Ask the panel", "consultations:new", WRITERS_SEE, objects="version_to_ask_about"),
    row("Ask the panel", "consultations:new", WRITERS_DO, method="POST", objects="version_to_ask_about", data=TERMS),
    row("See a consultation", "consultations:staff", {**WRITERS_SEE, FACILITATOR: 200}, objects="being_answered"),
    row("Change the terms", "consultations:terms", WRITERS_SEE, objects="prepared"),
    row("Change the terms", "consultations:terms", WRITERS_DO, method="POST", objects="prepared", data=TERMS),
    row("Open a consultation", "consultations:open", WRITERS_DO, method="POST", objects="prepared"),
    row("Leave more time", "consultations:extend", WRITERS_SEE, objects="opened"),
    row(
        "Leave more time",
        "consultations:extend",
        WRITERS_DO,
        method="POST",
        objects="opened",
        data={"closes_on": str(clock.today() + timedelta(days=12))},
    ),
    row("Close the answers", "consultations:close", WRITERS_DO, method="POST", objects="opened"),
    row(
        "Write down what a member said",
        "consultations:write_down",
        {LEAD: 200, FACILITATOR: 200},
        objects="opened",
    ),
    row(
        "Write down what a member said, without who",
        "consultations:write_down",
        {LEAD: 200, FACILITATOR: 200},
        method="POST",
        objects="opened",
    ),
    row(
        "Stop quoting a member who asked for it",
        "consultations:stop_quoting",
        {LEAD: 302, FACILITATOR: 302},
        method="POST",
        objects="said_by_another",
    ),
    row("Answer what was said", "consultations:answer", WRITERS_SEE, objects="being_answered"),
    row("Answer nothing that was said", "consultations:answer", WRITERS_SEE, method="POST", objects="being_answered"),
    row("Change a drafted answer", "consultations:reword", WRITERS_SEE, objects="drafted_answer"),
    row(
        "Change a drafted answer",
        "consultations:reword",
        WRITERS_DO,
        method="POST",
        objects="drafted_answer",
        data={"outcome": "partly", "why": "We looked again.", "once": ONCE},
    ),
    row("Take a drafted answer away", "consultations:unanswer", WRITERS_DO, method="POST", objects="drafted_answer"),
    row("Answer the taps", "consultations:answer_taps", WRITERS_SEE, objects="part_being_answered"),
    row(
        "Answer the taps",
        "consultations:answer_taps",
        WRITERS_DO,
        method="POST",
        objects="part_being_answered",
        data={"words": "Later it is."},
    ),
    row("Say what led to a change", "consultations:led_to", WRITERS_DO, method="POST", objects="changed_passage"),
    row("Publish the answers", "consultations:publish", WRITERS_DO, method="POST", objects="ready_to_publish"),
    row(
        "Publish while someone has no answer",
        "consultations:publish",
        {LEAD: 409, POLICY_OWNER: 409},
        method="POST",
        objects="being_answered",
    ),
]

"""Every form sent twice, as by an impatient finger: nothing is doubled, and the second answer is a page to read.

The forms are those of the access matrix, and those whose pages it does not send (BESIDES)."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests import recruiting
from tests.access.matrix import ANYONE, APPLICANT, LEAD, SETUPS, WHO, row, setup
from tests.access.rows import ROWS
from tests.access.rows_of_recruitment import ACTIVITY, REFEREE, once
from tests.database import counts
from tests.people import signed_in_client

pytestmark = pytest.mark.django_db

HELLO = {"chosen_name": "Wren", "reach_by": "email", "address": "wren@people.test", "once": once()}
REFERENCE = {
    "way": "here",
    "how_known": "group",
    "first_month": "01",
    "first_year": "2024",
    "is_still_so": "on",
    "rely": "yes",
    "boundaries": "yes",
    "comfortable": "yes",
}
PARTS = {
    "you": {"chosen_name": "Asha", "email": "asha@people.test", "phone": "07700 900321", "prefer": "text"},
    "help": {"access_needs": "Large print"},
    "know": {"knows": ["moving_in"], "good_with": "First days"},
    "hopes": {"hopes": "Company"},
    "free": {"days": ["tue"]},
}


@setup
def enquiry_and_role(cast):
    recruiting.role()
    return SETUPS["own_enquiry"](cast)


@setup
def invited_person(cast):
    return {"pk": recruiting.invited(cast("priya")).person.user.pk}


POST = {"method": "POST"}
BESIDES = [
    row("Say hello", "enquiries:hello", {ANYONE: 302}, data=HELLO, **POST),
    row("Write down a hello", "workspace:enquiry_new", {LEAD: 302}, data={**HELLO, "source": "call"}, **POST),
    *(
        row(
            f"Answer a hello: {then}",
            "workspace:enquiry",
            {LEAD: 302},
            objects="enquiry_and_role",
            data={"words": "Hello to you.", "then": then, "role": "role", "seen": "0", "once": once()},
            **POST,
        )
        for then in ("answer", "invite")
    ),
    *(
        row(f"Save {part}", f"recruitment:{part}", {APPLICANT: 302}, objects="asha_applying", data=data, **POST)
        for part, data in PARTS.items()
    ),
    row(
        "Change a time",
        "recruitment:change_activity",
        {APPLICANT: 302},
        objects="activity_of_asha",
        data=ACTIVITY,
        **POST,
    ),
    row(
        "Change who was named",
        "recruitment:change_referee",
        {APPLICANT: 302},
        objects="referee_of_asha",
        data=REFEREE,
        **POST,
    ),
    row("Start answering", "references:start", {ANYONE: 302}, objects="link_about_asha", **POST),
    row("Answer", "references:answer", {ANYONE: 302}, objects="link_about_asha", data=REFERENCE, **POST),
    row(
        "Save for later",
        "references:answer",
        {ANYONE: 302},
        objects="link_about_asha",
        data={**REFERENCE, "save": "1"},
        **POST,
    ),
]
INVITE_AGAIN = row("Invite again", "team_resend", {LEAD: 302}, objects="invited_person", **POST)
"""In place of the matrix's row, whose person was never invited before."""

OF_THE_MATRIX = [
    each
    for each in ROWS
    if each.method == "POST" and each.name != "team_resend" and min(each.may.values(), default=404) < 400
]
FORMS = [*OF_THE_MATRIX, *BESIDES, INVITE_AGAIN]

IS_A_CLEAR_PAGE = {200, 302, 403, 404, 409, 410}
AUDIT = "audit.Event"
"""Saving the same part again is written down again: that is what happened."""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.name or form.path} {form.what}")
def test_sent_twice_is_done_once(form, cast, django_capture_on_commit_callbacks, mailoutbox):
    for name in filter(None, WHO.values()):
        cast(name)
    url = form.path or reverse(form.name, kwargs=SETUPS[form.objects](cast))
    data = {name: recruiting.role().pk if value == "role" else value for name, value in form.data.items()}
    who = next(who for who, status in form.may.items() if status < 400)
    browser = signed_in_client(cast(WHO[who]) if WHO[who] else None)

    def send():
        cache.clear()
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(url, data)

    first = send()
    assert first.status_code in (200, 302), first.content.decode()
    after_one, letters = counts(), len(mailoutbox)
    second = send()
    assert second.status_code in IS_A_CLEAR_PAGE
    after_two = counts()
    del after_one[AUDIT], after_two[AUDIT]
    assert after_two == after_one
    assert len(mailoutbox) == letters


def test_the_table_has_every_form_of_the_thread():
    names = {form.name for form in FORMS}
    assert {
        "enquiries:hello",
        "workspace:enquiry",
        "workspace:enquiry_close",
        "recruitment:check",
        "recruitment:history",
        "recruitment:people",
        "references:answer",
        "references:decline",
        "references:read",
        "workspace:person",
        "workspace:say_yes_if",
        "workspace:close",
    } <= names
